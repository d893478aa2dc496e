import { recordId } from 'c/etiquette';
import { hashBytes, spread } from './hash.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const FIRST_BEYOND_ASCII = 0x80;
const SHORT_ID = 15;

/** The line does not begin with its chat. */
export const SHAPE_UNKNOWN = undefined;

const BEGINNING = Buffer.from('{"chat":');

/** Returns where the chat's name begins in a line that begins with it; -1 for any other line. */
function nameStart(bytes: Uint8Array, start: number): number {
    for (let place = 0; place < BEGINNING.length; place += 1) {
        if (bytes[start + place] !== BEGINNING[place]) {
            return -1;
        }
    }
    const place = start + BEGINNING.length + (bytes[start + BEGINNING.length] === SPACE ? 1 : 0);
    return bytes[place] === QUOTE ? place + 1 : -1;
}

/** Returns the chat that a line begins with, its id in 18 characters; `SHAPE_UNKNOWN` for any other line. */
export function chatFirstIn(bytes: Buffer, start: number, end: number): string | undefined {
    const from = nameStart(bytes, start);
    if (from < 0) {
        return SHAPE_UNKNOWN;
    }
    for (let place = from; place < end; place += 1) {
        const byte = bytes[place] ?? 0;
        if (byte === QUOTE) {
            return recordId(bytes.toString('latin1', from, place));
        }
        if (byte === BACKSLASH || byte >= FIRST_BEYOND_ASCII) {
            return SHAPE_UNKNOWN;
        }
    }
    return SHAPE_UNKNOWN;
}

function parsedChat(bytes: Buffer, start: number, end: number): string {
    try {
        const value = JSON.parse(bytes.toString('utf8', start, end)) as { chat?: unknown } | null;
        return typeof value?.chat === 'string' ? recordId(value.chat) : '';
    } catch {
        return '';
    }
}

/**
 * Returns the hash of the chat of a line, by which work is spread: the same for an id in 15 and in 18 characters, and 0
 * for a line without a chat. Most lines begin with their chat, and need not be parsed for it.
 */
export function chatHash(bytes: Buffer, start: number, end: number): number {
    const from = nameStart(bytes, start);
    if (from >= 0) {
        for (let place = from; place < end; place += 1) {
            const byte = bytes[place] ?? 0;
            if (byte === QUOTE && place > from && place - from !== SHORT_ID) {
                return spread(hashBytes(bytes, from, place));
            }
            if (byte === QUOTE || byte === BACKSLASH || byte >= FIRST_BEYOND_ASCII) {
                break;
            }
        }
    }
    return hashOfChat(parsedChat(bytes, start, end));
}

/** Returns the hash by which the work on a chat is spread; 0 for no chat. */
export function hashOfChat(chat: string): number {
    if (chat === '') {
        return 0;
    }
    const bytes = Buffer.from(chat);
    return spread(hashBytes(bytes, 0, bytes.length));
}
