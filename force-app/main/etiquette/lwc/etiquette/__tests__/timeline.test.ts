import { parseTimelineLine, TimelineError } from 'c/etiquette';

const AT = '2026-01-05T09:00:00.000Z';
const WHEN = { chat: 'ada', at: Date.parse(AT) };
function line(fields: Record<string, unknown>): string {
    return JSON.stringify({ chat: 'ada', at: AT, ...fields });
}
function event(fields: Record<string, unknown>) {
    return parseTimelineLine(line(fields));
}

function reasonOf(text: string): string {
    try {
        parseTimelineLine(text);
    } catch (error) {
        if (error instanceof TimelineError) {
            return error.message;
        }
        throw error;
    }
    return 'no error';
}

describe('a line of a timeline', () => {
    it.each([
        [{ type: 'requested' }, {}],
        [{ type: 'requested', text: 'Where is it?' }, {}],
        [{ type: 'assigned', agent: 'Ann' }, {}],
        [{ type: 'accepted', agent: 'Ann' }, {}],
        [{ type: 'accepted' }, {}],
        [{ type: 'declined', agent: 'Ann' }, {}],
        [{ type: 'transferred', agent: 'Ben' }, {}],
        [{ type: 'transferred' }, {}],
        [{ type: 'message', from: 'client', text: 'Hello' }, {}],
        [{ type: 'message', from: 'client' }, {}],
        [{ type: 'message', from: 'agent', text: '', intent: 'hold', agent: 'Ann' }, {}],
        [{ type: 'message', from: 'agent', text: 'Hello' }, {}],
        [{ type: 'message', from: 'bot', text: 'Beep' }, {}],
        [{ type: 'message', from: 'system', text: 'Connected' }, {}],
        [{ type: 'case', caseId: 'c1' }, {}],
        [{ type: 'inactive' }, {}],
        [{ type: 'ended', by: 'client' }, {}],
        [{ type: 'ended' }, { by: 'system' }],
        [{ type: 'closed' }, {}],
        [{ type: 'capacity', available: 0 }, {}],
        [{ type: 'capacity', available: 12, chat: '*' }, {}]
    ])('reads an event: %j', (fields, more) => {
        expect(event(fields)).toEqual({ ...WHEN, ...fields, ...more });
    });

    it.each(['agent', 'client', 'system'])('reads that a chat was ended by the %s', (by) => {
        expect(event({ type: 'ended', by })).toMatchObject({ by });
    });

    it.each(['answer', 'hold', 'update', 'nudge', 'closing', 'ticket'])('gives an agent’s message for %s', (intent) => {
        expect(event({ type: 'message', from: 'agent', intent })).toMatchObject({ intent });
    });

    it.each([
        ['an intent on a message that is not the agent’s', { type: 'message', from: 'client', intent: 'love' }],
        ['an agent on a message that is not theirs', { type: 'message', from: 'bot', agent: 7 }],
        ['an agent on a request', { type: 'requested', agent: 7 }],
        ['what other programs add', { type: 'inactive', mood: 'fine', from: 'nowhere', available: -1 }]
    ])('ignores %s', (_, fields) => {
        const read = event(fields);
        expect(read).toMatchObject({ ...WHEN, type: fields.type });
        for (const ignored of ['intent', 'agent', 'mood', 'available']) {
            expect(read).not.toHaveProperty(ignored, expect.anything());
        }
    });

    it.each([
        ['abc', 'abc'],
        [17, '17'],
        [null, undefined],
        [undefined, undefined]
    ])('can have an id: %j', (given, id) => {
        expect(event({ type: 'closed', id: given }).id).toBe(id);
    });

    it.each([null, ''])('reads an agent of %j as none', (agent) => {
        expect(event({ type: 'transferred', agent })).toEqual({ ...WHEN, type: 'transferred' });
    });

    it('takes nothing said for an intent, or for who ended the chat, as an export writes it', () => {
        expect(event({ type: 'message', from: 'agent', intent: null })).toEqual({
            ...WHEN,
            type: 'message',
            from: 'agent'
        });
        expect(event({ type: 'ended', by: null })).toMatchObject({ by: 'system' });
    });

    it('may give its time as epoch milliseconds, and end as Windows ends lines', () => {
        expect(parseTimelineLine('{"chat":"ada","at":5,"type":"closed"}\r')).toEqual({
            chat: 'ada',
            at: 5,
            type: 'closed'
        });
    });
});

describe('a line that is no event is refused', () => {
    it.each([
        ['', 'the line is empty'],
        [' \t\r', 'the line is empty'],
        ['[]', 'a JSON object is needed, this is []'],
        ['null', 'a JSON object is needed, this is null'],
        ['"chat"', 'a JSON object is needed, this is "chat"'],
        ['42', 'a JSON object is needed, this is 42']
    ])('as no JSON object: %j', (text, reason) => {
        expect(reasonOf(text)).toBe(reason);
    });

    it.each(['{', '{"chat":}', 'chat: ada', "{'chat':'ada'}"])('as no JSON, with the parser’s words: %s', (text) => {
        expect(reasonOf(text)).toMatch(/^no JSON: .+/);
    });

    const NAME = 'a text that is not empty';
    const TIME = 'an ISO 8601 time with its offset, or epoch milliseconds';
    const TYPES =
        'one of requested, assigned, accepted, declined, message, transferred, case, inactive, ended, closed, capacity';
    const SENDERS = 'one of client, agent, bot, system';
    const INTENTS = 'one of answer, hold, update, nudge, closing, ticket';

    it.each<[Record<string, unknown>, string]>([
        [{ chat: undefined, type: 'closed' }, `chat is missing: it is ${NAME}`],
        [{ chat: '', type: 'closed' }, `chat is "": it must be ${NAME}`],
        [{ chat: 5, type: 'closed' }, `chat is 5: it must be ${NAME}`],
        [{ chat: null, type: 'closed' }, `chat is null: it must be ${NAME}`],
        [{ at: undefined, type: 'closed' }, `at is missing: it is ${TIME}`],
        [{ at: '2026-01-05T09:00:00', type: 'closed' }, `at is "2026-01-05T09:00:00": it must be ${TIME}`],
        [{ at: true, type: 'closed' }, `at is true: it must be ${TIME}`],
        [{}, `type is missing: it is ${TYPES}`],
        [{ type: 'opened' }, `type is "opened": it must be ${TYPES}`],
        [{ type: 5 }, `type is 5: it must be ${TYPES}`],
        [{ type: 'message' }, `from is missing: it is ${SENDERS}`],
        [{ type: 'message', from: 'visitor' }, `from is "visitor": it must be ${SENDERS}`],
        [{ type: 'message', from: 'client', text: 5 }, 'text is 5: it must be a text'],
        [{ type: 'message', from: 'agent', text: null }, 'text is null: it must be a text'],
        [{ type: 'requested', text: ['Hello'] }, 'text is ["Hello"]: it must be a text'],
        [{ type: 'message', from: 'agent', intent: 'love' }, `intent is "love": it must be ${INTENTS}`],
        [{ type: 'message', from: 'agent', agent: 7 }, 'agent is 7: it must be a text'],
        [{ type: 'assigned', agent: {} }, 'agent is {}: it must be a text'],
        [{ type: 'case' }, `caseId is missing: it is ${NAME}`],
        [{ type: 'case', caseId: '' }, `caseId is "": it must be ${NAME}`],
        [{ type: 'ended', by: 'nobody' }, 'by is "nobody": it must be one of client, agent, system'],
        [{ type: 'capacity' }, 'available is missing: it is a whole number from 0'],
        [{ type: 'capacity', available: -1 }, 'available is -1: it must be a whole number from 0'],
        [{ type: 'capacity', available: 1.5 }, 'available is 1.5: it must be a whole number from 0'],
        [{ type: 'capacity', available: '1' }, 'available is "1": it must be a whole number from 0'],
        [{ type: 'capacity', available: null }, 'available is null: it must be a whole number from 0'],
        [{ type: 'closed', id: true }, 'id is true: it must be a text or a number']
    ])('with what it lacks or has wrong: %j', (fields, reason) => {
        expect(reasonOf(line(fields))).toBe(reason);
    });

    it('with a quote that is cut if it is long', () => {
        expect(reasonOf(line({ type: 'x'.repeat(100) }))).toBe(`type is "${'x'.repeat(59)}…: it must be ${TYPES}`);
        expect(reasonOf(line({ type: 'x'.repeat(58) }))).toBe(`type is "${'x'.repeat(58)}": it must be ${TYPES}`);
    });

    it('as an error of its own kind', () => {
        expect(() => parseTimelineLine('')).toThrow(TimelineError);
        expect(new TimelineError('why').name).toBe('TimelineError');
    });
});
