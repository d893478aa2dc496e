import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatEvent } from 'c/etiquette';
import { parseTimelineLine, TimelineError } from '../timeline/parseTimelineLine.ts';

const AT = '2026-01-05T09:00:00.000Z';
const WHEN = { chat: 'ada', at: Date.parse(AT) };

type Fields = Record<string, unknown>;

function line(fields: Fields): string {
    return JSON.stringify({ chat: 'ada', at: AT, ...fields });
}

/** What a line says, without the fields that it leaves open. */
function said(text: string): unknown {
    return JSON.parse(JSON.stringify(parseTimelineLine(text)));
}

function event(fields: Fields): ChatEvent {
    return parseTimelineLine(line(fields));
}

function isRefused(text: string, reason: string | RegExp): void {
    assert.throws(
        () => parseTimelineLine(text),
        (error) =>
            error instanceof TimelineError &&
            error.name === 'TimelineError' &&
            (typeof reason === 'string' ? error.message === reason : reason.test(error.message)),
        `${text} must be refused with: ${reason}`
    );
}

test('a line of a timeline is read as the event it tells', () => {
    for (const [fields, more] of [
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
        [{ type: 'ended', by: 'agent' }, {}],
        [{ type: 'ended', by: 'client' }, {}],
        [{ type: 'ended', by: 'system' }, {}],
        [{ type: 'ended' }, { by: 'system' }],
        [{ type: 'closed' }, {}],
        [{ type: 'capacity', available: 0 }, {}],
        [{ type: 'capacity', available: 12, chat: '*' }, {}]
    ] as const) {
        assert.deepEqual(said(line(fields)), { ...WHEN, ...fields, ...more });
    }
});

test('an agent’s message can be given for every intent', () => {
    for (const intent of ['answer', 'hold', 'update', 'nudge', 'closing', 'ticket']) {
        assert.partialDeepStrictEqual(event({ type: 'message', from: 'agent', intent }), { intent });
    }
});

test('what an event of its type does not have is ignored', () => {
    for (const fields of [
        { type: 'message', from: 'client', intent: 'love' },
        { type: 'message', from: 'bot', agent: 7 },
        { type: 'requested', agent: 7 },
        { type: 'inactive', mood: 'fine', from: 'nowhere', available: -1 }
    ]) {
        const read = said(line(fields)) as Fields;
        assert.partialDeepStrictEqual(read, { ...WHEN, type: fields.type });
        for (const ignored of ['intent', 'agent', 'mood', 'available']) {
            assert.ok(!(ignored in read), `${JSON.stringify(fields)} must not give ${ignored}`);
        }
    }
});

test('an event can have an id, a text or a number', () => {
    for (const [given, id] of [
        ['abc', 'abc'],
        [17, '17'],
        [null, undefined],
        [undefined, undefined]
    ]) {
        assert.equal(event({ type: 'closed', id: given }).id, id);
    }
});

test('an agent of null or an empty text is none', () => {
    for (const agent of [null, '']) {
        assert.deepEqual(said(line({ type: 'transferred', agent })), { ...WHEN, type: 'transferred' });
    }
});

test('null is no intent, and nobody who ended the chat, as an export writes it', () => {
    assert.deepEqual(said(line({ type: 'message', from: 'agent', intent: null })), {
        ...WHEN,
        type: 'message',
        from: 'agent'
    });
    assert.partialDeepStrictEqual(event({ type: 'ended', by: null }), { by: 'system' });
});

test('a line may give its time as epoch milliseconds, and end as Windows ends lines', () => {
    assert.deepEqual(said('{"chat":"ada","at":5,"type":"closed"}\r'), { chat: 'ada', at: 5, type: 'closed' });
});

test('a record’s id of 15 characters is the one of 18 in every field', () => {
    const read = (chat: string, agent: string, caseId: string): ChatEvent[] =>
        [
            { chat, at: 0, type: 'accepted', agent },
            { chat, at: 0, type: 'case', caseId }
        ].map((fields) => parseTimelineLine(JSON.stringify(fields)));
    assert.deepEqual(
        read('570xx0000000001', '005xx000001SwiU', '500xx000001SwiV'),
        read('570xx0000000001AAA', '005xx000001SwiUAAS', '500xx000001SwiVAAS')
    );
});

test('a line that is no JSON object is refused', () => {
    isRefused('', 'the line is empty');
    isRefused(' \t\r', 'the line is empty');
    isRefused('[]', 'a JSON object is needed, this is []');
    isRefused('null', 'a JSON object is needed, this is null');
    isRefused('"chat"', 'a JSON object is needed, this is "chat"');
    isRefused('42', 'a JSON object is needed, this is 42');
    for (const text of ['{', '{"chat":}', 'chat: ada', "{'chat':'ada'}"]) {
        isRefused(text, /^no JSON: .+/);
    }
});

const NAME = 'a text that is not empty';
const TIME = 'an ISO 8601 time with its offset, or epoch milliseconds';
const TYPES =
    'one of requested, assigned, accepted, declined, message, transferred, case, inactive, ended, closed, capacity';
const SENDERS = 'one of client, agent, bot, system';
const INTENTS = 'one of answer, hold, update, nudge, closing, ticket';

test('a line that is no event is refused with what it lacks or has wrong', () => {
    const refused: [Fields, string][] = [
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
    ];
    for (const [fields, reason] of refused) {
        isRefused(line(fields), reason);
    }
});

test('a long quote in a refusal is cut', () => {
    isRefused(line({ type: 'x'.repeat(100) }), `type is "${'x'.repeat(59)}…: it must be ${TYPES}`);
    isRefused(line({ type: 'x'.repeat(58) }), `type is "${'x'.repeat(58)}": it must be ${TYPES}`);
});
