import type { ClassifiedEvent } from 'c/etiquette';
import type { Shift } from 'c/shift';
import { CHAT, Desk, ME, MINUTE, SECOND, settle, START } from './desk';

const OTHER = '570xx0000000002AAA';
const THEM = '005xx0000000002AAA';

describe('The list of chats', () => {
    let desk: Desk;
    let shift: Shift;

    beforeEach(() => {
        desk = new Desk();
        shift = desk.open();
    });

    const names = (): string[] => shift.view().chats.map(({ chat }) => chat);
    const offer = (chat: string, agent = ME): void => {
        shift.hear({ type: 'requested', chat, at: desk.now, id: 'requested' });
        shift.hear({ type: 'assigned', chat, at: desk.now, agent });
    };

    it('shows an offered chat with its connect countdown', async () => {
        offer(CHAT);
        await desk.pass(5 * SECOND);
        expect(desk.card()).toMatchObject({ phase: 'offered', buttons: [] });
        expect(desk.clock('connect')).toMatchObject({ state: 'onTime', remaining: 25 * SECOND });
    });

    it('takes ids of 15 and 18 characters for the same chat and agent', () => {
        offer(CHAT.slice(0, 15), ME.slice(0, 15));
        shift.hear({ type: 'accepted', chat: CHAT, at: desk.now, agent: ME });
        expect(names()).toEqual([CHAT]);
    });

    it('does not show what is offered to another agent', () => {
        offer(CHAT, THEM);
        expect(names()).toEqual([]);
    });

    it('loses a declined chat, also for the next reload', () => {
        offer(CHAT);
        shift.hear({ type: 'declined', chat: CHAT, at: desk.now, agent: ME });
        expect(names()).toEqual([]);
        expect([...desk.stored.keys()]).toEqual([]);
    });

    it('keeps an ended chat until it is closed', () => {
        offer(CHAT);
        shift.hear({ type: 'accepted', chat: CHAT, at: desk.now, agent: ME });
        shift.hear({ type: 'ended', chat: CHAT, at: desk.now, by: 'client' });
        expect(desk.card()).toMatchObject({ phase: 'ended', clocks: [], buttons: [] });
        shift.hear({ type: 'closed', chat: CHAT, at: desk.now });
        expect(names()).toEqual([]);
    });

    it('does not take a closed chat back by what is read or heard of it late, and does once it is offered anew', () => {
        const accepted = { type: 'accepted', chat: CHAT, at: START, agent: ME } as const;
        offer(CHAT);
        shift.hear(accepted);
        shift.hear({ type: 'closed', chat: CHAT, at: desk.now });
        shift.record({ chat: CHAT, facts: {}, events: [{ ...accepted, id: `accepted:${START}` }] });
        shift.hear({ type: 'ended', chat: CHAT, at: desk.now, by: 'client', id: 'ended' });
        expect(names()).toEqual([]);
        offer(CHAT);
        expect(names()).toEqual([CHAT]);
    });

    it('shows chats that wait in the queue, and loses those that went to somebody else', () => {
        shift.queue([{ chat: CHAT, requestedAt: START - SECOND, facts: { clientName: 'Carla' } }]);
        expect(desk.card()).toMatchObject({ phase: 'waiting', clientName: 'Carla' });
        shift.queue([]);
        expect(names()).toEqual([]);
    });

    it('keeps a chat that left the queue for this agent', () => {
        shift.queue([{ chat: CHAT, requestedAt: START }]);
        shift.hear({ type: 'assigned', chat: CHAT, at: START, agent: ME });
        shift.queue([]);
        expect(desk.card().phase).toBe('offered');
    });

    it('goes by what was heard while Omni-Channel’s list of the agent’s work was on its way', () => {
        offer(CHAT);
        shift.inHand([OTHER], new Set([CHAT, OTHER]));
        expect(names()).toEqual([CHAT]);
        shift.inHand([OTHER]);
        expect(names()).toEqual([OTHER]);
    });

    it('says why a connect clock is paused: all agents are engaged', async () => {
        shift.queue([{ chat: CHAT, requestedAt: START }]);
        await desk.pass(10 * SECOND);
        shift.hear({ type: 'capacity', chat: '*', at: desk.now, available: 0 });
        expect(desk.card().pausedBecause).toBe('allEngaged');
        await desk.pass(MINUTE);
        expect(desk.clock('connect')?.remaining).toBe(20 * SECOND);
        shift.hear({ type: 'capacity', chat: '*', at: desk.now, available: 1 });
        await desk.pass(5 * SECOND);
        expect(desk.card().pausedBecause).toBeUndefined();
        expect(desk.clock('connect')?.remaining).toBe(15 * SECOND);
    });

    it('knows of the capacity for chats that come to light later', async () => {
        shift.hear({ type: 'capacity', chat: '*', at: START - MINUTE, available: 0 });
        shift.queue([{ chat: CHAT, requestedAt: START - 30 * SECOND }]);
        await settle();
        expect(desk.clock('connect')).toMatchObject({ state: 'paused', remaining: 30 * SECOND });
    });

    it('keeps of the capacity only when the last agent was engaged, and when one was free again', async () => {
        [3, 2, 0, 0, 1, 2].forEach((available, step) => {
            shift.hear({ type: 'capacity', chat: '*', at: START - MINUTE + step * SECOND, available });
        });
        offer(CHAT);
        shift.hear({ type: 'capacity', chat: '*', at: START + SECOND, available: 5 });
        await settle();
        const { events } = JSON.parse(desk.stored.get(`chat|${CHAT}`) ?? '{}') as { events: ClassifiedEvent[] };
        expect(events.flatMap(({ type, available }) => (type === 'capacity' ? [available] : []))).toEqual([3, 0, 1]);
    });

    it('pauses the connect clock in between where it hears late that all agents were engaged for a while', async () => {
        shift.queue([{ chat: CHAT, requestedAt: START }]);
        await desk.pass(25 * SECOND);
        for (const [second, available] of [
            [0, 5],
            [20, 3],
            [10, 0]
        ] as const) {
            shift.hear({ type: 'capacity', chat: '*', at: START + second * SECOND, available });
        }
        expect(desk.clock('connect')).toMatchObject({ state: 'onTime', remaining: 15 * SECOND });
    });

    it('puts the most urgent chat first, and its clock into the headline', async () => {
        offer(CHAT);
        await desk.pass(10 * SECOND);
        offer(OTHER);
        expect(names()).toEqual([CHAT, OTHER]);
        expect(shift.view().headline).toMatchObject({ chat: CHAT, clock: { rule: 'connect' } });
        shift.hear({ type: 'accepted', chat: CHAT, at: desk.now, agent: ME });
        expect(names()).toEqual([OTHER, CHAT]);
        expect(shift.view().headline?.chat).toBe(OTHER);
    });

    it('says of which kind a chat is', () => {
        offer(CHAT);
        offer(OTHER);
        expect(shift.view().chats.map(({ kind }) => kind)).toEqual(['messaging', 'chat']);
    });

    it('takes the best name that it knows of the client', () => {
        offer(CHAT);
        expect(desk.card().clientName).toBe('');
        shift.know(CHAT, { writtenAs: 'carla88' });
        expect(desk.card().clientName).toBe('carla88');
        shift.know(CHAT, { firstName: 'Carla', lastName: 'Client', email: 'c@example.com' });
        expect(desk.card()).toMatchObject({ clientName: 'Carla Client', email: 'c@example.com' });
        shift.know(CHAT, { clientName: 'Ms Client', firstName: undefined });
        expect(desk.card()).toMatchObject({ clientName: 'Ms Client', firstName: 'Carla' });
    });

    it('shows a name without marks that would turn round what stands beside it', () => {
        offer(CHAT);
        shift.know(CHAT, { clientName: 'Carla\u202E\u200B Client' });
        expect(desk.card().clientName).toBe('Carla Client');
    });

    it('takes the acceptance once, heard from Omni-Channel and read from the record a little apart', async () => {
        offer(CHAT);
        shift.hear({ type: 'accepted', chat: CHAT, at: START + 700, id: 'accepted:work', agent: ME });
        await desk.pass(2 * SECOND);
        shift.hear({ type: 'accepted', chat: CHAT, at: START, id: 'accepted:record', agent: ME });
        expect(desk.clock('duration')?.start).toBe(START + 700);
    });

    it('does not believe an event from the future: a wrong clock somewhere must not make everything due', async () => {
        await desk.accept();
        shift.hear({ type: 'message', chat: CHAT, id: 'x', from: 'agent', text: 'Hi', at: START + 10 * MINUTE });
        expect(desk.clock('nudge')).toMatchObject({ start: START, remaining: 180 * SECOND });
    });

    it('takes a repeated event once', async () => {
        await desk.accept();
        const message = { type: 'message', chat: CHAT, id: 'm', from: 'client', text: 'Hi', at: desk.now } as const;
        shift.hear(message);
        const view = shift.view();
        await desk.pass(SECOND);
        shift.hear({ ...message, at: desk.now });
        expect(shift.view().chats[0]?.clocks.map(({ start }) => start)).toEqual(
            view.chats[0]?.clocks.map(({ start }) => start)
        );
    });

    it('follows the policy of a chat’s channel as soon as that is known', async () => {
        await desk.accept();
        const standard = desk.policy;
        desk.policy = { ...standard, response: 20 };
        shift.know(CHAT, { channel: 'Gold' });
        expect(desk.clock('response')?.remaining).toBe(20 * SECOND);
    });

    it('asks to be woken for what comes next, and for no second where nothing counts', async () => {
        const slept: unknown[] = [];
        const clock = {
            now: () => desk.now,
            isSure: () => true,
            sleepUntil: (...asked: unknown[]) => void slept.push(asked),
            learn: () => undefined
        };
        const { createShift } = await import('c/shift');
        const quiet = createShift({
            clock,
            conversation: {} as never,
            cases: {} as never,
            storage: { read: () => undefined, write() {}, remove() {}, keys: () => [], watch: () => () => undefined },
            policyFor: () => desk.policy,
            agent: { id: ME, name: 'Ada' },
            linkTo: (chat) => chat
        });
        quiet.hear({ type: 'requested', chat: CHAT, at: START });
        quiet.hear({ type: 'assigned', chat: CHAT, at: START, agent: ME });
        await settle();
        expect(slept.at(-1)).toEqual([START + 20 * SECOND, true]);
        quiet.forget(CHAT);
        await settle();
        expect(slept.at(-1)).toEqual([undefined, false]);
    });

    it('tells many events at once as one change', async () => {
        let changes = 0;
        shift.onChange(() => (changes += 1));
        offer(CHAT);
        offer(OTHER);
        await settle();
        expect(changes).toBe(1);
    });
});
