import type { EntryState, Subject } from 'c/journal';

/** If another window holds the lock of an action, this window looks again after this time; milliseconds. */
const LOOK_AGAIN = 2_000;
/** A try of this window that takes longer than its lease is given up; milliseconds. */
const GIVEN_UP = 32_000;

/** One try of this window. */
export interface Attempt {
    /** How it ended; `undefined` if this window made no try: another one holds the action. */
    end(outcome: EntryState | undefined): void;
}

/** What this window is doing, and what it could not do because the chat is not on its screen. */
export interface Attempts {
    /** Begins a try; returns `undefined` while this window is at it already. */
    begin(subject: Pick<Subject, 'key' | 'chat'>): Attempt | undefined;
    isRunning(key: string): boolean;
    /** This window made no try just now: another one held the action, or it was not free any more. */
    isResting(key: string): boolean;
    /** Another window may have the chat on screen: this one need not try again until it has. */
    wasTriedHere(key: string): boolean;
    /** A chat came on screen: what could not be done for that may be tried again. */
    shown(chat: string): void;
    /** Another window noted something about an action: this one need not wait before it looks at it again. */
    changedElsewhere(key: string): void;
    /** Returns the earlier of an instant and the next look of this window's own at a chat. */
    nextLookAt(chat: string, at: number | undefined): number | undefined;
}

/** Returns the record of this window's tries. */
export function attempts(now: () => number): Attempts {
    const running = new Map<string, { since: number }>();
    const resting = new Map<string, { chat: string; until: number }>();
    const triedHere = new Map<string, string>();
    /** Chats that came on screen while something was tried in them. */
    const shownMeanwhile = new Set<string>();
    /** Actions about which another window noted something while this one waited for them. */
    const changedMeanwhile = new Set<string>();

    const isResting = (key: string): boolean => (resting.get(key)?.until ?? -Infinity) > now();

    const isRunning = (key: string): boolean => {
        const attempt = running.get(key);
        const isTrying = attempt !== undefined && now() - attempt.since < GIVEN_UP;
        return isTrying || isResting(key);
    };

    return {
        begin({ key, chat }) {
            if (isRunning(key) && !resting.has(key)) {
                return undefined;
            }
            const attempt = { since: now() };
            running.set(key, attempt);
            resting.delete(key);
            shownMeanwhile.delete(chat);
            changedMeanwhile.delete(key);
            return {
                end(outcome) {
                    if (outcome === 'notOnScreen' && !shownMeanwhile.has(chat)) {
                        triedHere.set(key, chat);
                    }
                    if (outcome === undefined && !changedMeanwhile.delete(key)) {
                        resting.set(key, { chat, until: now() + LOOK_AGAIN });
                    }
                    if (running.get(key) === attempt) {
                        running.delete(key);
                    }
                }
            };
        },
        isRunning,
        isResting,
        wasTriedHere: (key) => triedHere.has(key),
        shown(chat) {
            shownMeanwhile.add(chat);
            for (const [key, of] of triedHere) {
                if (of === chat) {
                    triedHere.delete(key);
                }
            }
        },
        changedElsewhere(key) {
            changedMeanwhile.add(key);
            resting.delete(key);
        },
        nextLookAt(chat, at) {
            const instants = at === undefined ? [] : [at];
            for (const [key, rest] of resting) {
                if (rest.until <= now()) {
                    resting.delete(key);
                } else if (rest.chat === chat) {
                    instants.push(rest.until);
                }
            }
            return instants.length === 0 ? undefined : Math.min(...instants);
        }
    };
}
