import { PagedCounts, type Pages } from './pagedCounts.ts';
import { sortedWaits } from './sortedWaits.ts';

/** Waits below so many milliseconds (about 12 days) are usual; longer ones, which are few, stand in a map. */
const USUAL_BELOW = 2 ** 30;
/** So many usual waits are kept one by one; more are counted. */
const MOST_KEPT = 1 << 19;
/** So many are sorted at a time: they are still in the processor's cache. */
const MOST_SORTED = 1 << 14;
const FIRST_ROOM = 1 << 11;

/** Counts as another thread takes them. */
export interface CountsOfPart {
    /** The usual waits in the order of their length, in one list or several. */
    sorted: readonly Uint32Array<ArrayBuffer>[];
    /** The counts of usual waits; where there are any, none stands in a list. */
    pages: Readonly<Pages>;
    long: ReadonlyMap<number, number>;
}

/**
 * How often each number of milliseconds occurred. Exact, so that the counts of any parts of the work add up to those of
 * the whole. Up to about half a million waits stand in lists, which costs little for each; then its size follows the
 * longest wait, not the number of waits.
 */
export class MillisecondCounts {
    #recent = new Uint32Array(FIRST_ROOM);
    #recentCount = 0;
    #sorted: Uint32Array<ArrayBuffer>[] = [];
    #paged: PagedCounts | undefined;
    #long = new Map<number, number>();

    /** Counts a number of milliseconds, a whole one from 0. */
    add(value: number): void {
        if (value >= USUAL_BELOW) {
            this.#addLong(value, 1);
            return;
        }
        if (this.#recentCount === this.#recent.length) {
            this.#makeRoom();
        }
        this.#recent[this.#recentCount] = value;
        this.#recentCount += 1;
    }

    #makeRoom(): void {
        if (this.#recent.length < MOST_SORTED) {
            const larger = new Uint32Array(MOST_SORTED);
            larger.set(this.#recent);
            this.#recent = larger;
        } else if (this.#paged === undefined && this.#sorted.length < MOST_KEPT / MOST_SORTED) {
            this.#sortRecent();
        } else {
            this.#countKept();
        }
    }

    #sortRecent(): void {
        this.#sorted.push(sortedWaits(this.#recent.subarray(0, this.#recentCount)));
        this.#recentCount = 0;
    }

    #addLong(value: number, times: number): void {
        this.#long.set(value, (this.#long.get(value) ?? 0) + times);
    }

    /** Counts what was kept one by one. Many waits at once miss the processor's cache side by side. */
    #countKept(): PagedCounts {
        const paged = (this.#paged ??= new PagedCounts());
        this.#sorted.forEach((waits) => paged.count(waits));
        paged.count(this.#recent.subarray(0, this.#recentCount));
        this.#sorted = [];
        this.#recentCount = 0;
        return paged;
    }

    /** Returns the counts, or the waits in order where none were counted. */
    #settled(): PagedCounts | readonly Uint32Array<ArrayBuffer>[] {
        if (this.#paged !== undefined) {
            return this.#countKept();
        }
        if (this.#recentCount > 0) {
            this.#sortRecent();
        }
        return this.#sorted;
    }

    get #usualTotal(): number {
        const settled = this.#settled();
        return settled instanceof PagedCounts ? settled.total : settled.reduce((sum, { length }) => sum + length, 0);
    }

    /** How many values were counted. */
    get total(): number {
        return [...this.#long.values()].reduce((sum, times) => sum + times, this.#usualTotal);
    }

    /** Takes in counts as another part of the work handed them on; their pages may be changed from then on. */
    addAll(counts: readonly number[] | CountsOfPart): void {
        if ('sorted' in counts) {
            this.#addPart(counts);
        } else {
            this.#addList(counts);
        }
    }

    #addPart({ sorted, pages, long }: CountsOfPart): void {
        if (pages.length > 0) {
            this.#countKept().addPages(pages);
        }
        this.#sorted.push(...sorted);
        long.forEach((times, value) => this.#addLong(value, times));
    }

    #addList(list: readonly number[]): void {
        const paged = this.#countKept();
        let value = 0;
        for (let place = 0; place + 1 < list.length; place += 2) {
            const times = list[place + 1] as number;
            value += list[place] as number;
            if (value >= USUAL_BELOW) {
                this.#addLong(value, times);
            } else {
                paged.addTimes(value, times);
            }
        }
    }

    /** Returns the counts for another thread, or to be merged. */
    toPart(): CountsOfPart {
        const settled = this.#settled();
        const isCounted = settled instanceof PagedCounts;
        return { sorted: isCounted ? [] : settled, pages: isCounted ? settled.pages : [], long: this.#long };
    }

    /** The values that occurred, with how often they did, the smallest first. */
    *entries(): Generator<[value: number, times: number]> {
        yield* this.#countKept().entries();
        yield* this.#longInOrder();
    }

    #longInOrder(): [value: number, times: number][] {
        return [...this.#long].sort(([one], [other]) => one - other);
    }

    /** Returns how many were at most so many milliseconds. */
    countUpTo(limit: number): number {
        const settled = this.#settled();
        const usual = settled instanceof PagedCounts ? settled.countUpTo(limit) : countIn(settled, limit);
        return this.#longInOrder().reduce((sum, [value, times]) => sum + (value <= limit ? times : 0), usual);
    }

    /** Returns the values at places of their order, counted from 1: the places rise, and there are values there. */
    valuesAt(ranks: readonly number[]): number[] {
        let before = this.#usualTotal;
        const settled = this.#settled();
        const usual = ranks.filter((rank) => rank <= before);
        const values =
            settled instanceof PagedCounts ? settled.valuesAt(usual) : usual.map((rank) => valueIn(settled, rank));
        for (const [value, times] of this.#longInOrder()) {
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

/** Returns the first number of a range for which something is true that stays true; `end` where there is none. */
function firstWhere(end: number, isTrue: (number: number) => boolean): number {
    let low = 0;
    let high = end;
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (isTrue(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/** Returns how many waits of sorted lists are at most so long. */
function countIn(lists: readonly Uint32Array[], limit: number): number {
    const countOf = (waits: Uint32Array): number =>
        firstWhere(waits.length, (place) => (waits[place] as number) > limit);
    return lists.reduce((sum, waits) => sum + countOf(waits), 0);
}

/** Returns the wait at a place of the order of sorted lists together. */
function valueIn(lists: readonly Uint32Array[], rank: number): number {
    return firstWhere(USUAL_BELOW, (value) => countIn(lists, value) >= rank);
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
