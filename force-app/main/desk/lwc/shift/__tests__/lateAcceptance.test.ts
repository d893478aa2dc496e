import { CHAT, Desk, ME, SECOND, settle, START } from './desk';

describe('An acceptance that Omni-Channel told late', () => {
    let desk: Desk;
    const accepted = (at: number) => ({ type: 'accepted', chat: CHAT, at, id: `accepted:${at}`, agent: ME }) as const;
    const record = (at: number) => ({ chat: CHAT, facts: {}, events: [accepted(at)] });
    const remaining = () => desk.clock('duration')?.remaining;

    beforeEach(async () => {
        desk = new Desk();
        await desk.pass(5 * SECOND);
    });

    it('was when the chat’s record says, a second earlier or more', async () => {
        const shift = desk.open();
        await desk.accept();
        shift.hear({ ...accepted(desk.now), id: 'accepted:w1' });
        shift.record(record(START - 1 * SECOND));
        expect(remaining()).toBe(900_000 - 6 * SECOND);
    });

    it('stays where it was heard as long as the record’s whole seconds allow that', async () => {
        const shift = desk.open();
        await desk.accept();
        shift.record(record(START - SECOND + 1));
        expect(remaining()).toBe(900_000 - 5 * SECOND);
        shift.record(record(START + 9 * SECOND));
        expect(remaining()).toBe(900_000 - 5 * SECOND);
    });

    it('by another agent takes the chat off the list when this one is back', async () => {
        desk.readAgain = () =>
            desk.shifts[0]?.record({
                chat: CHAT,
                facts: {},
                events: [{ ...accepted(START), agent: '005xx0000000002AAA' }]
            });
        const shift = desk.open();
        shift.hear({ type: 'assigned', chat: CHAT, at: START, id: 'assigned:w1', agent: ME });
        expect(shift.view().chats).toHaveLength(1);
        await shift.refresh();
        expect(shift.view().chats).toEqual([]);
    });

    it('is looked up in the record when the agent is back, and only until the record told of it', async () => {
        const asked: string[][] = [];
        desk.readAgain = (chats) => void asked.push(chats);
        const shift = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await shift.refresh();
        expect(asked).toEqual([[CHAT]]);
        shift.record(record(START));
        await shift.refresh();
        await settle();
        expect(asked).toEqual([[CHAT]]);
    });
});
