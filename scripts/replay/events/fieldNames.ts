import { ENDERS, EVENT_TYPES, INTENTS, SENDERS } from 'c/etiquette';
import { sameBytes } from './hash.ts';

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
    agentName: 12
} as const;

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

const NAMES = byLength(Object.entries(FIELD));

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

/** Returns the number of a field from its name. */
export function numberOfField(bytes: Uint8Array, start: number, end: number): number {
    return Math.max(NO_FIELD, wordIn(NAMES, bytes, start, end));
}
