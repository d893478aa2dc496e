import { sameBytes } from './hash.ts';

const FREE = -1;
const FIRST_SLOTS = 256;

/** Numbers strings of bytes from 0 on, in the order in which they first come. */
export class ByteTable {
    #slots = new Int32Array(FIRST_SLOTS).fill(FREE);
    #hashes: number[] = [];
    #entries: Uint8Array[] = [];

    get size(): number {
        return this.#entries.length;
    }

    /** Returns the number of the bytes, or -1 where they are not known. */
    find(bytes: Uint8Array, start: number, end: number, hash: number): number {
        const mask = this.#slots.length - 1;
        for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
            const number = this.#slots[slot] ?? FREE;
            if (number === FREE) {
                return FREE;
            }
            if (this.#hashes[number] === hash) {
                const entry = this.#entries[number] as Uint8Array;
                if (entry.length === end - start && sameBytes(entry, 0, bytes, start, entry.length)) {
                    return number;
                }
            }
        }
    }

    /** Takes in bytes that are not known, and returns their number. */
    add(bytes: Uint8Array, start: number, end: number, hash: number): number {
        if ((this.#entries.length + 1) * 2 > this.#slots.length) {
            this.#grow();
        }
        const number = this.#entries.length;
        this.#entries.push(Uint8Array.from(bytes.subarray(start, end)));
        this.#hashes.push(hash);
        this.#place(number, hash);
        return number;
    }

    /** Forgets everything. */
    clear(): void {
        this.#slots = new Int32Array(FIRST_SLOTS).fill(FREE);
        this.#hashes = [];
        this.#entries = [];
    }

    #place(number: number, hash: number): void {
        const mask = this.#slots.length - 1;
        let slot = hash & mask;
        while (this.#slots[slot] !== FREE) {
            slot = (slot + 1) & mask;
        }
        this.#slots[slot] = number;
    }

    #grow(): void {
        this.#slots = new Int32Array(this.#slots.length * 2).fill(FREE);
        this.#hashes.forEach((hash, number) => this.#place(number, hash));
    }
}
