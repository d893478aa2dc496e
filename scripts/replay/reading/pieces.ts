import type { ByteSource } from './byteSource.ts';
import { checkText } from './checkText.ts';

const NEWLINE = 0x0a;
/** The usual size of a buffer. */
export const PIECE_BYTES = 1 << 19;
/** The longest line that is read, in bytes; a longer one is no event of a chat. */
const LONGEST_LINE = 1 << 25;
/** Why such a line is rejected. */
export const TOO_LONG = `the line is longer than ${LONGEST_LINE >> 20} MB`;

/** Free bytes after the lines: for the line end that the last line may lack, and for reading four bytes at once. */
const ROOM_AFTER = 8;

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Whole lines in a buffer, or a line that was too long to be kept. */
export type Piece = { bytes: Buffer; start: number; end: number } | 'tooLong';

/** Buffers that are used again and again. */
export class Buffers {
    #free: Buffer[] = [];
    #left: number;
    #isShared: boolean;
    #waiting: ((buffer: Buffer) => void)[] = [];

    /**
     * @param most how many may be in use at once
     * @param isShared other threads read them
     */
    constructor(most: number, isShared: boolean) {
        this.#left = most;
        this.#isShared = isShared;
    }

    /** Waits for a buffer that nobody uses. */
    async take(): Promise<Buffer> {
        const free = this.#free.pop();
        if (free !== undefined) {
            return free;
        }
        if (this.#left > 0) {
            this.#left -= 1;
            return this.ofSize(PIECE_BYTES);
        }
        return new Promise((resolve) => this.#waiting.push(resolve));
    }

    /** Gives a buffer back. One that was made for a long line is forgotten. */
    give(buffer: Buffer): void {
        const usual = buffer.length === PIECE_BYTES ? buffer : this.ofSize(PIECE_BYTES);
        const next = this.#waiting.shift();
        if (next === undefined) {
            this.#free.push(usual);
        } else {
            next(usual);
        }
    }

    /** Makes a buffer. */
    ofSize(size: number): Buffer {
        return this.#isShared ? Buffer.from(new SharedArrayBuffer(size)) : Buffer.allocUnsafeSlow(size);
    }
}

/**
 * Cuts the bytes of an input into pieces of whole lines; whoever gets a piece gives its buffer back.
 *
 * @param name as the person named the input
 * @throws CommandError where the input is no text
 */
export async function* piecesOf(name: string, source: ByteSource, buffers: Buffers): AsyncGenerator<Piece> {
    let carried: Buffer = Buffer.alloc(0);
    let isFirst = true;
    for (let isOpen = true; isOpen;) {
        let bytes = await buffers.take();
        if (carried.length > bytes.length - ROOM_AFTER) {
            // The rest of a buffer that was made for a long line.
            bytes = buffers.ofSize(LONGEST_LINE);
        }
        carried.copy(bytes);
        let length = carried.length;
        let searched = 0;
        let last = -1;
        for (;;) {
            const count = await source.read(bytes.subarray(0, bytes.length - ROOM_AFTER), length);
            length += count;
            isOpen = count > 0;
            if (!isOpen || length === bytes.length - ROOM_AFTER) {
                last = bytes.subarray(searched, length).lastIndexOf(NEWLINE);
                last = last < 0 ? -1 : last + searched;
                searched = length;
                if (last >= 0 || !isOpen || bytes.length >= LONGEST_LINE) {
                    break;
                }
                const larger = buffers.ofSize(Math.min(bytes.length * 4, LONGEST_LINE));
                bytes.copy(larger, 0, 0, length);
                bytes = larger;
            }
        }
        const start = isFirst && length >= MARK.length && bytes.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
        if (isFirst) {
            checkText(name, bytes.subarray(start, length));
        }
        isFirst = false;
        if (isOpen && last < 0) {
            carried = await skipLine(source, bytes);
            buffers.give(bytes);
            yield 'tooLong';
            continue;
        }
        const end = isOpen ? last + 1 : length;
        carried = Buffer.from(bytes.subarray(end, length));
        bytes[end] = NEWLINE;
        yield { bytes, start, end };
    }
}

/** Reads on to the end of a line, keeping nothing of it; returns what was read after it. */
async function skipLine(source: ByteSource, scratch: Buffer): Promise<Buffer> {
    const window = scratch.subarray(0, PIECE_BYTES);
    for (;;) {
        const count = await source.read(window, 0);
        if (count === 0) {
            return Buffer.alloc(0);
        }
        const end = window.subarray(0, count).indexOf(NEWLINE);
        if (end >= 0) {
            return Buffer.from(window.subarray(end + 1, count));
        }
    }
}
