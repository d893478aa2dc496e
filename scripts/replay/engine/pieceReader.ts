import { ALL_CHATS } from 'c/etiquette';
import { chatHash, hashOfChat } from '../events/chatOfLine.ts';
import type { LineReader, RejectedLine } from '../events/lineReader.ts';

const NEWLINE = 0x0a;
const EVERYWHERE = hashOfChat(ALL_CHATS);

/** One shard of several: the chats whose hash falls to it. */
export interface Shard {
    /** From 1 on. */
    index: number;
    of: number;
}

/** Whole lines of the input. */
export interface LinesPiece {
    bytes: Buffer;
    /** The lines stand from `start` to before `end`; a line end stands at `end` too. */
    start: number;
    end: number;
    /** Where the bytes begin in the whole input. */
    offset: number;
}

/** What the lines of a piece came to. */
export interface ReadLines {
    /** How many lines there are, those of other shards too. */
    count: number;
    /** Lines that are no events, by their number in the piece, from 1 on. */
    rejected: RejectedLine[];
}

/**
 * So many lines are read at a time. The engine optimizes a function that is called often better than one whose loop
 * runs long, which it would optimize again in each piece.
 */
const LINES_AT_ONCE = 64;

/** Reads the lines of pieces that belong to the shard. */
export class PieceReader {
    #reader: LineReader;
    #shard: Shard | undefined;
    #count = 0;
    #rejected: RejectedLine[] = [];

    constructor(reader: LineReader, shard: Shard | undefined) {
        this.#reader = reader;
        this.#shard = shard;
    }

    /** Reads the lines of a piece. */
    read(piece: LinesPiece): ReadLines {
        this.#count = 0;
        this.#rejected = [];
        for (let from = piece.start; from < piece.end;) {
            from = this.#shard === undefined ? this.#readSome(piece, from) : this.#readShard(piece, from, this.#shard);
        }
        return { count: this.#count, rejected: this.#rejected };
    }

    /** Reads some lines from one on; returns where the next one begins. */
    #readSome({ bytes, end, offset }: LinesPiece, start: number): number {
        let from = start;
        for (let left = LINES_AT_ONCE; left > 0 && from < end; left -= 1) {
            this.#count += 1;
            const to = this.#reader.readUsual(bytes, from, offset + from);
            from = (to < 0 ? this.#readAny(bytes, from, offset, false) : to) + 1;
        }
        return from;
    }

    /** Reads a line; most lines of a shard are others', which are not read beyond their chat. */
    #readShard({ bytes, offset }: LinesPiece, from: number, { index, of }: Shard): number {
        this.#count += 1;
        const to = bytes.indexOf(NEWLINE, from);
        const hash = chatHash(bytes, from, to);
        const isOurs = hash % of === index - 1;
        if (isOurs ? this.#reader.readUsual(bytes, from, offset + from) < 0 : hash === EVERYWHERE) {
            this.#readAny(bytes, from, offset, !isOurs);
        }
        return to + 1;
    }

    /** Reads a line that is not of the usual kind; returns where its line end stands. */
    #readAny(bytes: Buffer, from: number, offset: number, isCopy: boolean): number {
        const to = bytes.indexOf(NEWLINE, from);
        const reason = this.#reader.read(bytes, from, to, offset + from, isCopy);
        if (reason !== undefined) {
            this.#rejected.push({ line: this.#count, reason });
        }
        return to;
    }
}
