import { ALL_CHATS } from 'c/etiquette';
import { chatHash, hashOfChat } from '../events/chatOfLine.ts';

const NEWLINE = 0x0a;
const NUMBERS_A_LINE = 3;
const EVERYWHERE = hashOfChat(ALL_CHATS);

/** One shard of several: the chats whose hash falls to it. */
export interface Shard {
    /** From 1 on. */
    index: number;
    of: number;
}

/** Finds the lines in pieces of an input, and whose work each is. */
export class LineScanner {
    #parts: number;
    #shard: Shard | undefined;
    #lists: { numbers: Int32Array; length: number }[];

    constructor(parts: number, shard: Shard | undefined) {
        this.#parts = parts;
        this.#shard = shard;
        this.#lists = Array.from({ length: parts }, () => ({ numbers: new Int32Array(1 << 16), length: 0 }));
    }

    /**
     * Finds the lines from `start` to before `end`, which are whole.
     *
     * @returns for each part three numbers a line: start, end, place among these lines; and how many lines there are
     */
    scan(bytes: Buffer, start: number, end: number): { lists: Int32Array[]; count: number } {
        const isAlone = this.#parts === 1 && this.#shard === undefined;
        let count = 0;
        for (let from = start; from < end;) {
            const found = bytes.indexOf(NEWLINE, from);
            const to = found < 0 || found > end ? end : found;
            if (isAlone) {
                this.#put(0, from, to, count);
            } else {
                this.#spread(bytes, from, to, count);
            }
            count += 1;
            from = to + 1;
        }
        const lists = this.#lists.map((list) => {
            const numbers = list.numbers.slice(0, list.length);
            list.length = 0;
            return numbers;
        });
        return { lists, count };
    }

    #spread(bytes: Buffer, from: number, to: number, place: number): void {
        const hash = chatHash(bytes, from, to);
        const { index = 1, of = 1 } = this.#shard ?? {};
        const isOurs = hash % of === index - 1;
        // Bits that the shard did not use, so that the parts of a shard are alike in size.
        const owner = ((hash / of) >>> 0) % this.#parts;
        if (hash === EVERYWHERE) {
            for (let part = 0; part < this.#parts; part += 1) {
                this.#put(part, from, to, isOurs && part === owner ? place : -1 - place);
            }
        } else if (isOurs) {
            this.#put(owner, from, to, place);
        }
    }

    #put(part: number, from: number, to: number, place: number): void {
        const list = this.#lists[part];
        if (list === undefined) {
            return;
        }
        if (list.length + NUMBERS_A_LINE > list.numbers.length) {
            const larger = new Int32Array(list.numbers.length * 2);
            larger.set(list.numbers);
            list.numbers = larger;
        }
        const { numbers, length } = list;
        numbers[length] = from;
        numbers[length + 1] = to;
        numbers[length + 2] = place;
        list.length = length + NUMBERS_A_LINE;
    }
}
