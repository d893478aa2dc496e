/** Milliseconds by which the browser's own clock is wrong; the server's time does not know of it. */
let skew = Number(new URLSearchParams(location.search).get('browserClock') ?? 0) * 1000;
if (!Number.isFinite(skew)) {
    throw new Error('browserClock= takes seconds, such as 300 or -300.');
}

/** Sets the browser's own clock wrong by so many seconds from now on: it jumps, as when somebody sets it. */
export function setClockWrongBy(seconds: number): void {
    skew = seconds * 1000;
}

/** Milliseconds by which the browser's own clock is ahead of the server's time (`?browserClock=300` says seconds). */
export function clockWrongBy(): number {
    return skew;
}
