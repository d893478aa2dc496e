/** How long to wait before each automatic retry; milliseconds. After the last one it is up to the agent. */
const DELAYS = [5_000, 20_000, 60_000, 180_000, 300_000];
/** By how much of itself a delay is longer or shorter, so that many agents do not retry at one moment. */
const SPREAD = 0.2;

/** Returns true for an error that may pass: the same call may succeed later. */
export function mayPass(error: unknown): boolean {
    return typeof error === 'object' && error !== null && 'mayPass' in error && error.mayPass === true;
}

/** Returns when something that failed for the `tries`-th time is retried, if ever; epoch milliseconds. */
export function nextTryAt(tries: number, { now, random }: { now(): number; random(): number }): { until?: number } {
    const delay = DELAYS[tries - 1];
    return delay === undefined ? {} : { until: now() + Math.round(delay * (1 - SPREAD + 2 * SPREAD * random())) };
}
