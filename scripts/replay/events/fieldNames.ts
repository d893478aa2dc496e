import { ENDERS, EVENT_TYPES, INTENTS, SENDERS } from 'c/etiquette';
import { sameBytes } from './hash.ts';
import { wordOf } from './words.ts';

/** The fields of a timeline that a replay reads, by number. */
export const FIELD = {
    chat: 1,
    at: 2,
    type: 3,
    id: 4,
    agent: 5,
    from: 6,
    text: 7,
    intent: 8,
    available: 9,
    caseId: 10,
    by: 11,
    agentName: 12,
    queue: 13
} as const;

/** The length of each field's name, by its number. */
export const NAME_LENGTHS: readonly number[] = [0, ...Object.keys(FIELD).map(({ length }) => length)];

/** Any other field. */
export const NO_FIELD = 0;

const NONE_OF_THEM = -2;
const LONGEST_NAME = 16;

/** Words as bytes, by their length. */
type Words = { word: Buffer; number: number }[][];

function byLength(words: readonly (readonly [string, number])[]): Words {
    const lists: Words = Array.from({ length: LONGEST_NAME }, () => []);
    for (const [word, number] of words) {
        lists[word.length]?.push({ word: Buffer.from(word), number });
    }
    return lists;
}

function listed(words: readonly string[]): Words {
    return byLength(words.map((word, number) => [word, number]));
}

/** The words that a field may hold. */
export const FIELD_WORDS = {
    type: listed(EVENT_TYPES),
    from: listed(SENDERS),
    intent: listed(INTENTS),
    by: listed(ENDERS)
};

/** Returns the place of a word in its list, or -2 where it is none of them. */
export function wordIn(words: Words, bytes: Uint8Array, start: number, end: number): number {
    const candidates = words[end - start];
    if (candidates !== undefined) {
        for (const { word, number } of candidates) {
            if (sameBytes(word, 0, bytes, start, word.length)) {
                return number;
            }
        }
    }
    return NONE_OF_THEM;
}

const QUOTE = 0x22;
const LAST_OF_WORD = 24;
const WORD = {
    chat: wordOf('chat'),
    type: wordOf('type'),
    from: wordOf('from'),
    text: wordOf('text'),
    at: wordOf('at"'),
    id: wordOf('id"'),
    by: wordOf('by"'),
    agent: wordOf('agen'),
    caseId: wordOf('case'),
    intent: wordOf('inte'),
    queue: wordOf('queu'),
    available: wordOf('avai')
};
const AGENT = Buffer.from('agent');
const AGENT_NAME = Buffer.from('agentName');
const CASE_ID = Buffer.from('caseId');
const INTENT = Buffer.from('intent');
const QUEUE = Buffer.from('queue');
const AVAILABLE = Buffer.from('available');

/** Returns the number of the field whose name begins at a place; `NO_FIELD` for any other name. */
export function fieldAt(bytes: Uint8Array, view: DataView, start: number): number {
    const word = view.getInt32(start, true);
    switch (word) {
        case WORD.chat:
            return bytes[start + 4] === QUOTE ? FIELD.chat : NO_FIELD;
        case WORD.type:
            return bytes[start + 4] === QUOTE ? FIELD.type : NO_FIELD;
        case WORD.from:
            return bytes[start + 4] === QUOTE ? FIELD.from : NO_FIELD;
        case WORD.text:
            return bytes[start + 4] === QUOTE ? FIELD.text : NO_FIELD;
        case WORD.agent:
            return named(AGENT, bytes, start)
                ? FIELD.agent
                : named(AGENT_NAME, bytes, start)
                  ? FIELD.agentName
                  : NO_FIELD;
        case WORD.caseId:
            return named(CASE_ID, bytes, start) ? FIELD.caseId : NO_FIELD;
        case WORD.intent:
            return named(INTENT, bytes, start) ? FIELD.intent : NO_FIELD;
        case WORD.queue:
            return named(QUEUE, bytes, start) ? FIELD.queue : NO_FIELD;
        case WORD.available:
            return named(AVAILABLE, bytes, start) ? FIELD.available : NO_FIELD;
        default:
            return fieldOfTwo(word & ~(0xff << LAST_OF_WORD));
    }
}

function fieldOfTwo(nameAndQuote: number): number {
    switch (nameAndQuote) {
        case WORD.at:
            return FIELD.at;
        case WORD.id:
            return FIELD.id;
        case WORD.by:
            return FIELD.by;
        default:
            return NO_FIELD;
    }
}

function named(name: Uint8Array, bytes: Uint8Array, start: number): boolean {
    return sameBytes(name, 0, bytes, start, name.length) && bytes[start + name.length] === QUOTE;
}
