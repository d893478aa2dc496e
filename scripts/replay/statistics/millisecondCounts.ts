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

    /** Takes in counts as another part of the work handed them on. */
    addAll(counts: readonly number[] | CountsOfPart): void {
        if ('total' in counts) {
            this.#addPart(counts);
        } else {
            this.#addList(counts);
        }
    }

    #addPart({ total, pages, long }: CountsOfPart): void {
        this.#total += total;
        pages.forEach((page, number) => {
            const known = this.#pages[number];
            if (known === undefined || page === undefined) {
                this.#pages[number] = page?.slice() ?? known;
                return;
            }
            for (let place = 0; place < PAGE_SIZE; place += 1) {
                known[place] = (known[place] as number) + (page[place] as number);
            }
        });
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
        let count = 0;
        for (const [value, times] of this.entries()) {
            if (value > limit) {
                break;
            }
            count += times;
        }
        return count;
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

/** Returns the nearest-rank percentile of several counts taken together, in milliseconds; `null` where there is none. */
export function percentileOf(counts: readonly MillisecondCounts[], percent: number): number | null {
    const total = counts.reduce((sum, each) => sum + each.total, 0);
    const rank = Math.ceil((percent / 100) * total);
    if (rank === 0) {
        return null;
    }
    const all = counts.length === 1 ? counts[0] : together(counts);
    let count = 0;
    for (const [value, times] of all?.entries() ?? []) {
        count += times;
        if (count >= rank) {
            return value;
        }
    }
    return null;
}

/** Returns several counts as one. */
export function together(counts: readonly MillisecondCounts[]): MillisecondCounts {
    const sum = new MillisecondCounts();
    counts.forEach((each) => sum.addAll(each.toPart()));
    return sum;
}
