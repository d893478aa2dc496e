import { DEFAULT_POLICY, type Action, type Mode } from 'c/etiquette';
import type { Shift } from 'c/shift';
import { CHAT, Desk, SECOND } from './desk';

const HOLD = "I need a few minutes to find that out for you. I'll keep you updated.";

describe('The agent’s buttons', () => {
    let desk: Desk;
    let shift: Shift;

    beforeEach(async () => {
        desk = new Desk();
        shift = desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
    });

    const setMode = async (action: Action, mode: Mode): Promise<void> => {
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, [action]: mode } };
        await shift.refresh();
    };

    it('put the hold text into the input, and the message that carries it counts as a hold', async () => {
        await shift.press(CHAT, 'hold');
        expect(desk.conversation.input).toBe(HOLD);
        desk.conversation.input = `It is complicated. ${HOLD} Carla.`;
        await desk.sendInput();
        expect(desk.clock('update')?.remaining).toBe(120 * SECOND);
        expect(desk.clock('response')).toBeUndefined();
    });

    it('give their intent to one message only', async () => {
        await shift.press(CHAT, 'update');
        await shift.press(CHAT, 'hold');
        await desk.sendInput();
        await desk.pass(30 * SECOND);
        await desk.agent('It arrives on Monday.');
        expect(desk.clock('update')).toBeUndefined();
        expect(desk.clock('nudge')).toBeDefined();
    });

    it('leave an answer an answer where the agent has deleted their text', async () => {
        await shift.press(CHAT, 'hold');
        await desk.agent('It arrives on Monday.');
        expect(desk.clock('update')).toBeUndefined();
        expect(desk.clock('answer')).toBeUndefined();
    });

    it('send at once where the mode is to send', async () => {
        await setMode('hold', 'send');
        await shift.press(CHAT, 'hold');
        expect(desk.texts()).toEqual([HOLD]);
        expect(desk.card().buttons).toContain('update');
    });

    it('are not there for hold and update where those are off', async () => {
        expect(desk.card().buttons).toContain('hold');
        await setMode('hold', 'off');
        expect(desk.card().buttons).not.toContain('hold');
    });

    it('are allowed as the etiquette says: no nudge and no end while the client waits', () => {
        expect(desk.card().buttons).toEqual(['hold', 'ticket']);
    });

    it('do nothing where the etiquette does not allow them', async () => {
        await shift.press(CHAT, 'end');
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.conversation.ended).toBe(false);
    });

    it('write a text once where they are pressed twice', async () => {
        await Promise.all([shift.press(CHAT, 'hold'), shift.press(CHAT, 'hold')]);
        expect(desk.conversation.input).toBe(HOLD);
    });

    it('show the platform’s own words where the chat has ended unnoticed', async () => {
        await setMode('hold', 'send');
        desk.conversation.ended = true;
        await shift.press(CHAT, 'hold');
        expect(desk.action('hold')).toMatchObject({ state: 'failed', message: 'The conversation has ended.' });
    });

    it('try again what failed, and the message goes out once', async () => {
        await setMode('hold', 'send');
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Network' }];
        await shift.press(CHAT, 'hold');
        await shift.act(desk.action('hold')?.key ?? '', 'retry');
        expect(desk.texts()).toEqual([HOLD]);
        expect(desk.action('hold')).toBeUndefined();
    });

    it('are tried again by themselves where the platform refused, and the message goes out once', async () => {
        await setMode('hold', 'send');
        const refused = { outcome: 'failed', message: 'Too busy', refused: true } as const;
        desk.conversation.refusals = [refused, refused];
        await shift.press(CHAT, 'hold');
        expect(desk.action('hold')).toMatchObject({ state: 'failed', message: 'Too busy', until: desk.now + 5_000 });
        await desk.pass(5_000);
        expect(desk.texts()).toEqual([]);
        await desk.pass(20_000);
        expect(desk.texts()).toEqual([HOLD]);
        expect(desk.action('hold')).toBeUndefined();
    });

    it('are left to the agent where it is not known whether the message went out', async () => {
        await setMode('hold', 'send');
        desk.conversation.refusals = [{ outcome: 'failed', message: 'No answer' }];
        await shift.press(CHAT, 'hold');
        await desk.pass(30_000);
        expect(desk.action('hold')).toMatchObject({ state: 'failed', message: 'No answer' });
        expect(desk.texts()).toEqual([]);
    });

    it('do not send again what had arrived although the platform said it failed', async () => {
        await setMode('hold', 'send');
        const { commands, entries } = desk.conversation;
        const push = commands.push.bind(commands);
        commands.push = (command) => {
            entries.push({ id: 'lost', from: 'agent', name: 'Ada', text: HOLD, at: desk.now });
            return push(command);
        };
        desk.conversation.refusals = [{ outcome: 'failed', message: 'Time-out' }];
        await shift.press(CHAT, 'hold');
        commands.push = push;
        await shift.act(desk.action('hold')?.key ?? '', 'retry');
        expect(desk.texts()).toEqual([HOLD]);
    });

    it('offer to send by one click what this kind of chat cannot take into the input', async () => {
        desk.conversation.refusals = [{ outcome: 'unsupported' }];
        await shift.press(CHAT, 'hold');
        const offered = desk.action('hold');
        expect(offered).toMatchObject({ state: 'due', reason: 'noWayIn', text: HOLD });
        await shift.act(offered?.key ?? '', 'do');
        expect(desk.texts()).toEqual([HOLD]);
    });

    it('do what is due already, not the same once more', async () => {
        await desk.agent('On Monday.');
        await setMode('nudge', 'remind');
        await desk.pass(181 * SECOND);
        await shift.press(CHAT, 'nudge');
        expect(desk.conversation.input).toBe('Are you still there?');
        await desk.sendInput();
        expect(desk.card().actions).toEqual([]);
    });

    it('nudge early as well', async () => {
        await desk.agent('On Monday.');
        await shift.press(CHAT, 'nudge');
        await desk.sendInput();
        await desk.pass(200 * SECOND);
        expect(desk.conversation.commands).toEqual(['insert']);
    });
});
