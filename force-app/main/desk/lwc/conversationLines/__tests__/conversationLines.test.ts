import { eventOf, instantOf, lineOf, senderOf } from 'c/conversationLines';

describe('A line of a conversation', () => {
    it('has the same id from the live event as from the log', () => {
        const live = lineOf({ content: 'Hello', name: 'Carla', timestamp: 1_000 }, 5, 'client');
        const logged = lineOf({ content: 'Hello', name: 'Carla C.', type: 'END_USER', timestamp: '1000' }, 7);
        expect(live.id).toBe(logged.id);
    });

    it('has an id of its own beside another of the same millisecond', () => {
        const one = lineOf({ content: 'Hello', type: 'AGENT', timestamp: 1_000 }, 0);
        const other = lineOf({ content: 'Hello?', type: 'AGENT', timestamp: 1_000 }, 0);
        const answer = lineOf({ content: 'Hello', type: 'END_USER', timestamp: 1_000 }, 0);
        expect(new Set([one.id, other.id, answer.id]).size).toBe(3);
    });

    it('has no text where it is a file', () => {
        const line = lineOf({ content: '', type: 'END_USER', timestamp: 1_000 }, 0);
        expect(line).not.toHaveProperty('text');
        expect(eventOf('570xx0000000001', line)).toEqual({
            type: 'message',
            chat: '570xx0000000001AAA',
            id: line.id,
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
        [undefined, 'system']
    ])('of the type %s is from the %s', (type, from) => {
        expect(senderOf(type)).toBe(from);
    });

    it.each([
        [1_767_603_600_000, 1_767_603_600_000],
        ['1767603600000', 1_767_603_600_000],
        ['2026-01-05T09:00:00.000Z', 1_767_603_600_000],
        ['yesterday', undefined],
        [null, undefined]
    ])('reads the time %s', (timestamp, at) => {
        expect(instantOf(timestamp)).toBe(at);
    });
});
