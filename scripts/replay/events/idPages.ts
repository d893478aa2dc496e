import { copyBytes } from './hash.ts';

const PAGE_BITS = 18;
const PAGE_BYTES = 1 << PAGE_BITS;
const IN_PAGE = PAGE_BYTES - 1;

/** The ids of events as bytes, in pages; one that is longer than a page has a page of its own. */
export class IdPages {
    #pages: Buffer[] = [];
    /** How many pages are in use, and how many bytes of the last one. */
    #used = 0;
    #end = PAGE_BYTES;

    /** How many bytes the pages take. */
    get bytes(): number {
        return this.#pages.length * PAGE_BYTES;
    }

    /** Keeps an id; returns where it stands, a number of 32 bits. */
    add(bytes: Uint8Array, start: number, end: number): number {
        const length = end - start;
        if (this.#end + length >= PAGE_BYTES) {
            this.#beginPage(Math.max(PAGE_BYTES, length));
        }
        const page = this.#used - 1;
        const place = this.#end;
        copyBytes(bytes, start, end, this.#pages[page] as Buffer, place);
        this.#end = place + length;
        return (page << PAGE_BITS) | place;
    }

    #beginPage(size: number): void {
        if ((this.#pages[this.#used]?.length ?? 0) < size) {
            this.#pages[this.#used] = Buffer.from(new SharedArrayBuffer(size));
        }
        this.#used += 1;
        this.#end = 0;
    }

    /** Returns the id of a length that stands at a place. */
    at(place: number, length: number): Buffer {
        const start = place & IN_PAGE;
        return (this.#pages[place >>> PAGE_BITS] as Buffer).subarray(start, start + length);
    }

    /** Copies the id of a length that stands at a place. */
    copy(place: number, length: number, target: Uint8Array, targetStart: number): void {
        const start = place & IN_PAGE;
        copyBytes(this.#pages[place >>> PAGE_BITS] as Buffer, start, start + length, target, targetStart);
    }

    /** Forgets all ids; the memory is used again for others. */
    clear(): void {
        this.#used = 0;
        this.#end = PAGE_BYTES;
    }
}
