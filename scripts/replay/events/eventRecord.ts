import type { EventParts } from './eventStore.ts';
import { copyBytes } from './hash.ts';

/*
 * An event as bytes, for a file. A record begins at a multiple of 8 bytes: two doubles (its time, its place in the
 * input), the words named below, then the texts of the chat, the id and the case.
 */
const SIZE = 4;
const KIND = 5;
const AGENT = 6;
const AVAILABLE = 7;
const CHAT_HASH = 8;
const CHAT_LENGTH = 9;
const ID_HASH = 10;
const ID_LENGTH = 11;
const CASE_LENGTH = 12;
const QUEUE = 13;
const HEAD = 56;

/** Bytes seen three ways. */
export interface RecordBytes {
    bytes: Buffer<ArrayBuffer>;
    words: Uint32Array;
    doubles: Float64Array;
}

/** Returns room for records, in bytes: a multiple of 8. */
export function roomForRecords(size: number): RecordBytes {
    return recordsIn(new ArrayBuffer(size));
}

/** Returns memory that holds records, or will. */
export function recordsIn(memory: ArrayBuffer): RecordBytes {
    return { bytes: Buffer.from(memory), words: new Uint32Array(memory), doubles: new Float64Array(memory) };
}

/** Returns how many bytes an event's record takes. */
export function recordSize({ chatStart, chatEnd, idStart, idEnd, caseStart, caseEnd }: EventParts): number {
    const id = idStart < 0 ? 0 : idEnd - idStart;
    const caseId = caseStart < 0 ? 0 : caseEnd - caseStart;
    return (HEAD + chatEnd - chatStart + id + caseId + 7) & ~7;
}

/** Writes an event at a place. */
export function writeRecord({ bytes, words, doubles }: RecordBytes, at: number, parts: EventParts): void {
    const { chatStart, chatEnd, idStart, idEnd, caseStart, caseEnd } = parts;
    const word = at >>> 2;
    doubles[at >>> 3] = parts.at;
    doubles[(at >>> 3) + 1] = parts.arrival;
    words[word + SIZE] = recordSize(parts);
    words[word + KIND] = parts.type | (parts.meaning << 4) | (parts.by << 8);
    words[word + AGENT] = parts.agent;
    words[word + QUEUE] = parts.queue;
    words[word + AVAILABLE] = parts.available;
    words[word + CHAT_HASH] = parts.chatHash;
    words[word + CHAT_LENGTH] = chatEnd - chatStart;
    words[word + ID_HASH] = parts.idHash;
    words[word + ID_LENGTH] = idStart < 0 ? 0 : idEnd - idStart + 1;
    words[word + CASE_LENGTH] = caseStart < 0 ? 0 : caseEnd - caseStart + 1;
    let place = at + HEAD;
    copyBytes(parts.bytes, chatStart, chatEnd, bytes, place);
    place += chatEnd - chatStart;
    if (idStart >= 0) {
        copyBytes(parts.bytes, idStart, idEnd, bytes, place);
        place += idEnd - idStart;
    }
    if (caseStart >= 0) {
        copyBytes(parts.bytes, caseStart, caseEnd, bytes, place);
    }
}

/** Reads the event at a place into parts; returns where the next one stands. */
export function readRecord({ bytes, words, doubles }: RecordBytes, at: number, parts: EventParts): number {
    const word = at >>> 2;
    const kind = words[word + KIND] as number;
    parts.bytes = bytes;
    parts.at = doubles[at >>> 3] as number;
    parts.arrival = doubles[(at >>> 3) + 1] as number;
    parts.type = kind & 15;
    parts.meaning = (kind >>> 4) & 15;
    parts.by = kind >>> 8;
    parts.agent = words[word + AGENT] as number;
    parts.queue = words[word + QUEUE] as number;
    parts.available = words[word + AVAILABLE] as number;
    parts.chatHash = words[word + CHAT_HASH] as number;
    parts.chatStart = at + HEAD;
    parts.chatEnd = parts.chatStart + (words[word + CHAT_LENGTH] as number);
    parts.idHash = words[word + ID_HASH] as number;
    const idLength = words[word + ID_LENGTH] as number;
    parts.idStart = idLength === 0 ? -1 : parts.chatEnd;
    parts.idEnd = parts.chatEnd + Math.max(0, idLength - 1);
    const caseLength = words[word + CASE_LENGTH] as number;
    parts.caseStart = caseLength === 0 ? -1 : parts.idEnd;
    parts.caseEnd = parts.idEnd + Math.max(0, caseLength - 1);
    return at + (words[word + SIZE] as number);
}
