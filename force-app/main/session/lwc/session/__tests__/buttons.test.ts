import { DEFAULT_POLICY, type Action, type Mode } from 'c/etiquette';
import { AgentDesk, CLOSING, HOLD, NUDGE, policyWith, SECOND, TICKET } from './agentDesk';

const UPDATE = DEFAULT_POLICY.texts.update;

describe('The agent’s buttons', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
    });

    const setMode = (action: Action, mode: Mode): Promise<void> => desk.follow(policyWith({ [action]: mode }));

    it('put the hold text into the message box, and the message that carries it counts as a hold', async () => {
        await desk.press('hold');
        expect(desk.conversation.input).toBe(HOLD);
        await desk.type(' It is complicated, Carla.');
        await desk.sendInput();
        expect(desk.countdown('update')?.remaining).toBe(120 * SECOND);
        expect(desk.countdown('response')).toBeUndefined();
    });

    it('give their intent to the next message too that carries their words, if they are pressed again', async () => {
        for (const words of [' It is complicated, Carla.', ' This one, too.']) {
            await desk.press('hold');
            await desk.type(words);
            await desk.sendInput();
            expect(desk.countdown('update')).toBeDefined();
            await desk.pass(20 * SECOND);
            await desk.agent('It arrives on Monday.');
            await desk.client('And the other one?');
            expect(desk.countdown('update')).toBeUndefined();
            await desk.pass(20 * SECOND);
        }
    });

    it('give their intent to one message only', async () => {
        await desk.press('update');
        await desk.press('hold');
        await desk.sendInput();
        await desk.pass(30 * SECOND);
        await desk.agent('It arrives on Monday.');
        expect(desk.countdown('update')).toBeUndefined();
        expect(desk.countdown('nudge')).toBeDefined();
    });

    it('leave an answer an answer that repeats their words', async () => {
        await desk.press('hold');
        await desk.sendInput();
        await desk.pass(30 * SECOND);
        await desk.agent(`${HOLD} No more: it arrives on Monday.`);
        expect(desk.countdown('update')).toBeUndefined();
        expect(desk.countdown('nudge')).toBeDefined();
    });

    it('leave an answer an answer if the agent deleted their text', async () => {
        await desk.press('hold');
        await desk.agent('It arrives on Monday.');
        expect(desk.countdown('update')).toBeUndefined();
        expect(desk.countdown('answer')).toBeUndefined();
        expect(desk.action('hold')).toBeUndefined();
    });

    it('send at once in the mode send', async () => {
        await setMode('hold', 'send');
        await desk.press('hold');
        expect(desk.texts()).toEqual([HOLD]);
        expect(desk.card().buttons).toContain('update');
    });

    it('are not there for hold and update if those are off', async () => {
        expect(desk.card().buttons).toContain('hold');
        await setMode('hold', 'off');
        expect(desk.card().buttons).not.toContain('hold');
        await desk.agent(HOLD);
        expect(desk.card().buttons).toContain('update');
        await setMode('update', 'off');
        expect(desk.card().buttons).not.toContain('update');
    });

    it('are allowed as the etiquette says: no nudge and no end while the client waits', () => {
        expect(desk.card().buttons).toEqual(['hold', 'ticket']);
    });

    it('end no chat before its end is due', async () => {
        await desk.agent('On Monday.');
        await desk.pass(181 * SECOND);
        await desk.sendInput();
        await desk.pass(60 * SECOND);
        await desk.press('end');
        await desk.pass(10 * SECOND);
        expect(desk.timesSent(CLOSING)).toBe(0);
        expect(desk.conversation.isEnded).toBe(false);
    });

    it.each([
        ['that the question was not answered in time, where it was not', 301, 'answer'],
        ['that the agent opened the ticket, before that', 290, 'agent']
    ])('say on the case %s', async (_what, seconds, reason) => {
        await setMode('ticket:answer', 'remind');
        await desk.agent('One moment, I will check.');
        await desk.until(seconds);
        await desk.press('ticket');
        expect([...desk.office.cases.values()].map(({ reasons }) => reasons)).toEqual([[reason]]);
    });

    it('do nothing if the etiquette does not allow them', async () => {
        await desk.press('end');
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.conversation.isEnded).toBe(false);
    });

    it('show the platform’s own words if the chat has ended unnoticed', async () => {
        await setMode('hold', 'send');
        desk.conversation.isEnded = true;
        await desk.press('hold');
        expect(desk.action('hold')).toMatchObject({ state: 'failed', message: 'The conversation has ended.' });
    });

    it('are retried by the agent after a failure, and the message goes out once', async () => {
        await setMode('hold', 'send');
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Network' }];
        await desk.press('hold');
        await desk.pass(20 * SECOND);
        await desk.act('hold', 'retry');
        expect(desk.texts()).toEqual([HOLD]);
        expect(desk.action('hold')).toBeUndefined();
    });

    it('are not sent by Retry while the log may still lack the message that failed', async () => {
        await setMode('hold', 'send');
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Network' }];
        await desk.press('hold');
        await desk.act('hold', 'retry');
        expect(desk.texts()).toEqual([]);
        await desk.pass(12 * SECOND);
        expect(desk.texts()).toEqual([HOLD]);
    });

    it('are retried automatically if the platform refused, and the message goes out once', async () => {
        await setMode('hold', 'send');
        const refused = { outcome: 'failed', message: 'Too busy', refused: true } as const;
        desk.conversation.refusals = [refused, refused];
        await desk.press('hold');
        expect(desk.action('hold')).toMatchObject({ state: 'failed', message: 'Too busy', until: desk.now + 5_000 });
        await desk.pass(5_000);
        expect(desk.texts()).toEqual([]);
        await desk.pass(20_000);
        expect(desk.texts()).toEqual([HOLD]);
        expect(desk.action('hold')).toBeUndefined();
    });

    it('are sent again if it is not known whether the message went out, once the log shows that it did not', async () => {
        await setMode('hold', 'send');
        desk.conversation.refusals = [{ outcome: 'failed', message: 'No answer' }];
        await desk.press('hold');
        await desk.pass(11_000);
        expect(desk.action('hold')).toMatchObject({ state: 'failed' });
        expect(desk.texts()).toEqual([]);
        await desk.pass(5_000);
        expect(desk.texts()).toEqual([HOLD]);
    });

    it('are not sent again while the log cannot be read, and are once it can', async () => {
        await setMode('hold', 'send');
        desk.conversation.refusals = [{ outcome: 'failed', message: 'No answer' }];
        await desk.press('hold');
        desk.conversation.logRefused = 'No network';
        await desk.pass(60_000);
        expect(desk.action('hold')).toMatchObject({ state: 'failed' });
        expect(desk.texts()).toEqual([]);
        desk.conversation.logRefused = undefined;
        await desk.pass(120_000);
        expect(desk.texts()).toEqual([HOLD]);
    });

    it('do not send again what had arrived although the platform said it failed', async () => {
        await setMode('hold', 'send');
        const lost = (): { outcome: 'failed'; message: string } => {
            desk.speakUnheard('agent', HOLD);
            return { outcome: 'failed', message: 'Time-out' };
        };
        desk.conversation.refusals = [Promise.resolve().then(lost)];
        await desk.press('hold');
        await desk.act('hold', 'retry');
        expect(desk.texts()).toEqual([HOLD]);
    });

    it('say an update once that had arrived although the platform said it failed', async () => {
        await setMode('update', 'send');
        await desk.agent(HOLD);
        await desk.pass(SECOND);
        const lost = (): { outcome: 'failed'; message: string } => {
            desk.speakUnheard('agent', UPDATE);
            return { outcome: 'failed', message: 'Time-out' };
        };
        desk.conversation.refusals = [Promise.resolve().then(lost)];
        await desk.press('update');
        expect(desk.action('update')?.state).toBe('failed');
        await desk.act('update', 'retry');
        expect(desk.timesSent(UPDATE)).toBe(1);
        expect(desk.action('update')).toBeUndefined();
    });

    it.each([
        ['two seconds before it was sent is that text', 2_000, 1],
        ['earlier than that is another one', 2_001, 2]
    ])('say an update whose answer was lost: one that the server dates %s', async (_what, earlier, times) => {
        await setMode('update', 'send');
        await desk.agent(HOLD);
        await desk.pass(10 * SECOND);
        const lost = (): { outcome: 'failed'; message: string } => {
            desk.conversation.entries.push({
                id: 'early',
                from: 'agent',
                name: 'Ada Agent',
                text: UPDATE,
                at: desk.now - earlier
            });
            return { outcome: 'failed', message: 'Time-out' };
        };
        desk.conversation.refusals = [Promise.resolve().then(lost)];
        await desk.press('update');
        await desk.act('update', 'retry');
        await desk.pass(30 * SECOND);
        expect(desk.timesSent(UPDATE)).toBe(times);
    });

    it('send again what did not arrive, although the same words were said before', async () => {
        await setMode('hold', 'send');
        await desk.press('hold');
        await desk.pass(30 * SECOND);
        await desk.agent('It left our warehouse.');
        await desk.client('And the other one?');
        await desk.pass(10 * SECOND);
        desk.conversation.refusals = [{ outcome: 'failed', message: 'No answer' }];
        await desk.press('hold');
        await desk.pass(20 * SECOND);
        expect(desk.timesSent(HOLD)).toBe(2);
    });

    it('park what this kind of chat cannot take into its message box, and one click sends it', async () => {
        desk.conversation.refusals = [{ outcome: 'unsupported' }];
        await desk.press('hold');
        expect(desk.action('hold')).toMatchObject({ state: 'parked', reason: 'inputUnavailable', text: HOLD });
        await desk.act('hold', 'do');
        expect(desk.texts()).toEqual([HOLD]);
    });

    it('give an intent that wins over other words in the message, also after a reload and under another policy', async () => {
        await desk.press('hold');
        await desk.type(' It is about your order.');
        await desk.sendInput();
        desk.crash(desk.window);
        desk.open();
        await desk.show();
        expect(desk.countdown('update')).toBeDefined();
        await desk.follow({ ...desk.policy, nudge: 200 });
        expect(desk.countdown('update')).toBeDefined();
    });

    it('do what is due already, not the same once more', async () => {
        await desk.agent('On Monday.');
        await setMode('nudge', 'remind');
        await desk.pass(181 * SECOND);
        await desk.press('nudge');
        expect(desk.conversation.input).toBe(NUDGE);
        await desk.sendInput();
        expect(desk.card().actions).toEqual([]);
    });

    it('are retried automatically in the mode off too: the agent asked for it', async () => {
        await setMode('nudge', 'off');
        await desk.agent('On Monday.');
        await desk.pass(190 * SECOND);
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Too busy', refused: true }];
        await desk.press('nudge');
        expect(desk.action('nudge')).toMatchObject({ state: 'failed', until: desk.now + 5_000 });
        await desk.pass(10 * SECOND);
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('put their text in once the chat is on screen, in the mode off too', async () => {
        await setMode('ticket:answer', 'off');
        await desk.pass(310 * SECOND);
        desk.conversation.onScreen = false;
        await desk.press('ticket');
        expect(desk.action('ticket:answer')?.state).toBe('notOnScreen');
        await desk.show();
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('nudge early as well', async () => {
        await desk.agent('On Monday.');
        await desk.press('nudge');
        await desk.sendInput();
        await desk.pass(200 * SECOND);
        expect(desk.conversation.commands).toEqual(['insert']);
        expect(desk.timesSent(NUDGE)).toBe(1);
    });
});
