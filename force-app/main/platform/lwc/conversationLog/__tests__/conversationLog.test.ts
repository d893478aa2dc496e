import { eventOf, instantOf, liveEntry, logEntries, senderOf, type PlatformMessage } from 'c/conversationLog';

function entryOf(message: PlatformMessage) {
    const [entry] = logEntries([message]);
    if (!entry) {
        throw new Error('The log has no entry.');
    }
    return entry;
}

describe('An entry of a conversation', () => {
    let heard: number[];
    const clock = { now: () => 7_000, heard: (at: number) => void heard.push(at) };

    beforeEach(() => (heard = []));

    it('has the same id from the live event as from the log', () => {
        const live = liveEntry({ content: 'Hello', name: 'Carla', timestamp: 1_000 }, clock, 'client');
        const logged = entryOf({ content: 'Hello', name: 'Carla C.', type: 'END_USER', timestamp: '1000' });
        expect(live.id).toBe(logged.id);
    });

    it('has an id of its own, even beside another of the same millisecond', () => {
        const one = entryOf({ content: 'Hello', type: 'AGENT', timestamp: 1_000 });
        const other = entryOf({ content: 'Hello?', type: 'AGENT', timestamp: 1_000 });
        const answer = entryOf({ content: 'Hello', type: 'END_USER', timestamp: 1_000 });
        expect(new Set([one.id, other.id, answer.id]).size).toBe(3);
    });

    it('has the same id and text where the log writes as HTML what the live event told as it was written', () => {
        const live = liveEntry({ content: "I can't pay: 5 < 7 & “no”", timestamp: 1_000 }, clock, 'client');
        const logged = entryOf({
            content: 'I can&#39;t pay: 5 &lt; 7 &amp; &ldquo;no&rdquo;',
            type: 'END_USER',
            timestamp: 1_000
        });
        expect(logged.text).toBe("I can't pay: 5 < 7 & “no”");
        expect(logged).toMatchObject({ id: live.id, text: live.text });
    });

    it('has no text if it is a file', () => {
        const entry = entryOf({ content: '', type: 'END_USER', timestamp: 1_000 });
        expect(entry.text).toBeUndefined();
        expect(eventOf('570xx0000000001', entry)).toEqual({
            type: 'message',
            chat: '570xx0000000001AAA',
            id: entry.id,
            from: 'client',
            at: 1_000
        });
    });

    it.each([
        ['AGENT', 'agent'],
        ['Agent', 'agent'],
        ['END_USER', 'client'],
        ['EndUser', 'client'],
        ['Chasitor', 'client'],
        ['Visitor', 'client'],
        ['CHATBOT', 'bot'],
        ['SYSTEM', 'system'],
        ['SUPERVISOR', 'system'],
        ['AgentWhisper', 'system'],
        [undefined, 'system']
    ])('of the type %s is from the %s', (type, from) => {
        expect(senderOf(type)).toBe(from);
    });

    it.each([
        [1_767_603_600_000, 1_767_603_600_000],
        ['1767603600000', 1_767_603_600_000],
        [0, undefined],
        ['0', undefined],
        [' ', undefined],
        [new Date(0), undefined],
        ['2026-01-05T09:00:00.000Z', 1_767_603_600_000],
        ['2026-01-05T10:00:00.000+01:00', 1_767_603_600_000],
        ['2026-01-05T09:00:00.000+0000', 1_767_603_600_000],
        ['2026-01-05T03:30:00-0530', 1_767_603_600_000],
        ['2026-01-05T09:00:00Z', 1_767_603_600_000],
        ['2026-01-05T09:00:00.000', undefined],
        ['2026-01-05T25:00:00.000Z', undefined],
        [new Date(1_767_603_600_000), 1_767_603_600_000],
        ['yesterday', undefined],
        ['', undefined],
        [NaN, undefined],
        [new Date(NaN), undefined],
        [null, undefined],
        [undefined, undefined]
    ])('reads the time %s', (timestamp, at) => {
        expect(instantOf(timestamp)).toBe(at);
    });

    it('without a readable time is left out of the log, since nothing may be judged by it', () => {
        const messages = [
            { content: 'Hi', type: 'END_USER', timestamp: 'a moment ago' },
            { content: 'Hello', type: 'AGENT' },
            { content: 'Still here', type: 'END_USER', timestamp: 1_000 }
        ];
        expect(logEntries(messages).map(({ text }) => text)).toEqual(['Still here']);
    });

    it('whose time is zero or blank has none, and is not from 1970', () => {
        const messages = [0, ' ', null].map((timestamp) => ({ content: 'Hi', type: 'END_USER', timestamp }));
        expect(logEntries(messages)).toEqual([]);
    });

    it('without a readable time is dated now if it is live', () => {
        expect(liveEntry({ content: 'Hi', type: 'END_USER' }, clock)).toMatchObject({ from: 'client', at: 7_000 });
        expect(heard).toStrictEqual([]);
    });

    it('tells the clock what time it is on the server if it is live and dated', () => {
        liveEntry({ content: 'Hi', type: 'END_USER', timestamp: '1000' }, clock);
        expect(heard).toEqual([1_000]);
    });
});
