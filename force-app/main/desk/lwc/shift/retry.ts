/** How long to wait before the next try by itself, in milliseconds; after the last one it is the agent's. */
const WAITS = [5_000, 20_000, 60_000, 180_000, 300_000];
/** By how much of itself a wait is longer or shorter, so that many agents' tries do not come at one moment. */
const SPREAD = 0.2;

/** Who retries: the server's time in epoch milliseconds, and a number from 0 to 1 by chance. */
export interface RetryDesk {
    now(): number;
    random(): number;
}

/** True for an error that may pass by itself. */
export function mayPass(error: unknown): boolean {
    return typeof error === 'object' && error !== null && 'mayPass' in error && error.mayPass === true;
}

/** When an action that failed for the `tries`-th time is tried again by itself: ever later, a few times. */
export function nextTry(tries: number, { now, random }: RetryDesk): { until?: number } {
    const wait = WAITS[tries - 1];
    return wait === undefined ? {} : { until: now() + Math.round(wait * (1 - SPREAD + 2 * SPREAD * random())) };
}
