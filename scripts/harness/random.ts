/** Random numbers that are the same for the same seed: a linear congruential generator, good enough to vary a load. */
export interface Random {
    /** A whole number from `low` to `high`, both included. */
    between(low: number, high: number): number;
    /** One of the values. */
    pick<Value>(values: readonly Value[]): Value;
    /** True in `percent` of a hundred calls. */
    chance(percent: number): boolean;
}

const MULTIPLIER = 1_664_525;
const INCREMENT = 1_013_904_223;
const RANGE = 2 ** 32;

/** Random numbers from a seed. */
export function randomFrom(seed: number): Random {
    let state = seed >>> 0;
    const next = (): number => {
        state = (Math.imul(state, MULTIPLIER) + INCREMENT) >>> 0;
        return state / RANGE;
    };
    const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
    return {
        between,
        pick: (values) => values[between(0, values.length - 1)] as (typeof values)[number],
        chance: (percent) => next() * 100 < percent
    };
}
