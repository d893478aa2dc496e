import { DEFAULT_POLICY } from 'c/etiquette';
import { Desk, ME, CHAT } from './desk';

const CLOSING =
    'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!';

describe('A silent client', () => {
    let desk: Desk;

    beforeEach(async () => {
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello, how can I help?');
    });

    it('finds nothing in the input at exactly 3:00', async () => {
        await desk.until(180);
        expect(desk.conversation.input).toBe('');
    });

    it('gets the nudge put into the input at the first moment after 3:00', async () => {
        await desk.until(180.001);
        expect(desk.conversation.input).toBe('Are you still there?');
        expect(desk.action('nudge')?.state).toBe('inserted');
    });

    it('keeps what the agent has typed when the nudge comes', async () => {
        desk.conversation.input = 'By the way ';
        await desk.until(181);
        expect(desk.conversation.input).toBe('By the way Are you still there?');
    });

    it('gets no second nudge while the first one stands in the input', async () => {
        await desk.until(900);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('gets no nudge where the client writes in time', async () => {
        await desk.until(180);
        await desk.client('Still here');
        await desk.until(400);
        expect(desk.conversation.commands).not.toContain('send');
        expect(desk.conversation.input).toBe('');
    });

    it('is not asked where the log came late, and the client wrote while it was on its way, unheard', async () => {
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'send' } };
        await desk.shifts[0]?.refresh();
        desk.conversation.logsLate = [4_000];
        await desk.until(182);
        desk.speakUnheard('client', 'Carla Client', 'I am here');
        await desk.until(190);
        expect(desk.texts()).toEqual(['Hello, how can I help?']);
        expect(desk.clock('response')).toMatchObject({ remaining: 52_000 });
    });

    it('has the nudge done once the agent sends it, whatever else stands in the message', async () => {
        await desk.until(181);
        desk.conversation.input = 'Hi Carla! Are you still there?  Ada';
        await desk.sendInput();
        expect(desk.clock('nudge')).toBeUndefined();
        expect(desk.clock('idle')?.remaining).toBe(120_000);
    });

    it('gets the closing words put into the input after 5:00 in all, and not before', async () => {
        await desk.until(180.001);
        await desk.sendInput();
        await desk.until(300.001);
        expect(desk.conversation.input).toBe('');
        await desk.until(300.002);
        expect(desk.conversation.input).toBe(CLOSING);
        expect(desk.conversation.ended).toBe(false);
    });

    it('has the chat ended once the agent sends the closing words from the input', async () => {
        await desk.until(180.001);
        await desk.sendInput();
        await desk.until(310);
        await desk.sendInput();
        expect(desk.texts().at(-1)).toBe(CLOSING);
        expect(desk.conversation.ended).toBe(true);
        expect(desk.card().phase).toBe('ended');
    });

    it('gets the closing words and then the end by one click', async () => {
        await desk.until(180.001);
        await desk.sendInput();
        await desk.until(310);
        await desk.shifts[0]?.press(CHAT, 'end');
        expect(desk.conversation.commands.slice(-2)).toEqual(['send', 'end']);
        expect(desk.texts().filter((text) => text === CLOSING)).toHaveLength(1);
    });

    it('is never ended without a nudge that was delivered', async () => {
        await desk.until(1_200);
        expect(desk.conversation.commands).toEqual(['insert']);
        expect(desk.conversation.ended).toBe(false);
    });

    it('is neither nudged nor ended where the client wrote and the console was not told', async () => {
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'send', end: 'send' } };
        await desk.shifts[0]?.refresh();
        await desk.until(200);
        desk.speakUnheard('client', 'Carla', 'Yes, and I have a question');
        await desk.until(400);
        expect(desk.texts()).not.toContain(CLOSING);
        expect(desk.conversation.ended).toBe(false);
        expect(desk.clock('response')).toBeDefined();
    });

    it('is sent nothing while the conversation cannot be looked into, and then once', async () => {
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'send' } };
        await desk.shifts[0]?.refresh();
        desk.conversation.logRefused = 'The toolkit is not ready.';
        await desk.until(184);
        expect(desk.action('nudge')).toMatchObject({ state: 'failed', message: 'The toolkit is not ready.' });
        desk.speakUnheard('agent', 'Ada Agent', 'Are you still there?');
        desk.conversation.logRefused = undefined;
        await desk.until(250);
        expect(desk.texts().filter((text) => text === 'Are you still there?')).toHaveLength(1);
    });

    it('is not ended while the client has written between the closing words and the end', async () => {
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'send', end: 'send' } };
        await desk.shifts[0]?.refresh();
        await desk.until(299);
        const { entries } = desk.conversation;
        const push = entries.push.bind(entries);
        entries.push = (entry) => {
            const length = push(entry);
            if (entry.text === CLOSING) {
                void desk.client('Wait, I am here');
            }
            return length;
        };
        await desk.until(302);
        expect(desk.texts().at(-1)).toBe(CLOSING);
        expect(desk.conversation.ended).toBe(false);
    });

    it('is nudged, closed and ended without a click where both are to be sent', async () => {
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'send', end: 'send' } };
        await desk.shifts[0]?.refresh();
        await desk.until(180.001);
        expect(desk.texts().at(-1)).toBe('Are you still there?');
        await desk.until(300);
        expect(desk.conversation.ended).toBe(false);
        await desk.until(300.002);
        expect(desk.texts()).toEqual(['Hello, how can I help?', 'Are you still there?', CLOSING]);
        expect(desk.conversation.ended).toBe(true);
    });

    it('is only pointed out where the mode is to remind', async () => {
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'remind' } };
        await desk.shifts[0]?.refresh();
        await desk.until(181);
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toMatchObject({ state: 'due', text: 'Are you still there?' });
    });

    it('is not even pointed out where the mode is off', async () => {
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'off' } };
        await desk.shifts[0]?.refresh();
        await desk.until(181);
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('is not acted on once the chat has gone to another agent', async () => {
        desk.shifts[0]?.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: '005xx0000000002AAA' });
        await desk.until(400);
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.shifts[0]?.view().chats).toEqual([]);
    });

    it('stays where the chat is accepted once more by the same agent', async () => {
        desk.shifts[0]?.hear({ type: 'accepted', chat: CHAT, at: desk.now + 400, id: 'accepted:record', agent: ME });
        await desk.until(181);
        expect(desk.conversation.commands).toEqual(['insert']);
    });
});
