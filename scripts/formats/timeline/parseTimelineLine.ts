import { ENDERS, EVENT_TYPES, INTENTS, recordId, SENDERS, type ChatEvent } from 'c/etiquette';
import { readTime } from './readTime.ts';

/** Thrown for a timeline line that is not an event. The message gives the reason. */
export class TimelineError extends Error {
    constructor(reason: string) {
        super(reason);
        this.name = 'TimelineError';
    }
}

type Fields = Record<string, unknown>;

const LONGEST_QUOTE = 60;

function quoted(value: unknown): string {
    const text = JSON.stringify(value);
    return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

function refuse(field: string, value: unknown, allowed: string): never {
    throw new TimelineError(
        value === undefined
            ? `${field} is missing: it is ${allowed}`
            : `${field} is ${quoted(value)}: it must be ${allowed}`
    );
}

function parse(line: string): Fields {
    let value: unknown;
    try {
        value = JSON.parse(line);
    } catch (error) {
        throw new TimelineError(line.trim() === '' ? 'the line is empty' : `no JSON: ${(error as Error).message}`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new TimelineError(`a JSON object is needed, this is ${quoted(value)}`);
    }
    return value as Fields;
}

function nameOf(fields: Fields, field: string): string {
    const value = fields[field];
    return typeof value === 'string' && value !== ''
        ? recordId(value)
        : refuse(field, value, 'a text that is not empty');
}

function timeOf({ at }: Fields): number {
    return readTime(at) ?? refuse('at', at, 'an ISO 8601 time with its offset, or epoch milliseconds');
}

function oneOf<Value extends string>(fields: Fields, field: string, values: readonly Value[]): Value {
    const value = fields[field] as Value;
    return values.includes(value) ? value : refuse(field, value, `one of ${values.join(', ')}`);
}

/** Returns true for a missing value or `null`: exports write `null` for empty fields. */
function isAbsent(value: unknown): value is undefined | null {
    return value === undefined || value === null;
}

function identityOf({ id }: Fields): string | undefined {
    if (isAbsent(id)) {
        return undefined;
    }
    return typeof id === 'string' || typeof id === 'number' ? String(id) : refuse('id', id, 'a text or a number');
}

function agentOf({ agent }: Fields): string | undefined {
    if (isAbsent(agent) || agent === '') {
        return undefined;
    }
    return typeof agent === 'string' ? recordId(agent) : refuse('agent', agent, 'a text');
}

function textOf({ text }: Fields): string | undefined {
    return text === undefined || typeof text === 'string' ? text : refuse('text', text, 'a text');
}

function availableOf({ available }: Fields): number {
    return typeof available === 'number' && Number.isInteger(available) && available >= 0
        ? available
        : refuse('available', available, 'a whole number from 0');
}

/** The fields of every event. */
interface Common {
    chat: string;
    at: number;
    id: string | undefined;
}

function messageOf(fields: Fields, { chat, at, id }: Common): ChatEvent {
    const from = oneOf(fields, 'from', SENDERS);
    const text = textOf(fields);
    if (from !== 'agent') {
        return { type: 'message', chat, at, id, from, text, intent: undefined, agent: undefined };
    }
    const intent = isAbsent(fields.intent) ? undefined : oneOf(fields, 'intent', INTENTS);
    return { type: 'message', chat, at, id, from, text, intent, agent: agentOf(fields) };
}

function eventOf(fields: Fields, type: ChatEvent['type'], { chat, at, id }: Common): ChatEvent {
    switch (type) {
        case 'message':
            return messageOf(fields, { chat, at, id });
        case 'requested':
            return { type, chat, at, id, text: textOf(fields) };
        case 'assigned':
        case 'accepted':
        case 'declined':
        case 'transferred':
            return { type, chat, at, id, agent: agentOf(fields) };
        case 'case':
            return { type, chat, at, id, caseId: nameOf(fields, 'caseId') };
        case 'ended':
            return { type, chat, at, id, by: isAbsent(fields.by) ? 'system' : oneOf(fields, 'by', ENDERS) };
        case 'capacity':
            return { type, chat, at, id, available: availableOf(fields) };
        default:
            return { type, chat, at, id };
    }
}

/**
 * Parses a line of a timeline. Record ids are converted to 18 characters.
 *
 * @throws TimelineError if the line is not a JSON object, lacks a required field or has one of the wrong kind
 * @example parseTimelineLine('{"chat":"a","at":"2026-01-05T09:00:00Z","type":"requested"}')
 */
export function parseTimelineLine(line: string): ChatEvent {
    const fields = parse(line);
    const chat = nameOf(fields, 'chat');
    const at = timeOf(fields);
    const type = oneOf(fields, 'type', EVENT_TYPES);
    return eventOf(fields, type, { chat, at, id: identityOf(fields) });
}
