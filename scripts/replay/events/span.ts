import { EMPTY_HASH, hashByte, hashWord } from './hash.ts';
import { hasBeyondAscii, hasSpecial } from './words.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** Where a string of the line stands, between its quotation marks; `start` is -1 where the line has none. */
export interface Span {
    start: number;
    end: number;
    hash: number;
    /** Nothing in it but ASCII, and no escapes: its bytes are the text. */
    isPlain: boolean;
    hasEscapes: boolean;
}

/** Returns a span of nothing. */
export function noSpan(): Span {
    return { start: -1, end: -1, hash: 0, isPlain: true, hasEscapes: false };
}

/** Makes a span one of nothing. */
export function forgetSpan(span: Span): void {
    span.start = -1;
    span.end = -1;
}

/** Reads the string whose text begins at `start` into a span; returns where its text ends, -1 where it is no string. */
export function readSpan(bytes: Buffer, view: DataView, start: number, span: Span): number {
    let place = start;
    let hash = EMPTY_HASH;
    let all = 0;
    let hasEscapes = false;
    for (let word = view.getInt32(place, true); !hasSpecial(word); word = view.getInt32(place, true)) {
        all |= word;
        hash = hashWord(hash, word);
        place += 4;
    }
    for (let byte = bytes[place] as number; byte !== QUOTE; byte = bytes[place] as number) {
        // So is the line's end.
        if (byte < SPACE) {
            return -1;
        }
        if (byte === BACKSLASH) {
            hasEscapes = true;
            hash = hashByte(hash, byte);
            place += 1;
            byte = bytes[place] as number;
            if (byte < SPACE) {
                return -1;
            }
        }
        all |= byte;
        hash = hashByte(hash, byte);
        place += 1;
    }
    span.start = start;
    span.end = place;
    span.hash = hash >>> 0;
    span.hasEscapes = hasEscapes;
    span.isPlain = !hasEscapes && !hasBeyondAscii(all);
    return place;
}
