import { DEFAULT_POLICY } from 'c/etiquette';
import { AgentDesk, CHAT, CLOSING, HOLD, LATE_TICKET, NUDGE, policyWith, SECOND, START, TICKET } from './agentDesk';

const UPDATE = DEFAULT_POLICY.texts.update;

describe('A button and the clock that asks for the same thing are one action:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
    });

    it('Nudge pressed at 2:50 and not sent is not put in again at 3:00', async () => {
        await desk.agent('Hello');
        await desk.until(170);
        await desk.press('nudge');
        await desk.until(400);
        expect(desk.conversation.input).toBe(NUDGE);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('Open ticket pressed at 4:50 and not sent is not put in again at 5:00', async () => {
        await desk.client('Where is my order?');
        await desk.until(290);
        await desk.press('ticket');
        await desk.until(400);
        expect(desk.conversation.input).toBe(TICKET);
        expect(desk.office.cases.size).toBe(1);
        expect(desk.office.cases.get(CHAT)?.reasons).toEqual(['agent']);
    });

    it('“now” pressed twice on a coming nudge, and then its due time, put it in once', async () => {
        await desk.agent('Hello');
        await desk.until(170);
        const key = desk.action('nudge')?.key ?? '';
        desk.window.dispatch({ type: 'act', key, command: 'do' });
        desk.window.dispatch({ type: 'act', key, command: 'do' });
        await desk.until(175);
        desk.window.dispatch({ type: 'act', key, command: 'do' });
        await desk.until(200);
        expect(desk.conversation.input).toBe(NUDGE);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('Hold pressed twice happens once', async () => {
        await desk.client('Where is my order?');
        desk.window.dispatch({ type: 'press', chat: CHAT, button: 'hold' });
        await desk.press('hold');
        await desk.press('hold');
        await desk.pass(10_000);
        await desk.press('hold');
        expect(desk.conversation.input).toBe(HOLD);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it.each([
        [3_000, 'is that one', 1],
        [3_001, 'is one more', 2]
    ])('Nudge pressed %i ms after the clock sent it %s', async (later, _is, times) => {
        desk.policy = policyWith({ nudge: 'send' });
        desk.tell({ type: 'returned' });
        await desk.agent('Hello');
        await desk.until(181);
        const sentAt = desk.conversation.entries.at(-1)?.at ?? 0;
        await desk.pass(sentAt + later - desk.now);
        await desk.press('nudge');
        await desk.pass(10_000);
        expect(desk.timesSent(NUDGE)).toBe(times);
    });

    it('Nudge pressed at the due moment and the nudge that is due then are put in once', async () => {
        await desk.agent('Hello');
        await desk.until(180);
        desk.now += 1;
        desk.window.dispatch({ type: 'press', chat: CHAT, button: 'nudge' });
        desk.window.dispatch({ type: 'wake' });
        await desk.pass(10);
        await desk.press('nudge');
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('Open ticket pressed after the ticket was put in at 5:00 changes nothing', async () => {
        await desk.client('Where is my order?');
        await desk.until(301);
        await desk.press('ticket');
        expect(desk.conversation.input).toBe(TICKET);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('Open ticket pressed before the bar knew of the question, and the ticket for that, are one row', async () => {
        await desk.follow(policyWith({ 'ticket:answer': 'send' }));
        await desk.client('Where is my order?');
        await desk.until(310);
        desk.conversation.onScreen = false;
        await desk.press('ticket');
        const question = { type: 'message', chat: CHAT, id: 'm2', from: 'client', text: 'Where is it?' } as const;
        desk.hear({ ...question, at: desk.now });
        await desk.until(605);
        expect(desk.card().actions).toMatchObject([{ action: 'ticket:answer', state: 'notOnScreen' }]);
        await desk.until(700);
        expect(desk.card().actions).toMatchObject([{ action: 'ticket:answer', state: 'notOnScreen' }]);
    });

    it('Open ticket pressed before the bar knew of the question, and the ticket for that, are sent once', async () => {
        await desk.follow(policyWith({ 'ticket:answer': 'send' }));
        await desk.client('Where is my order?');
        await desk.until(310);
        expect(desk.timesSent(TICKET)).toBe(1);
        const other = desk.open({ onScreen: false });
        desk.conversation.onScreen = false;
        await desk.until(359);
        desk.speakUnheard('client', 'Where is it?');
        await desk.until(658);
        await desk.press('ticket', other);
        await desk.until(660);
        desk.conversation.onScreen = true;
        desk.tell({ type: 'shown', chat: CHAT });
        await desk.pass(60 * SECOND);
        expect(desk.timesSent(TICKET)).toBe(2);
    });

    it('Open ticket pressed twice where no question is open is one ticket with one text', async () => {
        await desk.agent('Hello');
        await desk.until(60);
        await desk.press('ticket');
        await desk.until(65);
        await desk.press('ticket');
        expect(desk.card().actions).toMatchObject([{ action: 'ticket:duration', state: 'inserted' }]);
    });

    it('Hold pressed again while its text waits beside a draft is that text, put in once the draft is gone', async () => {
        await desk.client('Where is my order?');
        await desk.type('It left our warehouse.');
        await desk.press('hold');
        await desk.press('hold');
        expect(desk.card().actions).toMatchObject([{ action: 'hold', state: 'parked' }]);
        await desk.sendInput();
        await desk.client('And the other one?');
        await desk.press('hold');
        expect(desk.card().actions).toMatchObject([{ action: 'hold', state: 'inserted' }]);
        expect(desk.conversation.input).toBe(HOLD);
    });

    it('Hold pressed again while its text waits for another try is that text', async () => {
        desk.policy = policyWith({ hold: 'send' });
        desk.tell({ type: 'returned' });
        await desk.client('Where is my order?');
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Too busy', refused: true }];
        await desk.press('hold');
        await desk.agent('It left our warehouse.');
        await desk.client('And the other one?');
        await desk.press('hold');
        await desk.pass(10_000);
        expect(desk.timesSent(HOLD)).toBe(1);
    });

    it('Hold pressed again while its text waits for another try is one row', async () => {
        await desk.client('Where is my order?');
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Too busy', refused: true }];
        await desk.press('hold');
        await desk.agent('It left our warehouse.');
        await desk.client('And the other one?');
        await desk.press('hold');
        expect(desk.card().actions).toMatchObject([{ action: 'hold', state: 'inserted' }]);
    });

    it('Hold pressed for the next question is another hold', async () => {
        await desk.agent('Hello');
        await desk.until(10);
        await desk.client('Where is my order?');
        await desk.press('hold');
        await desk.sendInput();
        await desk.until(60);
        await desk.agent('It left our warehouse.');
        await desk.client('And the other one?');
        await desk.until(70);
        await desk.press('hold');
        expect(desk.conversation.input).toBe(HOLD);
        await desk.sendInput();
        expect(desk.timesSent(HOLD)).toBe(2);
    });

    it.each(['sent', 'skipped'])('a ticket by the button that was %s keeps none from a later question', async (how) => {
        desk.office.add('500xx0000000009AAA', '00001001');
        desk.hear({ type: 'case', chat: CHAT, at: desk.now, caseId: '500xx0000000009AAA' });
        await desk.agent('Hello');
        await desk.press('ticket');
        expect(desk.conversation.input).not.toBe('');
        await (how === 'sent' ? desk.sendInput() : desk.act('ticket:answer', 'skip'));
        await desk.until(60);
        await desk.client('Where is my order?');
        await desk.agent('One moment, I will check.');
        expect(desk.conversation.input).toBe('');
        await desk.pass(300 * SECOND + 1);
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('Update that waits beside a draft, and is written by hand, is said once', async () => {
        await desk.client('Where is my order?');
        await desk.agent(HOLD);
        await desk.until(60);
        await desk.type('I am');
        await desk.press('update');
        expect(desk.action('update')?.state).toBe('parked');
        await desk.agent(UPDATE);
        await desk.pass(60 * SECOND);
        expect(desk.timesSent(UPDATE)).toBe(1);
    });

    it('Update pressed, and written by hand before its text could go out, is said once', async () => {
        await desk.follow(policyWith({ update: 'send' }));
        await desk.client('Where is my order?');
        await desk.agent(HOLD);
        await desk.until(60);
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Too busy', refused: true }];
        await desk.press('update');
        await desk.agent(UPDATE);
        await desk.pass(60 * SECOND);
        expect(desk.timesSent(UPDATE)).toBe(1);
        expect(desk.action('update')?.state).not.toBe('failed');
    });

    it('Open ticket pressed, and told of from elsewhere before its case could be opened, is told once', async () => {
        await desk.follow(policyWith({ 'ticket:answer': 'send', 'ticket:duration': 'send' }));
        await desk.agent('Hello');
        await desk.until(60);
        desk.office.errors = [Object.assign(new Error('Busy'), { mayPass: true })];
        await desk.press('ticket');
        desk.speak('agent', LATE_TICKET);
        await desk.pass(60 * SECOND);
        expect(desk.timesSent(LATE_TICKET)).toBe(1);
        expect(desk.office.links).toHaveLength(1);
    });

    it('Hold pressed again while its dismissed text still stands in the message box is that text', async () => {
        await desk.client('Where is my order?');
        await desk.press('hold');
        await desk.type(' Thank you.');
        await desk.act('hold', 'dismiss');
        expect(desk.action('hold')?.state).toBe('leftInInput');
        await desk.press('hold');
        expect(desk.action('hold')?.state).toBe('inserted');
        expect(desk.conversation.input).toBe(`${HOLD} Thank you.`);
        await desk.sendInput();
        expect(desk.card().actions).toEqual([]);
        expect(desk.countdown('update')).toBeDefined();
    });

    it('Insert pressed twice on a text that waits beside a draft puts it in once', async () => {
        await desk.agent('Hello');
        await desk.type('By the way.');
        await desk.until(181);
        const key = desk.action('nudge')?.key ?? '';
        await desk.act('nudge', 'insert');
        desk.window.dispatch({ type: 'act', key, command: 'insert' });
        await desk.pass(10);
        expect(desk.conversation.input).toBe(`By the way. ${NUDGE}`);
    });

    it('End pressed while the closing words are in the message box sends them once, and ends the chat once', async () => {
        await desk.agent('Hello');
        await desk.until(181);
        await desk.sendInput();
        await desk.until(302);
        desk.window.dispatch({ type: 'press', chat: CHAT, button: 'end' });
        await desk.press('end');
        expect(desk.timesSent(CLOSING)).toBe(1);
        expect(desk.conversation.commands.filter((command) => command === 'end')).toHaveLength(1);
        expect(desk.conversation.input).toBe('');
    });
});

describe('Only what the agent decided is final and what is done:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
    });

    it('an end that a late nudge moved is done at its new time', async () => {
        await desk.follow(policyWith({ nudge: 'remind', end: 'send' }));
        await desk.until(175);
        await desk.agent(NUDGE);
        // The end becomes owed at 5:00, and is held up; a nudge that the log dates before that moves it.
        desk.conversation.logsLate = [1_500];
        await desk.until(300.5);
        desk.conversation.entries.push({
            id: 'late-nudge',
            from: 'agent',
            name: 'Ada Agent',
            text: 'Still with me?',
            at: desk.now - 60_500
        });
        desk.conversation.logsLate = [];
        await desk.show();
        await desk.until(310);
        expect(desk.noted('end')).toMatchObject({ state: 'skipped', reason: 'notOwed' });
        expect(desk.conversation.isEnded).toBe(false);
        await desk.until(359);
        expect(desk.conversation.isEnded).toBe(false);
        await desk.until(362);
        expect(desk.timesSent(CLOSING)).toBe(1);
        expect(desk.conversation.isEnded).toBe(true);
    });

    it('a chat that was missing from one reading of the work list gets its nudge', async () => {
        await desk.until(100);
        desk.tell({ type: 'work', works: [] });
        expect(desk.window.view().chats).toEqual([]);
        await desk.until(200);
        expect(desk.conversation.commands).toEqual([]);
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
        desk.tell({
            type: 'record',
            chat: CHAT,
            facts: {},
            events: [
                { type: 'accepted', chat: CHAT, at: desk.now - 200_000, id: 'accepted:w1', agent: '005xx0000000001AAA' }
            ]
        });
        await desk.pass(1_000);
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('a chat that was missing from one reading is known as before, though its conversation is behind another', async () => {
        await desk.until(100);
        desk.conversation.onScreen = false;
        desk.tell({ type: 'work', works: [] });
        await desk.until(110);
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
        await desk.until(120);
        expect(desk.countdown('nudge')).toMatchObject({ remaining: 60 * SECOND });
        expect(desk.countdown('response')).toBeUndefined();
    });

    it('a hold that waits beside a draft waits there still after its chat was missing from one reading', async () => {
        await desk.client('Where is my order?');
        await desk.type('It left');
        await desk.press('hold');
        expect(desk.action('hold')?.state).toBe('parked');
        desk.tell({ type: 'work', works: [] });
        await desk.pass(SECOND);
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
        await desk.pass(SECOND);
        expect(desk.action('hold')).toMatchObject({ state: 'parked', text: HOLD });
    });

    it('a chat that was not on the list while its nudge fell due gets it once it is back', async () => {
        await desk.follow(policyWith({ nudge: 'send' }));
        await desk.until(180);
        desk.conversation.logsLate = [1_000];
        await desk.until(180.001);
        desk.tell({ type: 'work', works: [] });
        await desk.until(190);
        expect(desk.timesSent(NUDGE)).toBe(0);
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
        desk.tell({
            type: 'record',
            chat: CHAT,
            facts: {},
            events: [
                { type: 'accepted', chat: CHAT, at: desk.now - 190_000, id: 'accepted:w1', agent: '005xx0000000001AAA' }
            ]
        });
        await desk.pass(1_000);
        expect(desk.timesSent(NUDGE)).toBe(1);
    });

    it('a nudge that waits for the chat to come on screen does not come once the policy has switched it off', async () => {
        desk.conversation.onScreen = false;
        await desk.until(181);
        expect(desk.action('nudge')?.state).toBe('notOnScreen');
        await desk.follow(policyWith({ nudge: 'off' }));
        await desk.show();
        expect(desk.conversation.commands).toEqual([]);
    });

    it('a nudge that waits for the chat to come on screen is only pointed out once the policy says so', async () => {
        desk.conversation.onScreen = false;
        await desk.until(181);
        await desk.follow(policyWith({ nudge: 'remind' }));
        expect(desk.action('nudge')).toMatchObject({ state: 'due', mode: 'remind' });
        await desk.show();
        expect(desk.conversation.commands).toEqual([]);
        await desk.act('nudge', 'do');
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('a nudge that is retried is only pointed out once the policy says so', async () => {
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Too busy', refused: true }];
        await desk.until(181);
        expect(desk.action('nudge')?.state).toBe('failed');
        await desk.follow(policyWith({ nudge: 'remind' }));
        await desk.until(240);
        expect(desk.action('nudge')).toMatchObject({ state: 'due', mode: 'remind' });
        expect(desk.conversation.input).toBe('');
    });

    it('a nudge that was dismissed rests, also where a policy makes one silence of two', async () => {
        await desk.until(181);
        await desk.agent('Take your time.');
        await desk.until(362);
        await desk.act('nudge', 'dismiss');
        await desk.follow({ ...desk.policy, silenceAnchor: 'first' });
        await desk.until(400);
        expect(desk.countdown('nudge')).toMatchObject({ start: START, isDismissed: true });
        expect(desk.conversation.input).toBe('');
    });

    it('a nudge that was dismissed in the first of them rests as well', async () => {
        await desk.until(181);
        await desk.act('nudge', 'dismiss');
        await desk.agent('Take your time.');
        await desk.until(362);
        await desk.follow({ ...desk.policy, silenceAnchor: 'first' });
        expect(desk.countdown('nudge')).toMatchObject({ start: START, isDismissed: true });
    });

    it('a policy that arrives late is followed in the same episode', async () => {
        await desk.follow({ ...desk.policy, nudge: 400, idle: 900 });
        await desk.until(300);
        expect(desk.conversation.commands).toEqual([]);
        await desk.follow(policyWith({}));
        expect(desk.conversation.input).toBe(NUDGE);
    });
});
