import { copyBytes, sameBytes } from './hash.ts';

const FREE = -1;
const FIRST_CHATS = 1 << 12;
const FIRST_NAMES = 1 << 16;

/** The chats of events in memory: their names, and what is known of each before its events are read. */
export class ChatTable {
    /** How many chats there are. */
    size = 0;
    /** Of each chat: how many events it has, and the first of them in time, ties in the order of arrival. */
    counts = new Uint32Array();
    firstAt = new Float64Array();
    firstArrival = new Float64Array();
    /* All grow with the first chat: the engine would take them for constant, and compile anew when they are not. */
    #slots = new Int32Array(1).fill(FREE);
    #hashes = new Uint32Array();
    #starts = new Uint32Array(1);
    #names: Buffer = Buffer.alloc(0);

    /** How many bytes the table takes. */
    get bytes(): number {
        return this.#names.length + this.counts.length * 32;
    }

    /** Returns the number of a chat, and takes one of its events into account. */
    note(bytes: Buffer, start: number, end: number, hash: number, at: number, arrival: number): number {
        const length = end - start;
        const mask = this.#slots.length - 1;
        let slot = hash & mask;
        for (;;) {
            const chat = this.#slots[slot] as number;
            if (chat === FREE) {
                return this.#add(bytes, start, length, hash, slot, at, arrival);
            }
            if (this.#hashes[chat] === hash) {
                const place = this.#starts[chat] as number;
                if (
                    (this.#starts[chat + 1] as number) - place === length &&
                    sameBytes(this.#names, place, bytes, start, length)
                ) {
                    this.counts[chat] = (this.counts[chat] as number) + 1;
                    // Of two events at one instant the one that arrived first is first.
                    const first = this.firstAt[chat] as number;
                    if (at < first || (at === first && arrival < (this.firstArrival[chat] as number))) {
                        this.firstAt[chat] = at;
                        this.firstArrival[chat] = arrival;
                    }
                    return chat;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    #add(
        bytes: Buffer,
        start: number,
        length: number,
        hash: number,
        slot: number,
        at: number,
        arrival: number
    ): number {
        const chat = this.size;
        if (chat + 1 >= this.counts.length) {
            this.#grow();
        }
        this.size += 1;
        this.#slots[slot] = chat;
        this.#hashes[chat] = hash;
        const place = this.#starts[chat] as number;
        if (place + length > this.#names.length) {
            const larger = Buffer.alloc(Math.max(FIRST_NAMES, this.#names.length * 2, place + length));
            this.#names.copy(larger, 0, 0, place);
            this.#names = larger;
        }
        bytes.copy(this.#names, place, start, start + length);
        this.#starts[chat + 1] = place + length;
        this.counts[chat] = 1;
        this.firstAt[chat] = at;
        this.firstArrival[chat] = arrival;
        if (this.size * 2 > this.#slots.length) {
            this.#spreadSlots();
        }
        return chat;
    }

    #grow(): void {
        const size = Math.max(FIRST_CHATS, this.counts.length * 2);
        this.counts = enlarged(this.counts, new Uint32Array(size));
        this.firstAt = enlarged(this.firstAt, new Float64Array(size));
        this.firstArrival = enlarged(this.firstArrival, new Float64Array(size));
        this.#hashes = enlarged(this.#hashes, new Uint32Array(size));
        this.#starts = enlarged(this.#starts, new Uint32Array(size + 1));
    }

    #spreadSlots(): void {
        this.#slots = new Int32Array(Math.max(FIRST_CHATS, this.#slots.length) * 4).fill(FREE);
        const mask = this.#slots.length - 1;
        for (let chat = 0; chat < this.size; chat += 1) {
            let slot = (this.#hashes[chat] as number) & mask;
            while (this.#slots[slot] !== FREE) {
                slot = (slot + 1) & mask;
            }
            this.#slots[slot] = chat;
        }
    }

    /** Forgets all chats; the memory is used again for others. */
    clear(): void {
        this.size = 0;
        this.#slots.fill(FREE);
    }

    /** Returns a chat's name. */
    name(chat: number): string {
        return this.#names.toString('utf8', this.#starts[chat], this.#starts[chat + 1]);
    }

    /** Returns how many bytes a chat's name takes. */
    nameLength(chat: number): number {
        return (this.#starts[chat + 1] as number) - (this.#starts[chat] as number);
    }

    /** Copies a chat's name to the beginning of `target`. */
    copyName(chat: number, target: Uint8Array): void {
        copyBytes(this.#names, this.#starts[chat] as number, this.#starts[chat + 1] as number, target, 0);
    }

    /** Returns the hash of a chat's name. */
    hash(chat: number): number {
        return this.#hashes[chat] as number;
    }
}

function enlarged<Values extends Uint32Array | Float64Array>(values: Values, target: Values): Values {
    target.set(values);
    return target;
}
