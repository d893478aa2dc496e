import fc from 'fast-check';
import { DEFAULT_POLICY, type ChatEvent, type ClassifiedEvent } from 'c/etiquette';
import type { Entry } from 'c/journal';
import {
    clocksOf,
    evolve,
    agentMessageCount,
    agentMessageSince,
    newTrackedChat,
    parseStoredChat,
    storedChatOf,
    type ChatInput,
    type TrackedChat
} from 'c/trackedChat';

const CHAT = '0Mwxx0000000001CAA';
const ME = '005xx0000000001AAA';
const START = Date.UTC(2026, 0, 5, 9);
const END = START + 1_800_000;

function after(inputs: readonly ChatInput[]): TrackedChat {
    const context = { now: END, agentId: ME, entries: [] };
    return [...inputs, { type: 'time' } as const].reduce(
        (chat: TrackedChat, input: ChatInput) => evolve(chat, input, context),
        newTrackedChat(CHAT, DEFAULT_POLICY)
    );
}

const TEXTS = ['Where is my order?', 'Thanks!', 'One moment, I will check.', 'On Monday.', 'Are you still there?'];

/** Messages at seconds of their own after an acceptance. */
const events: fc.Arbitrary<ChatEvent[]> = fc
    .uniqueArray(fc.integer({ min: 1, max: 1_500 }), { maxLength: 20 })
    .chain((seconds) =>
        fc.tuple(
            ...seconds.map((second) =>
                fc.record({
                    type: fc.constant('message' as const),
                    chat: fc.constant(CHAT),
                    id: fc.constant(`m${second}`),
                    at: fc.constant(START + second * 1_000),
                    from: fc.constantFrom('client' as const, 'agent' as const, 'system' as const),
                    text: fc.constantFrom(...TEXTS)
                })
            )
        )
    )
    .map((messages) => [{ type: 'accepted', chat: CHAT, at: START, id: 'accepted', agent: ME }, ...messages]);

function eventInput(event: ChatEvent): ChatInput {
    return { type: 'event', event };
}

describe('A tracked chat', () => {
    it('is the same in whatever order its events arrive, and however often', () => {
        const arrivals = events.chain((all) =>
            fc.tuple(
                fc.constant(all),
                fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length, maxLength: 2 * all.length })
            )
        );
        fc.assert(
            fc.property(arrivals, ([sorted, shuffled]) => {
                const expected = after(sorted.map(eventInput));
                const actual = after(shuffled.map(eventInput));
                expect(actual.rules.events).toEqual(expected.rules.events);
                expect(clocksOf(actual, END)).toEqual(clocksOf(expected, END));
                expect(actual.work).toBe('held');
            }),
            { numRuns: 200 }
        );
    });

    it('is the same after it was stored and read, and holds no text in the store', () => {
        fc.assert(
            fc.property(events, (all) => {
                const chat = after(all.map(eventInput));
                const text = storedChatOf(chat);
                const stored = parseStoredChat(text);
                expect(stored?.events).toEqual(chat.rules.events);
                const restored = after([{ type: 'stored', stored: stored ?? raise() }]);
                expect(clocksOf(restored, END)).toEqual(clocksOf(chat, END));
                TEXTS.forEach((each) => expect(text).not.toContain(each));
            }),
            { numRuns: 100 }
        );
    });

    it('is never changed in place', () => {
        const chat = Object.freeze(after([eventInput({ type: 'accepted', chat: CHAT, at: START, agent: ME })]));
        const before = JSON.stringify(chat);
        evolve(chat, eventInput({ type: 'message', chat: CHAT, at: START + 1, from: 'client', text: 'Hi' }), {
            now: END,
            agentId: ME,
            entries: []
        });
        expect(JSON.stringify(chat)).toBe(before);
    });

    it('tells a message from one that was sent before at the same instant', () => {
        const said = (id: string): ChatInput =>
            eventInput({ type: 'message', chat: CHAT, id, at: END, from: 'agent', text: 'Hi' });
        const known = agentMessageCount(after([said('m')]), [], END);
        expect(known).toBe(1);
        expect(agentMessageSince(after([said('m')]), [], END, known)).toBe(false);
        expect(agentMessageSince(after([said('m'), said('n')]), [], END, known)).toBe(true);
    });

    it('takes messages of one instant without ids for two if two people wrote them', () => {
        const said = (from: 'client' | 'agent'): ChatInput =>
            eventInput({ type: 'message', chat: CHAT, at: END, from, text: 'Hi' });
        expect(after([said('client'), said('agent'), said('client')]).rules.events).toHaveLength(2);
    });

    it.each([
        [ME, undefined],
        [undefined, ME]
    ])('takes an acceptance by %s and one by %s a moment later for the same', (first, second) => {
        const accepted = (agent: string | undefined, at: number): ChatInput =>
            eventInput({ type: 'accepted', chat: CHAT, at, ...(agent !== undefined && { agent }) });
        expect(after([accepted(first, START), accepted(second, START + 700)]).rules.events).toHaveLength(1);
    });

    it.each([
        [ME, 10_000, 1],
        [ME, 10_001, 2],
        ['005xx0000000002AAA', 5_000, 2]
    ])('takes an acceptance by %s, %i ms after this agent’s, for one of %i', (agent, later, count) => {
        const accepted = (who: string, at: number): ChatInput =>
            eventInput({ type: 'accepted', chat: CHAT, at, agent: who });
        expect(after([accepted(ME, START), accepted(agent, START + later)]).rules.events).toHaveLength(count);
    });

    it('holds a draft from a key on until the message box is said to be empty', () => {
        const said: ChatInput = eventInput({
            type: 'message',
            chat: CHAT,
            id: 'm',
            at: END,
            from: 'agent',
            text: 'Hi'
        });
        expect(after([said, { type: 'typed' }]).typedAt).toBeDefined();
        expect(after([{ type: 'typed' }, said]).typedAt).toBeDefined();
        expect(after([{ type: 'typed' }, said, { type: 'emptied' }]).typedAt).toBeUndefined();
    });

    it('knows of a draft that another window stored, and keeps its own that the other one does not know of', () => {
        const stored = (typedAt: number | undefined, known: ClassifiedEvent[] = []): ChatInput => ({
            type: 'stored',
            stored: { chat: CHAT, work: 'held', facts: {}, events: known, typedAt }
        });
        const sent = { type: 'message', at: END + 1, id: 'm', meaning: 'answer' } as const;
        expect(after([stored(END - 5_000)]).typedAt).toBe(END - 5_000);
        expect(after([{ type: 'typed' }, stored(undefined)]).typedAt).toBe(END);
        expect(after([{ type: 'typed' }, stored(END - 5_000)]).typedAt).toBe(END);
        expect(after([{ type: 'typed' }, stored(END + 5_000)]).typedAt).toBe(END + 5_000);
        expect(after([{ type: 'typed' }, stored(undefined, [sent])]).typedAt).toBeUndefined();
        expect(after([{ type: 'typed' }, stored(undefined, [{ ...sent, meaning: 'question' }])]).typedAt).toBe(END);
    });

    it('takes a message with the words that the session sent for that one, for twelve seconds', () => {
        const entry: Entry = {
            key: `${CHAT}|button:hold|${START}`,
            chat: CHAT,
            action: 'hold',
            start: START,
            state: 'done',
            at: START,
            tries: 1,
            sendingSince: START
        };
        const leftTheBox = (at: number): number =>
            agentMessageCount(
                after([eventInput({ type: 'message', chat: CHAT, id: 'm', at, from: 'agent', intent: 'hold' })]),
                [entry],
                START - 10_000
            );
        expect([START - 2_000, START + 12_000].map(leftTheBox)).toEqual([0, 0]);
        expect([START - 2_001, START + 12_001].map(leftTheBox)).toEqual([1, 1]);
    });

    it('takes a message for a text that was handed over within 15 minutes, and not for one that was said before', () => {
        const handedOver: Entry = {
            key: `${CHAT}|button:hold|${START}`,
            chat: CHAT,
            action: 'hold',
            start: START,
            state: 'done',
            at: START,
            tries: 1,
            text: DEFAULT_POLICY.texts.hold,
            sendingSince: START
        };
        const meaningAt = (at: number, entry: Entry): unknown =>
            evolve(
                newTrackedChat(CHAT, DEFAULT_POLICY),
                eventInput({
                    type: 'message',
                    chat: CHAT,
                    id: 'm',
                    at,
                    from: 'agent',
                    text: `${DEFAULT_POLICY.texts.hold} It is about your order.`
                }),
                { now: END, agentId: ME, entries: [entry] }
            ).rules.events[0]?.meaning;
        const ends = [-2_001, -2_000, 900_000, 900_001].map((later) => START + later);
        expect(ends.map((at) => meaningAt(at, handedOver))).toEqual(['answer', 'hold', 'hold', 'answer']);
        const inserted: Entry = { ...handedOver, state: 'inserted', sendingSince: undefined, insertedAt: START };
        expect(meaningAt(START + 1_200_000, inserted)).toBe('hold');
        // Put in first, and sent by a click ten minutes later.
        const both: Entry = { ...handedOver, insertedAt: START - 600_000 };
        expect(meaningAt(START + 900_000, both)).toBe('hold');
    });

    it('takes a message that carries two texts for the one that was handed over last', () => {
        const { hold, nudge } = DEFAULT_POLICY.texts;
        const entry = (action: 'hold' | 'nudge', insertedAt: number): Entry => ({
            key: `${CHAT}|${action}|${START}`,
            chat: CHAT,
            action,
            start: START,
            state: 'inserted',
            at: insertedAt,
            tries: 1,
            text: action === 'hold' ? hold : nudge,
            insertedAt
        });
        const event = {
            type: 'message',
            chat: CHAT,
            id: 'm',
            at: END,
            from: 'agent',
            text: `${hold} ${nudge}`
        } as const;
        const meaningBy = (entries: Entry[]): unknown =>
            evolve(newTrackedChat(CHAT, DEFAULT_POLICY), eventInput(event), { now: END, agentId: ME, entries }).rules
                .events[0]?.meaning;
        const last = entry('hold', START + 2_000);
        const first = entry('nudge', START + 1_000);
        expect([meaningBy([first, last]), meaningBy([last, first])]).toEqual(['hold', 'hold']);
    });

    it('waits for further sources no longer than for those before', () => {
        const context = (now: number) => ({ now, agentId: ME, entries: [] });
        const first = evolve(newTrackedChat(CHAT, DEFAULT_POLICY), { type: 'await', sources: ['log'] }, context(START));
        const second = evolve(first, { type: 'await', sources: ['record'] }, context(START + 9_000));
        expect(second.awaiting).toEqual({ until: START + 10_000, missing: ['log', 'record'] });
        const third = evolve(second, { type: 'await', sources: ['record'] }, context(START + 10_000));
        expect(third.awaiting).toEqual({ until: START + 20_000, missing: ['record'] });
        const read = evolve(second, { type: 'read', source: 'log' }, context(START + 9_500));
        expect(read.awaiting).toEqual({ until: START + 10_000, missing: ['record'] });
    });
});

function raise(): never {
    throw new Error('The stored chat cannot be read.');
}

describe('A stored chat', () => {
    const valid = { version: 2, chat: CHAT, work: 'held', facts: { caseId: '500' }, events: [], typedAt: 5 };

    it('is read with its facts and the fact that keys came', () => {
        expect(parseStoredChat(JSON.stringify(valid))).toEqual({
            chat: CHAT,
            work: 'held',
            facts: { caseId: '500' },
            events: [],
            typedAt: 5
        });
    });

    it('is read with every event that a chat can have', () => {
        const all = [
            { type: 'requested', at: 1, id: 'r' },
            { type: 'capacity', at: 1, id: 'c', available: 0 },
            { type: 'accepted', at: 2, id: 'a', agent: ME },
            { type: 'message', at: 3, id: 'm', meaning: 'thanks' },
            { type: 'case', at: 4, id: 'k', caseId: '500' },
            { type: 'ended', at: 5, id: 'e', by: 'client' }
        ];
        expect(parseStoredChat(JSON.stringify({ ...valid, events: all }))).toMatchObject({ events: all });
    });

    it.each([
        ['no JSON', '{"version":'],
        ['null', 'null'],
        ['a list', '[]'],
        ['another layout', JSON.stringify({ ...valid, version: 1 })],
        ['no list of events', JSON.stringify({ ...valid, events: {} })],
        ['work of nobody', JSON.stringify({ ...valid, work: 'none' })],
        ['no chat', JSON.stringify({ ...valid, chat: 7 })]
    ])('is nothing if it is %s', (_what, stored) => {
        expect(parseStoredChat(stored)).toBeUndefined();
    });

    it.each([
        ['null', null],
        ['of an unknown type', { type: 'sung', at: 1 }],
        ['without a time', { type: 'inactive' }],
        ['with a time that is no number', { type: 'inactive', at: 'now' }],
        ['with an unknown meaning', { type: 'message', at: 1, meaning: 'joke' }],
        ['of a case without an id', { type: 'case', at: 1 }],
        ['of an end by nobody known', { type: 'ended', at: 1, by: 'ghost' }],
        ['with an agent that is no text', { type: 'accepted', at: 1, agent: 7 }],
        ['of a capacity that is no number', { type: 'capacity', at: 1, available: 'many' }]
    ])('leaves out an event that is %s, and keeps the others', (_what, event) => {
        const good = { type: 'inactive', at: 1 };
        const stored = parseStoredChat(JSON.stringify({ ...valid, events: [event, good] }));
        expect(stored?.events).toEqual([good]);
    });
});
