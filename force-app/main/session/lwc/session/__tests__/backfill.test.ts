import type { AgentSession, SessionInput } from 'c/session';
import { AgentDesk, CHAT, COLLEAGUE, ME, MINUTE, NUDGE, policyWith, SECOND, settle, START } from './agentDesk';

/** A window opens in the middle of a chat whose question is owed an answer, and something happened meanwhile. */
describe('What falls due while no window is open', () => {
    let desk: AgentDesk;
    const NOTHING: SessionInput = { type: 'record', chat: CHAT, facts: {}, events: [] };

    /** The chat as it was when the window closed at 4:00; it opens again at 6:00. */
    const reopen = async (missed: () => Promise<void> = async () => undefined, onScreen = true) => {
        desk.windows.forEach((session) => desk.crash(session));
        await desk.until(270);
        await missed();
        await desk.until(360);
        const session = desk.open({ alone: true, onScreen });
        await settle();
        return session;
    };

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('Let me check that.');
        await desk.until(240);
    });

    it('is not done if the log tells, after a reload, that the agent has answered meanwhile', async () => {
        const session = await reopen(() => {
            desk.conversation.onScreen = false;
            return desk.agent('It comes tomorrow.');
        });
        session.dispatch({ type: 'policies' });
        session.dispatch(NOTHING);
        await desk.pass(9 * SECOND);
        expect(desk.office.cases.size).toBe(0);
        await desk.show(session);
        await desk.pass(MINUTE);
        expect(desk.office.cases.size).toBe(0);
    });

    it('is not done if the record tells that the chat has ended meanwhile', async () => {
        desk.recordHangs = true;
        const session = await reopen();
        session.dispatch({ type: 'policies' });
        await settle();
        expect(desk.office.cases.size).toBe(0);
        const ended = { type: 'ended', chat: CHAT, at: START + 300 * SECOND, by: 'client', id: 'ended' } as const;
        session.dispatch({ type: 'record', chat: CHAT, facts: {}, events: [ended] });
        await desk.pass(MINUTE);
        expect(desk.office.cases.size).toBe(0);
    });

    it('is done as soon as log and record were read and say nothing else', async () => {
        desk.recordHangs = true;
        const session = await reopen();
        session.dispatch({ type: 'policies' });
        await settle();
        expect(desk.office.cases.size).toBe(0);
        desk.recordHangs = false;
        session.dispatch(NOTHING);
        await settle();
        expect(desk.office.cases.size).toBe(1);
    });

    it('is done after 10 seconds if nothing more can be read', async () => {
        desk.recordHangs = true;
        const session = await reopen(undefined, false);
        session.dispatch({ type: 'policies' });
        await desk.pass(10 * SECOND - 1);
        expect(desk.office.cases.size).toBe(0);
        desk.recordHangs = false;
        await desk.pass(1);
        expect(desk.office.cases.size).toBe(1);
    });

    it('is not done by a browser’s clock that is 5 minutes ahead, before the server has said what time it is', async () => {
        desk.windows.forEach((session) => desk.crash(session));
        desk.now += 5 * MINUTE;
        const session = desk.open({ alone: true });
        await settle();
        desk.now -= 5 * MINUTE;
        session.dispatch(NOTHING);
        session.dispatch({ type: 'policies' });
        await settle();
        expect(desk.office.cases.size).toBe(0);
        expect(desk.countdown('answer')).toMatchObject({ state: 'dueSoon', remaining: MINUTE });
        await desk.pass(MINUTE + 1);
        expect(desk.office.cases.size).toBe(1);
    });

    it('is known from a later reading if the log could not be read when the chat came on screen', async () => {
        desk.conversation.logRefused = 'Try again later.';
        desk.speakUnheard('agent', 'It comes tomorrow.');
        await desk.show();
        expect(desk.countdown('answer')).toBeDefined();
        desk.conversation.logRefused = undefined;
        await desk.pass(5 * SECOND - 1);
        expect(desk.countdown('answer')).toBeDefined();
        await desk.pass(1);
        expect(desk.countdown('answer')).toBeUndefined();
    });

    it('is looked up in a chat of which nothing was known until it was found in the list of work', async () => {
        desk.windows.forEach((session) => desk.crash(session));
        desk.browser.stored.clear();
        await desk.until(360);
        const session = desk.open();
        desk.conversation.onScreen = false;
        session.dispatch({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
        desk.hear({ type: 'accepted', chat: CHAT, at: START, agent: ME, id: 'accepted' });
        desk.hear({ type: 'message', chat: CHAT, id: 'm0', from: 'client', text: 'Where?', at: START });
        await settle();
        expect(desk.office.cases.size).toBe(0);
        session.dispatch(NOTHING);
        await desk.show(session);
        expect(desk.office.cases.size).toBe(1);
    });
});

describe('A log that lags', () => {
    let desk: AgentDesk;
    const second = 12;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        desk.conversation.shownEntries = 0;
        desk.speakUnheard('client', 'Where is my order?');
        await desk.accept();
        desk.tell({ type: 'shown', chat: CHAT });
        await settle();
        desk.conversation.shownEntries = Infinity;
    });

    it('is read once more 12 seconds later: it lacked what was said last', async () => {
        const readings = desk.conversation.readings;
        await desk.until(second - 0.001);
        expect(desk.countdown('answer')).toBeUndefined();
        await desk.until(second);
        expect(desk.countdown('answer')).toMatchObject({ remaining: (300 - second) * SECOND });
        await desk.until(59);
        expect(desk.conversation.readings).toBe(readings + 1);
    });

    it('is read anew, and once more, when the conversation comes on screen again', async () => {
        await desk.until(30);
        const readings = desk.conversation.readings;
        desk.tell({ type: 'shown', chat: CHAT });
        await desk.until(30 + second);
        expect(desk.conversation.readings).toBe(readings + 2);
    });
});

describe('A text that was sent, and of which nobody told', () => {
    it('is looked for in the log again 12 seconds later, and counts then', async () => {
        const desk = new AgentDesk();
        desk.policy = policyWith({ nudge: 'send' });
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.tell({ type: 'shown', chat: CHAT });
        await desk.until(60);
        desk.conversation.sent = () => undefined;
        desk.conversation.shownEntries = 1;
        await desk.until(180.001);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
        desk.conversation.shownEntries = Infinity;
        await desk.until(192);
        expect(desk.countdown('idle')?.remaining).toBeUndefined();
        await desk.until(192.001);
        expect(desk.countdown('nudge')).toBeUndefined();
        expect(desk.countdown('idle')?.remaining).toBe(108_000);
    });
});

describe('A text whose answer was lost, in a conversation of many messages', () => {
    /** The platform's log holds so many entries, the newest. */
    const LOG = 200;
    const TICKET = 'I need to investigate this further, so I have opened ticket 00001001 for you.';
    let desk: AgentDesk;

    /** The window dies once the text is with the client; so many messages follow before the next one opens. */
    const loseTheAnswer = async (messagesAfter: number): Promise<void> => {
        await desk.until(300);
        desk.conversation.answerIsLost = true;
        desk.conversation.sent = () => undefined;
        await desk.pass(1);
        desk.crash(desk.window);
        await desk.pass(2 * SECOND);
        for (let count = 1; count <= messagesAfter; count += 1) {
            desk.speakUnheard('client', `Line ${count}`);
        }
        desk.open();
        await desk.pass(40 * SECOND);
    };

    const timesTold = (): number => desk.texts().filter((text) => text.startsWith(TICKET)).length;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.policy = policyWith({ 'ticket:answer': 'send' });
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
    });

    it('is found in the log, and not sent again', async () => {
        await loseTheAnswer(LOG - 1);
        expect(timesTold()).toBe(1);
        expect(desk.action('ticket:answer')).toBeUndefined();
    });

    it('is not sent again if the log no longer reaches back to it: the agent is told to look', async () => {
        await loseTheAnswer(LOG);
        expect(timesTold()).toBe(1);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'notOnScreen', reason: 'unknown' });
    });

    it('is not sent again if the log is one page that does not reach back, however short', async () => {
        desk.conversation.logLimit = 25;
        await loseTheAnswer(25);
        expect(timesTold()).toBe(1);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'notOnScreen', reason: 'unknown' });
    });

    it('is not sent again if the agent has scrolled up in the log, and messages are known that it does not show', async () => {
        await desk.until(300);
        desk.conversation.answerIsLost = true;
        desk.conversation.sent = () => undefined;
        await desk.pass(1);
        desk.crash(desk.window);
        await desk.pass(2 * SECOND);
        desk.conversation.shownEntries = 1;
        desk.open();
        await desk.client('Are you there?');
        await desk.pass(40 * SECOND);
        expect(timesTold()).toBe(1);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'notOnScreen', reason: 'unknown' });
    });

    it('is sent if the log reaches back and does not have it', async () => {
        await desk.until(100);
        await desk.client('Are you there?');
        await desk.until(300);
        desk.conversation.refusals = [new Promise(() => undefined)];
        await desk.pass(1);
        desk.crash(desk.window);
        await desk.pass(4 * SECOND);
        desk.open();
        await desk.pass(40 * SECOND);
        expect(timesTold()).toBe(1);
    });
});

describe('An acceptance that Omni-Channel tells late', () => {
    let desk: AgentDesk;
    const accepted = (at: number) => ({ type: 'accepted', chat: CHAT, at, id: `accepted:${at}`, agent: ME }) as const;
    const recordSays = (at: number): void =>
        desk.tell({ type: 'record', chat: CHAT, facts: {}, events: [accepted(at)] });
    const remaining = () => desk.countdown('duration')?.remaining;

    beforeEach(async () => {
        desk = new AgentDesk();
        await desk.pass(5 * SECOND);
        desk.open();
    });

    it('is dated as the chat’s record says, if that is a second earlier or more', async () => {
        await desk.accept();
        desk.hear({ ...accepted(desk.now), id: 'accepted:w1' });
        recordSays(START - 1 * SECOND);
        expect(remaining()).toBe(900_000 - 6 * SECOND);
    });

    it('keeps its date as long as the record’s whole seconds allow that', async () => {
        await desk.accept();
        recordSays(START - SECOND + 1);
        expect(remaining()).toBe(900_000 - 5 * SECOND);
        recordSays(START + 9 * SECOND);
        expect(remaining()).toBe(900_000 - 5 * SECOND);
    });

    it('by another agent takes the chat off the list when this one is back', async () => {
        desk.record.events = [{ ...accepted(START), agent: COLLEAGUE }];
        desk.hear({ type: 'assigned', chat: CHAT, at: START, id: 'assigned:w1', agent: ME });
        expect(desk.window.view().chats).toHaveLength(1);
        desk.tell({ type: 'returned' });
        await settle();
        expect(desk.window.view().chats).toEqual([]);
    });

    it('is looked up in the record when the agent is back, and only until the record told of it', async () => {
        await desk.accept();
        await desk.agent('Hello');
        desk.recordReadings = [];
        desk.tell({ type: 'returned' });
        await settle();
        expect(desk.recordReadings).toEqual([[CHAT]]);
        recordSays(START);
        desk.tell({ type: 'returned' });
        await settle();
        expect(desk.recordReadings).toEqual([[CHAT]]);
    });
});

describe('A chat that Omni-Channel’s list lacks', () => {
    it('is not taken back by a reading of its record that was on its way then: it may name the former owner', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        desk.record.events = [{ type: 'accepted', chat: CHAT, at: START, id: 'accepted', agent: ME }];
        desk.tell({ type: 'work', works: [] });
        desk.tell({ type: 'record', chat: CHAT, ...desk.record });
        expect(desk.window.view().chats).toEqual([]);
    });
});

describe('Messages of one instant', () => {
    it('count in the order of the log, in every window, also if the log comes after the live answer', async () => {
        const desk = new AgentDesk();
        const first = desk.open();
        const second = desk.open({ onScreen: false });
        desk.conversation.onScreen = false;
        await desk.client('Where is my order?');
        await desk.accept();
        const answer = { id: 'm1', from: 'agent', text: 'On its way.', at: START } as const;
        first.dispatch({ type: 'event', event: { type: 'message', chat: CHAT, ...answer } });
        desk.conversation.entries.push({ ...answer, name: 'Ada Agent' });
        await desk.show(first);
        for (const session of [first, second, desk.open()]) {
            expect(desk.card(session).clocks.map(({ rule }) => rule)).toEqual(['nudge', 'duration', 'idle']);
        }
    });
});

describe('While it is not known what time it is', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.policy = policyWith({ nudge: 'send', end: 'send' });
        desk.open();
        await desk.accept();
    });

    it('nothing falls due, whatever happens; the clocks go on once it is known', async () => {
        await desk.agent('Hello');
        const { now } = desk;
        desk.clock.isSure = false;
        desk.now = now + 10 * MINUTE;
        await desk.show();
        desk.tell({ type: 'returned' });
        await settle();
        expect(desk.texts()).toEqual(['Hello']);
        expect(desk.office.cases.size).toBe(0);
        desk.clock.isSure = true;
        desk.now = now;
        await desk.pass(0);
        expect(desk.countdown('nudge')).toMatchObject({ state: 'onTime', remaining: 180_000 });
        await desk.until(180.001);
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
    });

    it('no log is read because an instant was missed: none was set', async () => {
        desk.clock.isSure = false;
        await desk.show();
        expect(desk.clock.asked?.at).toBeUndefined();
        const before = desk.conversation.readings;
        desk.tell({ type: 'wake' });
        desk.tell({ type: 'wake' });
        await settle();
        expect(desk.conversation.readings).toBe(before);
    });

    it('what the conversation tells keeps its own time, also if the browser’s clock was minutes behind', async () => {
        await desk.agent('Hello');
        desk.windows.forEach((session) => desk.crash(session));
        await desk.until(100);
        desk.speakUnheard('client', 'Where is my order?');
        desk.now -= 5 * MINUTE;
        const session = desk.open({ alone: true });
        await desk.show(session);
        desk.now += 5 * MINUTE;
        session.dispatch({ type: 'record', chat: CHAT, facts: {}, events: [] });
        session.dispatch({ type: 'policies' });
        await settle();
        expect(desk.countdown('response')).toMatchObject({ remaining: MINUTE });
        await desk.pass(200 * SECOND);
        expect(desk.texts()).toEqual(['Hello']);
    });

    it('a chat is as old as its record says, read while the browser’s clock was minutes behind', async () => {
        await desk.until(60);
        desk.windows.forEach((session) => desk.crash(session));
        desk.now -= 5 * MINUTE;
        const session = desk.open({ alone: true });
        const accepted = { type: 'accepted', chat: CHAT, at: START, agent: ME, id: `accepted:${START}` } as const;
        session.dispatch({ type: 'record', chat: CHAT, facts: {}, events: [accepted] });
        desk.now += 5 * MINUTE;
        session.dispatch({ type: 'policies' });
        await settle();
        expect(desk.countdown('duration')).toMatchObject({ start: START, remaining: 14 * MINUTE });
        expect(desk.browser.stored.get(`chat|${CHAT}`)).not.toContain(String(START - 4 * MINUTE));
    });
});

/** The client left, and no event told this window of it. */
describe('A chat that ended unheard', () => {
    let desk: AgentDesk;
    let session: AgentSession;

    beforeEach(async () => {
        desk = new AgentDesk();
        session = desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        const accepted = { type: 'accepted', chat: CHAT, at: START, agent: ME, id: 'accepted' } as const;
        session.dispatch({ type: 'record', chat: CHAT, facts: {}, events: [accepted] });
        desk.record.events = [{ type: 'ended', chat: CHAT, at: desk.now, by: 'client', id: 'ended' }];
        desk.recordReadings.length = 0;
    });

    it.each<[string, SessionInput]>([
        ['the agent comes back', { type: 'returned' }],
        ['news may have come unheard', { type: 'unheard' }]
    ])('is known a minute after the records were read, once %s', async (_when, input) => {
        await desk.until(59);
        session.dispatch(input);
        await settle();
        expect(desk.recordReadings).toEqual([]);
        expect(desk.countdown('response')).toBeDefined();
        await desk.until(60);
        session.dispatch(input);
        await settle();
        expect(desk.recordReadings).toEqual([[CHAT]]);
        expect(desk.countdown('response')).toBeUndefined();
    });

    it('has its record read once a minute at most', async () => {
        desk.record.events = [];
        for (const second of [60, 61, 119, 120]) {
            await desk.until(second);
            session.dispatch({ type: 'unheard' });
            await settle();
        }
        expect(desk.recordReadings).toEqual([[CHAT], [CHAT]]);
    });

    it('is known at once where something else told of it', async () => {
        session.dispatch({ type: 'unheard', chats: ['570000000000000ZAA', CHAT] });
        await settle();
        expect(desk.recordReadings).toEqual([[CHAT]]);
        expect(desk.countdown('response')).toBeUndefined();
        session.dispatch({ type: 'unheard', chats: [CHAT] });
        await settle();
        expect(desk.recordReadings).toEqual([[CHAT]]);
    });
});
