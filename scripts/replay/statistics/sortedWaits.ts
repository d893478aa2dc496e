const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const PASSES = 3;

/**
 * Returns waits, whole numbers of 32 bits, in the order of their length. It goes digit by digit: every wait is sorted
 * once, and a sort that compares takes ten times as long for lists of thousands.
 */
export function sortedWaits(waits: Uint32Array): Uint32Array<ArrayBuffer> {
    let from = waits.slice();
    let to = new Uint32Array(waits.length);
    for (let pass = 0; pass < PASSES; pass += 1) {
        const places = placesOfDigits(from, pass * DIGIT_BITS);
        // Few lists have waits so long that they differ in their last digit.
        if (places[1] !== waits.length) {
            putInPlaces(from, to, places, pass * DIGIT_BITS);
            [from, to] = [to, from];
        }
    }
    return from;
}

/** Returns for each digit the place of the first wait that has it. */
function placesOfDigits(waits: Uint32Array, shift: number): Uint32Array {
    const places = new Uint32Array(DIGITS + 1);
    for (let number = 0; number < waits.length; number += 1) {
        const next = (((waits[number] as number) >>> shift) & (DIGITS - 1)) + 1;
        places[next] = (places[next] as number) + 1;
    }
    for (let digit = 1; digit < DIGITS; digit += 1) {
        places[digit] = (places[digit] as number) + (places[digit - 1] as number);
    }
    return places;
}

/** Copies the waits in the order of one of their digits; those with the same one stay in the order that they have. */
function putInPlaces(from: Uint32Array, to: Uint32Array, places: Uint32Array, shift: number): void {
    for (let number = 0; number < from.length; number += 1) {
        const wait = from[number] as number;
        const digit = (wait >>> shift) & (DIGITS - 1);
        const place = places[digit] as number;
        to[place] = wait;
        places[digit] = place + 1;
    }
}
