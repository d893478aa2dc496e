import type { Episode } from 'c/etiquette';

/** All results of episodes. */
export const RESULTS = ['met', 'breached', 'open', 'acted', 'cleared', 'missed', 'running'] as const;
export type EpisodeResult = Episode['result'];

/** Where in the order of all chats something came first: the chat's first event, then the episode's number in it. */
export type Position = readonly [at: number, arrival: number, index: number];

/** How often each result occurred, and where first: what a report lists comes in that order. */
export class ResultCounts {
    readonly counts = new Float64Array(RESULTS.length);
    readonly firsts: (Position | undefined)[] = RESULTS.map(() => undefined);

    /** Counts a result, by its number in `RESULTS`. */
    add(result: number, at: number, arrival: number, index: number): void {
        const first = this.firsts[result];
        // Chats may come in any order where they do not fit into memory.
        if (first === undefined || at < first[0] || (at === first[0] && isEarlier(arrival, index, first))) {
            this.firsts[result] = [at, arrival, index];
        }
        this.counts[result] = (this.counts[result] as number) + 1;
    }

    /** Returns how often a result occurred. */
    of(result: EpisodeResult): number {
        return this.counts[RESULTS.indexOf(result)] ?? 0;
    }

    /** Counts a result several times, the first of them at a place. */
    addAll(result: number, times: number, first: Position): void {
        const known = this.firsts[result];
        this.firsts[result] = known === undefined || comparePositions(first, known) < 0 ? first : known;
        this.counts[result] = (this.counts[result] as number) + times;
    }

    /** Where anything was counted first. */
    get first(): Position | undefined {
        return this.firsts.reduce(earlier, undefined);
    }

    /** Returns each result that occurred with its count, in the order of their first places. */
    inOrder(): Partial<Record<EpisodeResult, number>> {
        const occurred = RESULTS.map((result, number) => ({ result, number })).filter(
            ({ number }) => this.firsts[number] !== undefined
        );
        occurred.sort((one, other) =>
            comparePositions(this.firsts[one.number] as Position, this.firsts[other.number] as Position)
        );
        return Object.fromEntries(occurred.map(({ result, number }) => [result, this.counts[number]]));
    }

    /** Returns the counts as lists for a file: result, count, then its first place. */
    toList(): number[][] {
        return this.firsts.flatMap((first, result) =>
            first === undefined ? [] : [[result, this.counts[result] as number, ...first]]
        );
    }

    /** Takes in what `toList` returned. */
    addList(list: readonly (readonly number[])[]): void {
        for (const [result = 0, times = 0, at = 0, arrival = 0, index = 0] of list) {
            this.addAll(result, times, [at, arrival, index]);
        }
    }
}

function isEarlier(arrival: number, index: number, [, firstArrival, firstIndex]: Position): boolean {
    return arrival < firstArrival || (arrival === firstArrival && index < firstIndex);
}

/** Orders places. */
export function comparePositions(one: Position, other: Position): number {
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** Returns the earlier of two places. */
export function earlier(one: Position | undefined, other: Position | undefined): Position | undefined {
    if (one === undefined || other === undefined) {
        return one ?? other;
    }
    return comparePositions(one, other) <= 0 ? one : other;
}
