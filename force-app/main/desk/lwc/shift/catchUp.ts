import type { InHand } from './inHand';

/** For how long at most nothing is done by itself in a chat that came to light in the middle, in milliseconds. */
const PATIENCE = 10_000;

/** What tells of a chat what happened while nobody listened, and by what time and policy to judge it. */
export type Source = 'log' | 'record' | 'policies';

/** What is still to be heard of a chat before anything is done in it by itself, and until when that is waited for. */
export interface CatchUp {
    until: number;
    missing: Set<Source>;
}

/** Has a chat wait for what happened while nobody listened: after a reload, or where it is found in work already. */
export function waitFor(inHand: InHand, sources: readonly Source[], now: number): void {
    inHand.catchUp = { until: now + PATIENCE, missing: new Set(sources) };
}

/** One of the sources was heard. With the policies comes the server's time: the wait is counted by that from then on. */
export function heardFrom(inHand: InHand, source: Source, now: number): void {
    const { catchUp } = inHand;
    if (!catchUp?.missing.delete(source)) {
        return;
    }
    if (source === 'policies') {
        catchUp.until = now + PATIENCE;
    }
    if (catchUp.missing.size === 0) {
        inHand.catchUp = undefined;
    }
}

/** True once all was heard, or was waited for long enough. */
export function isCaughtUp(inHand: InHand, now: number): boolean {
    if (inHand.catchUp && inHand.catchUp.until <= now) {
        inHand.catchUp = undefined;
    }
    return inHand.catchUp === undefined;
}
