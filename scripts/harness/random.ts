/** Random numbers that are the same for the same seed. */
export interface Random {
    /** Draws a whole number from `low` to `high`, both included. */
    between(low: number, high: number): number;
    /** Draws one of the values. */
    pick<Value>(values: readonly Value[]): Value;
    /** Returns true in `percent` of a hundred calls. */
    chance(percent: number): boolean;
    /** Returns random numbers of their own, so that what one user draws changes nothing for the others. */
    stream(name: string): Random;
}

const RANGE = 2 ** 32;
/** Constant of the Mulberry32 generator. */
const INCREMENT = 0x6d2b79f5;
/** Constants of the FNV-1a hash. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

function hash(text: string): number {
    return [...text].reduce(
        (value, character) => Math.imul(value ^ (character.codePointAt(0) ?? 0), PRIME) >>> 0,
        OFFSET
    );
}

/**
 * Returns random numbers from a seed; those of neighbouring seeds have nothing to do with each other. Written out, by
 * Mulberry32, so that the same lines run in Node and in a page, into which no package is built.
 */
export function randomFrom(seed: number): Random {
    let state = hash(String(seed));
    const next = (): number => {
        state = (state + INCREMENT) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE;
    };
    const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
    return {
        between,
        pick: (values) => values[between(0, values.length - 1)] as (typeof values)[number],
        chance: (percent) => next() * 100 < percent,
        stream: (name) => randomFrom(hash(`${seed}/${name}`))
    };
}
