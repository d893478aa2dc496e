/*
 * Four bytes at a time: a word is compared, hashed and searched in a few steps, where each byte alone would take as
 * many. Words are read in little-endian order on every machine.
 */
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;
const SPACES = 0x20202020;

/** Returns the word of four ASCII characters. */
export function wordOf(text: string): number {
    return Buffer.from(text.padEnd(4, '\0'), 'latin1').readInt32LE(0);
}

/** True where one of the four bytes ends a JSON string, escapes something in it, or may not stand in one. */
export function hasSpecial(word: number): boolean {
    const quotes = word ^ QUOTES;
    const backslashes = word ^ BACKSLASHES;
    const found = ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((word - SPACES) & ~word);
    return (found & HIGH_BITS) !== 0;
}

/** True where one of the bytes that were joined by `|` is beyond ASCII. */
export function hasBeyondAscii(joined: number): boolean {
    return (joined & HIGH_BITS) !== 0;
}
