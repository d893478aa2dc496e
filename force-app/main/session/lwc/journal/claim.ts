import { insertionOf, type Entry, type EntryState, type Notes, type Subject } from './entry';
import type { StoredEntries } from './storedEntries';

/** How long a claim holds without a sign of life; milliseconds. */
export const LEASE = 30_000;

/** Who wants to do it: the rules, or the agent by a click. */
export type Claimant = 'rules' | 'agent';

/** A window's hold on one action. */
export interface Claim {
    readonly claimant: Claimant;
    /** How often the action was claimed, this time counted. */
    readonly tries: number;
    /** The entry of the try before, if there was one. */
    readonly before: Entry | undefined;
    /** When an earlier try handed its text over without learning whether it arrived: look it up before sending. */
    readonly sendingSince: number | undefined;
    /** Adds notes and renews the lease; returns false if the claim was lost to another window. */
    keep(notes: Notes): boolean;
    /** Ends the claim. What is done is noted even if the claim was lost; anything else leaves the new holder alone. */
    settle(state: Exclude<EntryState, 'claimed'>, notes?: Notes & { until?: number }): boolean;
    /** How this claim ended; `undefined` while it is held, and if it was lost to another window. */
    outcome(): EntryState | undefined;
}

interface Place {
    entries: StoredEntries;
    now(): number;
    /** Names this very claim. */
    name: string;
    /** Resolves when every window sees what was written before. */
    agreed(): Promise<void>;
}

/** Whether the rules, or the agent by a click, may claim an entry in this state; the states with a time are judged below. */
const FREE_FOR_RULES: readonly EntryState[] = ['notOnScreen', 'skipped'];

function isFree(entry: Entry | undefined, claimant: Claimant, now: number): boolean {
    if (!entry) {
        return true;
    }
    if (entry.state === 'claimed') {
        return (entry.until ?? 0) <= now;
    }
    if (claimant === 'agent') {
        return entry.state !== 'done';
    }
    if (entry.state === 'failed') {
        return (entry.until ?? Infinity) <= now;
    }
    return FREE_FOR_RULES.includes(entry.state) || (entry.state === 'snoozed' && (entry.until ?? 0) <= now);
}

/** Returns what a new claim takes over from the try before: not how that one came out. */
function notesOf(entry: Entry): Notes {
    const { text, askedAt, caseId, caseNumber, sendingSince, delivered } = entry;
    const notes: Notes = {
        text,
        askedAt,
        caseId,
        caseNumber,
        sendingSince,
        delivered,
        // A text that was taken out of the message box does not stand there for this try.
        ...insertionOf(entry)
    };
    return Object.fromEntries(Object.entries(notes).filter(([, value]) => value !== undefined));
}

/** An entry that cannot be read may have been sent at any time up to now. */
function unknown(subject: Subject): Entry {
    return {
        ...subject,
        state: 'claimed',
        at: subject.start,
        until: 0,
        tries: 1,
        sendingSince: subject.start
    };
}

/** Writes the claim, and reads back whether it stands: if two windows write, the later one has it. */
async function tryClaim(place: Place, subject: Subject, claimant: Claimant): Promise<Claim | undefined> {
    const { entries, now, name, agreed } = place;
    const stored = entries.read(subject.key);
    const before = stored === 'unreadable' ? unknown(subject) : stored;
    if (!isFree(before, claimant, now())) {
        return undefined;
    }
    const tries = (before?.tries ?? 0) + 1;
    let held: Entry = {
        ...subject,
        ...(before && notesOf(before)),
        ...(claimant === 'agent' && { askedAt: now() }),
        state: 'claimed',
        at: now(),
        until: now() + LEASE,
        tries,
        claim: name
    };
    entries.write(held);

    const holds = (): boolean => {
        const current = entries.read(subject.key);
        return current !== undefined && current !== 'unreadable' && current.claim === name;
    };

    await agreed();
    // A window that was held up meanwhile may stand beside another that has just found the lease at its end.
    if (!holds() || now() >= (held.until ?? 0)) {
        return undefined;
    }
    let outcome: EntryState | undefined;

    return {
        claimant,
        tries,
        before,
        sendingSince: before?.delivered ? undefined : before?.sendingSince,
        keep(notes) {
            if (!holds()) {
                return false;
            }
            held = { ...held, ...notes, at: now(), until: now() + LEASE };
            entries.write(held);
            return true;
        },
        settle(state, notes = {}) {
            const mine = holds();
            if (!mine && state !== 'done') {
                return false;
            }
            const { claim: _claim, until: _until, ...kept } = held;
            // Writing tells whoever watches at once.
            if (mine) {
                outcome = state;
            }
            entries.write({ ...kept, ...notes, state, at: now() });
            return mine;
        },
        outcome: () => outcome
    };
}

/** Claims an action; `undefined` if it is not free. */
export async function takeClaim(place: Place, subject: Subject, claimant: Claimant): Promise<Claim | undefined> {
    // What a window wrote when it left the action can come late, over this claim: the action is free all the same.
    return (await tryClaim(place, subject, claimant)) ?? tryClaim(place, subject, claimant);
}
