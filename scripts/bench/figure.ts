/** One measured figure, beside what it is held against. */
export interface Figure {
    name: string;
    /** The median of `n` runs. */
    value: number;
    unit: string;
    /** The same work with nothing of ours in it, measured in the same run; or the number that must be reached. */
    limit: number | null;
    /** `value` against `limit` so that less is better; `null` where there is no limit. */
    ratio: number | null;
    n: number;
}

/** Runs `measure` several times. The first run of each is thrown away: it warms caches up. */
export async function measured(n: number, measure: () => number | Promise<number>): Promise<number[]> {
    const values: number[] = [];
    for (let run = 0; run <= n; run += 1) {
        const value = await measure();
        if (run > 0) {
            values.push(value);
        }
    }
    return values;
}

/** The value in the middle; of an even number of values the mean of the two. */
export function median(values: readonly number[]): number {
    const sorted = [...values].sort((one, other) => one - other);
    const middle = sorted.length / 2;
    const low = sorted[Math.ceil(middle) - 1] ?? NaN;
    const high = sorted[Math.floor(middle)] ?? NaN;
    return (low + high) / 2;
}

/** A number with as many digits as it is worth. */
export function rounded(value: number): number {
    return Number(value.toPrecision(4));
}

/** A figure whose value and limit were measured alike; less is better, or, with `moreIsBetter`, more. */
export function figure(
    name: string,
    unit: string,
    values: readonly number[],
    limit: number | null,
    moreIsBetter = false
): Figure {
    const value = median(values);
    const ratio = limit === null ? null : moreIsBetter ? limit / value : value / limit;
    return {
        name,
        value: rounded(value),
        unit,
        limit: limit === null ? null : rounded(limit),
        ratio: ratio === null || Number.isNaN(ratio) ? null : rounded(ratio),
        n: values.length
    };
}
