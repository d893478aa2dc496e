const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Where a hash of bytes begins. */
export const EMPTY_HASH = FNV_OFFSET | 0;

/** Takes four bytes into a hash (MurmurHash3). */
export function hashWord(hash: number, word: number): number {
    let key = Math.imul(word, 0xcc9e2d51);
    key = Math.imul((key << 15) | (key >>> 17), 0x1b873593);
    const mixed = hash ^ key;
    return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** Takes a byte into a hash (FNV-1a). */
export function hashByte(hash: number, byte: number): number {
    return Math.imul(hash ^ byte, FNV_PRIME);
}

/** Returns the hash of the bytes from `start` to before `end`: of words of four as long as there are any, then of bytes. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
    let hash = EMPTY_HASH;
    let place = start;
    for (; place + 4 <= end; place += 4) {
        const low = (bytes[place] as number) | ((bytes[place + 1] as number) << 8);
        const high = (bytes[place + 2] as number) | ((bytes[place + 3] as number) << 8);
        hash = hashWord(hash, low | (high << 16));
    }
    for (; place < end; place += 1) {
        hash = hashByte(hash, bytes[place] as number);
    }
    return hash >>> 0;
}

/** Spreads a hash over 32 bits, so that any few of them are as good as any others (the end of MurmurHash3). */
export function spread(hash: number): number {
    let mixed = hash ^ (hash >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** True where two stretches of bytes are the same. */
export function sameBytes(
    one: Uint8Array,
    oneStart: number,
    other: Uint8Array,
    otherStart: number,
    length: number
): boolean {
    for (let place = 0; place < length; place += 1) {
        if (one[oneStart + place] !== other[otherStart + place]) {
            return false;
        }
    }
    return true;
}

const SHORT = 48;

/** Copies bytes. A call of the system's copy costs more than the loop for a few bytes. */
export function copyBytes(source: Uint8Array, start: number, end: number, target: Uint8Array, place: number): void {
    if (end - start > SHORT) {
        target.set(source.subarray(start, end), place);
        return;
    }
    for (let offset = 0; offset < end - start; offset += 1) {
        target[place + offset] = source[start + offset] as number;
    }
}
