const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Where a hash of bytes begins (FNV-1a, 32 bits). */
export const EMPTY_HASH = FNV_OFFSET | 0;

/** Takes a byte into a hash. */
export function hashByte(hash: number, byte: number): number {
    return Math.imul(hash ^ byte, FNV_PRIME);
}

/** Returns the hash of the bytes from `start` to before `end`. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
    let hash = EMPTY_HASH;
    for (let place = start; place < end; place += 1) {
        hash = Math.imul(hash ^ (bytes[place] ?? 0), FNV_PRIME);
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
