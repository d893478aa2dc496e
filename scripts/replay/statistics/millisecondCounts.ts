const PAGE_BITS = 10;
const PAGE_SIZE = 1 << PAGE_BITS;
/** Up to so many milliseconds (about 12 days) counts stand in pages; longer ones, which are few, in a map. */
const PAGED_BELOW = 2 ** 30;
const RECENT = 1 << 11;

/** Counts as another thread takes them. */
export interface CountsOfPart {
    total: number;
    pages: readonly (Uint32Array | undefined)[];
    long: ReadonlyMap<number, number>;
}

/**
 * How often each number of milliseconds occurred. Exact, so that the counts of any parts of the work add up to those of
 * the whole; its size follows the longest wait, not the number of waits.
 */
export class MillisecondCounts {
    #total = 0;
    #recent = new Uint32Array(RECENT);
    #recentCount = 0;
    #pages: (Uint32Array | undefined)[] = [];
    #long = new Map<number, number>();

    /** Counts a number of milliseconds, a whole one from 0. */
    add(value: number): void {
        if (value >= PAGED_BELOW) {
            this.#addTimes(value, 1);
            return;
        }
        this.#recent[this.#recentCount] = value;
        this.#recentCount += 1;
        if (this.#recentCount === RECENT) {
            this.#countRecent();
        }
    }

    /** The counts of values so far apart miss the processor's cache; many at once miss it side by side. */
    #countRecent(): void {
        const recent = this.#recent;
        for (let place = 0; place < this.#recentCount; place += 1) {
            const value = recent[place] as number;
            const page = this.#pages[value >>> PAGE_BITS] ?? this.#addPage(value >>> PAGE_BITS);
            page[value & (PAGE_SIZE - 1)] = (page[value & (PAGE_SIZE - 1)] as number) + 1;
        }
        this.#total += this.#recentCount;
        this.#recentCount = 0;
    }

    #addTimes(value: number, times: number): void {
        this.#total += times;
        if (value >= PAGED_BELOW) {
            this.#long.set(value, (this.#long.get(value) ?? 0) + times);
            return;
        }
        const page = this.#pages[value >>> PAGE_BITS] ?? this.#addPage(value >>> PAGE_BITS);
        page[value & (PAGE_SIZE - 1)] = (page[value & (PAGE_SIZE - 1)] as number) + times;
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

    /** How many values were counted. */
    get total(): number {
        this.#countRecent();
        return this.#total;
    }

    /** Takes in counts as another part of the work handed them on; their pages may be changed from then on. */
    addAll(counts: readonly number[] | CountsOfPart): void {
        if ('total' in counts) {
            this.#addPart(counts);
        } else {
            this.#addList(counts);
        }
    }

    #addPart({ total, pages, long }: CountsOfPart): void {
        this.#total += total;
        for (let number = 0; number < pages.length; number += 1) {
            const page = pages[number];
            const known = this.#pages[number];
            if (known === undefined || page === undefined) {
                this.#pages[number] = known ?? page;
            } else {
                addCounts(known, page);
            }
        }
        for (const [value, times] of long) {
            this.#long.set(value, (this.#long.get(value) ?? 0) + times);
        }
    }

    #addList(list: readonly number[]): void {
        let value = 0;
        for (let place = 0; place + 1 < list.length; place += 2) {
            value += list[place] as number;
            this.#addTimes(value, list[place + 1] as number);
        }
    }

    /** Returns the counts for another thread, or to be merged. */
    toPart(): CountsOfPart {
        return { total: this.total, pages: this.#pages, long: this.#long };
    }

    /** The values that occurred, with how often they did, the smallest first. */
    *entries(): Generator<[value: number, times: number]> {
        this.#countRecent();
        for (const [number, page] of this.#pages.entries()) {
            for (let place = 0; page !== undefined && place < PAGE_SIZE; place += 1) {
                const times = page[place] as number;
                if (times > 0) {
                    yield [number * PAGE_SIZE + place, times];
                }
            }
        }
        yield* [...this.#long].sort(([one], [other]) => one - other);
    }

    /** Returns how many were at most so many milliseconds. */
    countUpTo(limit: number): number {
        this.#countRecent();
        let count = 0;
        for (let number = 0; number < this.#pages.length && number * PAGE_SIZE <= limit; number += 1) {
            const page = this.#pages[number];
            count += page === undefined ? 0 : sumOf(page, Math.min(PAGE_SIZE, limit - number * PAGE_SIZE + 1));
        }
        for (const [value, times] of this.#long) {
            count += value <= limit ? times : 0;
        }
        return count;
    }

    /** Returns the values at places of their order, counted from 1: the places rise, and there are values there. */
    valuesAt(ranks: readonly number[]): number[] {
        this.#countRecent();
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
        for (const [value, times] of [...this.#long].sort(([one], [other]) => one - other)) {
            before += times;
            while (before >= (ranks[values.length] ?? Infinity)) {
                values.push(value);
            }
        }
        return values;
    }

    /** Returns the values as gaps from one to the next, each followed by how often it occurred: for a file. */
    toList(): number[] {
        const list: number[] = [];
        let before = 0;
        for (const [value, times] of this.entries()) {
            list.push(value - before, times);
            before = value;
        }
        return list;
    }
}

function sumOf(page: Uint32Array, end: number): number {
    let sum = 0;
    for (let place = 0; place < end; place += 1) {
        sum += page[place] as number;
    }
    return sum;
}

/** Returns the place in a page of the value that is so many values after its beginning. */
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

/**
 * Returns nearest-rank percentiles of counts, in milliseconds; `null` where there is none.
 *
 * @param percents from the lowest to the highest
 */
export function percentilesOf(counts: MillisecondCounts, percents: readonly number[]): (number | null)[] {
    const ranks = percents.map((percent) => Math.ceil((percent / 100) * counts.total));
    return counts.total === 0 ? ranks.map(() => null) : counts.valuesAt(ranks);
}

/** Returns several counts as one. */
export function together(counts: readonly MillisecondCounts[]): MillisecondCounts {
    const sum = new MillisecondCounts();
    for (const each of counts) {
        const part = each.toPart();
        sum.addAll({ ...part, pages: part.pages.map((page) => page?.slice()) });
    }
    return sum;
}
