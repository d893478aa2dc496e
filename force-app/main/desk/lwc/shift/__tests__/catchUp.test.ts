import { CHAT, Desk, ME, MINUTE, SECOND, settle, START } from './desk';

/** A window opens in the middle of a chat whose question is owed an answer, and something happened meanwhile. */
describe('What falls due while nobody listens', () => {
    let desk: Desk;
    const NOTHING = { chat: CHAT, facts: {}, events: [] };

    /** The chat as it was when the window closed at 4:00; it opens again at 6:00. */
    const reopen = async (missed: (desk: Desk) => Promise<void> = async () => undefined, onScreen = true) => {
        desk.shifts.forEach((shift) => desk.crash(shift));
        await desk.until(270);
        await missed(desk);
        await desk.until(360);
        const shift = desk.open({ alone: true, onScreen });
        await settle();
        return shift;
    };

    beforeEach(async () => {
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('Let me check that.');
        await desk.until(240);
    });

    it('is not done where the log tells, after a reload, that the agent has answered meanwhile', async () => {
        const shift = await reopen((at) => {
            at.conversation.onScreen = false;
            return at.agent('It comes tomorrow.');
        });
        await shift.policiesRead();
        shift.record(NOTHING);
        await desk.pass(9 * SECOND);
        expect(desk.cases.size).toBe(0);
        desk.conversation.onScreen = true;
        await shift.shown(CHAT);
        await desk.pass(MINUTE);
        expect(desk.cases.size).toBe(0);
    });

    it('is not done where the record tells that the chat has ended meanwhile', async () => {
        const shift = await reopen();
        await shift.policiesRead();
        expect(desk.cases.size).toBe(0);
        const ended = { type: 'ended', chat: CHAT, at: START + 300 * SECOND, by: 'client', id: 'ended' } as const;
        shift.record({ ...NOTHING, events: [ended] });
        await desk.pass(MINUTE);
        expect(desk.cases.size).toBe(0);
    });

    it('is done as soon as log and record were read and say nothing else', async () => {
        const shift = await reopen();
        await shift.policiesRead();
        expect(desk.cases.size).toBe(0);
        shift.record(NOTHING);
        await settle();
        expect(desk.cases.size).toBe(1);
    });

    it('is done after 10 seconds where nothing more can be read', async () => {
        const shift = await reopen(undefined, false);
        await shift.policiesRead();
        await desk.pass(10 * SECOND - 1);
        expect(desk.cases.size).toBe(0);
        await desk.pass(1);
        expect(desk.cases.size).toBe(1);
    });

    it('is not done by a browser’s clock that is 5 minutes ahead, before the server has said what time it is', async () => {
        desk.shifts.forEach((shift) => desk.crash(shift));
        desk.now += 5 * MINUTE;
        const shift = desk.open({ alone: true });
        await settle();
        desk.now -= 5 * MINUTE;
        shift.record(NOTHING);
        await shift.policiesRead();
        await settle();
        expect(desk.cases.size).toBe(0);
        expect(desk.clock('answer')).toMatchObject({ state: 'dueSoon', remaining: MINUTE });
        await desk.pass(MINUTE + 1);
        expect(desk.cases.size).toBe(1);
    });

    it('is told by the log also where that could not be read when the chat came on screen', async () => {
        const shift = desk.shifts[0] as (typeof desk.shifts)[0];
        desk.conversation.logRefused = 'Try again later.';
        desk.speakUnheard('agent', 'Ada Agent', 'It comes tomorrow.');
        await shift.shown(CHAT);
        expect(desk.clock('answer')).toBeDefined();
        desk.conversation.logRefused = undefined;
        await desk.pass(5 * SECOND - 1);
        expect(desk.clock('answer')).toBeDefined();
        await desk.pass(1);
        expect(desk.clock('answer')).toBeUndefined();
    });

    it('is looked up too in a chat that is found in work, of which nothing was heard so far', async () => {
        desk.shifts.forEach((shift) => desk.crash(shift));
        desk.stored.clear();
        await desk.until(360);
        const shift = desk.open();
        desk.conversation.onScreen = false;
        shift.inHand([CHAT]);
        const accepted = { type: 'accepted', chat: CHAT, at: START, agent: ME, id: 'accepted' } as const;
        shift.hear(accepted);
        shift.hear({ type: 'message', chat: CHAT, id: 'm0', from: 'client', text: 'Where?', at: START });
        await settle();
        expect(desk.cases.size).toBe(0);
        desk.conversation.onScreen = true;
        shift.record(NOTHING);
        await shift.shown(CHAT);
        await settle();
        expect(desk.cases.size).toBe(1);
    });
});
