import { DEFAULT_POLICY } from 'c/etiquette';
import { Desk, SECOND } from './desk';

const TICKET =
    'I need to investigate this further, so I have opened ticket 00001001 for you. We will follow up with you on it.';
/** The platform's log holds so many entries, the newest. */
const LOG = 200;

const policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, 'ticket:answer': 'send' as const } };

describe('A text whose answer was lost, in a conversation of many messages', () => {
    let desk: Desk;

    /** The window dies once the text is with the client; so many messages follow before the next one opens. */
    const loseTheAnswer = async (messagesAfter: number): Promise<void> => {
        await desk.until(300);
        desk.conversation.hangs = true;
        const [shift] = desk.shifts;
        desk.shifts = [];
        await desk.pass(1);
        desk.crash(shift as never);
        await desk.pass(2 * SECOND);
        for (let count = 1; count <= messagesAfter; count += 1) {
            desk.speakUnheard('client', 'Carla', `Line ${count}`);
        }
        desk.open();
        await desk.pass(40 * SECOND);
    };

    const told = (): number => desk.texts().filter((text) => text === TICKET).length;

    beforeEach(async () => {
        desk = new Desk();
        desk.policy = policy;
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
    });

    it('is found in the log, and not sent again', async () => {
        await loseTheAnswer(LOG - 1);
        expect(told()).toBe(1);
        expect(desk.action('ticket:answer')).toBeUndefined();
    });

    it('is not sent again where the log no longer reaches back to it: the agent is told to look', async () => {
        await loseTheAnswer(LOG);
        expect(told()).toBe(1);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'notOnScreen', reason: 'unknown' });
    });

    it('is sent where the log reaches back, and does not have it', async () => {
        await desk.until(300);
        desk.conversation.refusals = [new Promise(() => undefined) as never];
        await desk.pass(1);
        desk.crash(desk.shifts[0] as never);
        await desk.pass(4 * SECOND);
        desk.open();
        await desk.pass(40 * SECOND);
        expect(told()).toBe(1);
    });
});
