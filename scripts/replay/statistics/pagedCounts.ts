const PAGE_BITS = 10;
const PAGE_SIZE = 1 << PAGE_BITS;

/** How often each number occurred, a page of numbers at a time; `undefined` for a page of which none did. */
export type Pages = (Uint32Array<ArrayBuffer> | undefined)[];

/** How often each number occurred, of any number of them: its size follows the largest one. */
export class PagedCounts {
    #total = 0;
    #pages: Pages = [];

    /** Counts numbers, whole ones from 0. */
    count(values: Uint32Array): void {
        for (let place = 0; place < values.length; place += 1) {
            this.addTimes(values[place] as number, 1);
        }
    }

    /** Counts a number several times. */
    addTimes(value: number, times: number): void {
        const page = this.#pages[value >>> PAGE_BITS] ?? this.#addPage(value >>> PAGE_BITS);
        page[value & (PAGE_SIZE - 1)] = (page[value & (PAGE_SIZE - 1)] as number) + times;
        this.#total += times;
    }

    #addPage(number: number): Uint32Array {
        // An array without holes is read faster.
        while (this.#pages.length < number) {
            this.#pages.push(undefined);
        }
        const page = new Uint32Array(PAGE_SIZE);
        this.#pages[number] = page;
        return page;
    }

    /** Takes in the pages of other counts, which may be changed from then on. */
    addPages(pages: Readonly<Pages>): void {
        for (let number = 0; number < pages.length; number += 1) {
            const page = pages[number];
            const known = this.#pages[number];
            this.#total += page === undefined ? 0 : sumOf(page, PAGE_SIZE);
            if (known === undefined || page === undefined) {
                this.#pages[number] = known ?? page;
            } else {
                addCounts(known, page);
            }
        }
    }

    /** How many numbers were counted. */
    get total(): number {
        return this.#total;
    }

    /** The counts themselves. */
    get pages(): Readonly<Pages> {
        return this.#pages;
    }

    /** The numbers that occurred, with how often they did, the smallest first. */
    *entries(): Generator<[value: number, times: number]> {
        for (const [number, page] of this.#pages.entries()) {
            for (let place = 0; page !== undefined && place < PAGE_SIZE; place += 1) {
                const times = page[place] as number;
                if (times > 0) {
                    yield [number * PAGE_SIZE + place, times];
                }
            }
        }
    }

    /** Returns how many were at most so large. */
    countUpTo(limit: number): number {
        let count = 0;
        for (let number = 0; number < this.#pages.length && number * PAGE_SIZE <= limit; number += 1) {
            const page = this.#pages[number];
            count += page === undefined ? 0 : sumOf(page, Math.min(PAGE_SIZE, limit - number * PAGE_SIZE + 1));
        }
        return count;
    }

    /** Returns the numbers at places of their order, counted from 1: the places rise, and there are numbers there. */
    valuesAt(ranks: readonly number[]): number[] {
        const values: number[] = [];
        let before = 0;
        for (let number = 0; number < this.#pages.length && values.length < ranks.length; number += 1) {
            const page = this.#pages[number];
            const sum = page === undefined ? 0 : sumOf(page, PAGE_SIZE);
            while (page !== undefined && before + sum >= (ranks[values.length] ?? Infinity)) {
                values.push(number * PAGE_SIZE + placeIn(page, (ranks[values.length] as number) - before));
            }
            before += sum;
        }
        return values;
    }
}

function sumOf(page: Uint32Array, end: number): number {
    let sum = 0;
    for (let place = 0; place < end; place += 1) {
        sum += page[place] as number;
    }
    return sum;
}

/** Returns the place in a page of the number that is so many numbers after its beginning. */
function placeIn(page: Uint32Array, rank: number): number {
    let place = 0;
    for (let left = rank - (page[0] as number); left > 0; left -= page[place] as number) {
        place += 1;
    }
    return place;
}

function addCounts(target: Uint32Array, counts: Uint32Array): void {
    for (let place = 0; place < PAGE_SIZE; place += 1) {
        target[place] = (target[place] as number) + (counts[place] as number);
    }
}
