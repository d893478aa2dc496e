import {
    ALL_CHATS,
    ENDERS,
    EVENT_TYPES,
    INTENTS,
    SENDERS,
    type ChatEvent,
    type Ender,
    type Intent,
    type Sender
} from './chatEvent';
import { recordId } from './recordId';
import { readTime } from './time';

/** A line of a timeline that is no event; the message says why. */
export class TimelineError extends Error {
    constructor(reason: string) {
        super(reason);
        this.name = 'TimelineError';
    }
}

type Fields = Record<string, unknown>;

const LONGEST_QUOTE = 60;

const quoted = (value: unknown): string => {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
};

const refuse = (field: string, value: unknown, allowed: string): never => {
    throw new TimelineError(
        value === undefined ? `${field} is missing: it is ${allowed}` : `${field} is ${quoted(value)}: it must be ${allowed}`
    );
};

const parse = (line: string): Fields => {
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
};

const nameOf = (fields: Fields, field: string): string => {
    const value = fields[field];
    return typeof value === 'string' && value !== '' ? recordId(value) : refuse(field, value, 'a text that is not empty');
};

const timeOf = ({ at }: Fields): number =>
    readTime(at) ?? refuse('at', at, 'an ISO 8601 time with its offset, or epoch milliseconds');

const oneOf = <Value extends string>(fields: Fields, field: string, values: readonly Value[]): Value =>
    values.find((value) => value === fields[field]) ?? refuse(field, fields[field], `one of ${values.join(', ')}`);

/** Where nothing is said, or `null`, which is how exports write nothing. */
const isAbsent = (fields: Fields, field: string): boolean => fields[field] === undefined || fields[field] === null;

const identityOf = (fields: Fields): { id?: string } => {
    if (isAbsent(fields, 'id')) {
        return {};
    }
    const { id } = fields;
    return typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : refuse('id', id, 'a text or a number');
};

const agentOf = (fields: Fields): { agent?: string } => {
    if (isAbsent(fields, 'agent') || fields.agent === '') {
        return {};
    }
    return typeof fields.agent === 'string' ? { agent: recordId(fields.agent) } : refuse('agent', fields.agent, 'a text');
};

const textOf = ({ text }: Fields): { text?: string } => {
    if (text === undefined) {
        return {};
    }
    return typeof text === 'string' ? { text } : refuse('text', text, 'a text');
};

const messageOf = (fields: Fields): { from: Sender; text?: string; intent?: Intent; agent?: string } => {
    const from = oneOf(fields, 'from', SENDERS);
    if (from !== 'agent') {
        return { from, ...textOf(fields) };
    }
    const intent = isAbsent(fields, 'intent') ? {} : { intent: oneOf(fields, 'intent', INTENTS) };
    return { from, ...textOf(fields), ...intent, ...agentOf(fields) };
};

const enderOf = (fields: Fields): Ender => (isAbsent(fields, 'by') ? 'system' : oneOf(fields, 'by', ENDERS));

const availableOf = ({ available }: Fields): number =>
    typeof available === 'number' && Number.isInteger(available) && available >= 0
        ? available
        : refuse('available', available, 'a whole number from 0');

/**
 * The event that a line of a timeline tells of; ids of records are brought to 18 characters.
 *
 * @throws TimelineError where the line is no JSON object, lacks a field or has one of the wrong kind
 * @example parseTimelineLine('{"chat":"a","at":"2026-01-05T09:00:00Z","type":"requested"}')
 */
export const parseTimelineLine = (line: string): ChatEvent => {
    const fields = parse(line);
    const chat = fields.chat === ALL_CHATS ? ALL_CHATS : nameOf(fields, 'chat');
    const at = timeOf(fields);
    const type = oneOf(fields, 'type', EVENT_TYPES);
    const common = { chat, at, ...identityOf(fields) };
    switch (type) {
        case 'requested':
            return { ...common, type, ...textOf(fields) };
        case 'assigned':
        case 'accepted':
        case 'declined':
        case 'transferred':
            return { ...common, type, ...agentOf(fields) };
        case 'message':
            return { ...common, type, ...messageOf(fields) };
        case 'case':
            return { ...common, type, caseId: nameOf(fields, 'caseId') };
        case 'ended':
            return { ...common, type, by: enderOf(fields) };
        case 'capacity':
            return { ...common, type, available: availableOf(fields) };
        default:
            return { ...common, type };
    }
};
