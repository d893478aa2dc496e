/** How long to wait before the next try by itself, in milliseconds; after the last one it is the agent's. */
const WAITS = [5_000, 20_000, 60_000, 180_000, 300_000];
/** By how much of itself a wait is longer or shorter, so that many agents' tries do not come at one moment. */
const SPREAD = 0.2;

const mayPass = (error: unknown): boolean =>
    typeof error === 'object' && error !== null && 'mayPass' in error && error.mayPass === true;

/**
 * When a failed action is tried again by itself: only where the failure may pass by itself, ever later, a few times.
 * `random` is a number from 0 to 1.
 */
export const nextTryAt = (error: unknown, tries: number, now: number, random: number): number | undefined => {
    const wait = mayPass(error) ? WAITS[tries - 1] : undefined;
    return wait === undefined ? undefined : now + Math.round(wait * (1 - SPREAD + 2 * SPREAD * random));
};
