import { nextWakeAt, type Mode } from 'c/etiquette';
import { isSettled, type Claimant, type Entry, type EntryState, type Journal } from 'c/journal';
import { isCaughtUp } from './catchUp';
import type { How } from './deliver';
import { passTime, type InHand } from './inHand';
import { jobOfEffect, jobOfEntry, opensCase, whyNot, type Job } from './job';

/** What the due actions of the chats in hand need from the shift. */
export interface DueDesk {
    journal: Journal;
    now(): number;
    /** False while it is not known what time it is. */
    isSure(): boolean;
    /** False while the shift is being reconciled: nothing is done on what may have changed meanwhile. */
    mayAct(): boolean;
    /** Does a job; resolves with how this window's own try ended, if it made one. Never rejects. */
    carryOut(job: Job, inHand: InHand, claimant: Claimant, how: How): Promise<EntryState | undefined>;
    /** Says that something changed. */
    changed(inHand: InHand): void;
}

/** What falls due in the chats in hand, and what waits in the journal: each is started when its time has come. */
export interface DueActions {
    /** Looks at a chat: starts what is to be done now, withholds what is no longer owed. */
    attend(inHand: InHand): void;
    /** Starts a job; resolves when it is settled. */
    start(job: Job, inHand: InHand, claimant: Claimant, how: How): Promise<void>;
    /** A chat came on screen: what could not be done for that may be tried again. */
    mayTryAgain(chat: string): void;
}

/** Where a try of this window comes to no end, another window goes first, by so many milliseconds. */
const OTHERS_FIRST = 2_000;

/** The mode of an action, for a job that starts by itself. */
export function howOf(mode: Mode): How {
    return mode === 'send' ? 'send' : 'insert';
}

function isAutomatic(mode: Mode): boolean {
    return mode === 'insert' || mode === 'send';
}

/** A failed case stays for the agent to see; a text whose reason went away is withheld. */
function goesWithItsReason(entry: Entry): boolean {
    return (
        ['failed', 'notOnScreen', 'offered', 'snoozed'].includes(entry.state) &&
        !(entry.state === 'failed' && opensCase(entry))
    );
}

/** Watches over what is due. */
export function watchDueActions(desk: DueDesk): DueActions {
    /** What this window is at, by the try. */
    const busy = new Map<string, object>();
    /** Not on screen in this window: another window may have it there, this one need not try again by itself. */
    const triedHere = new Map<string, string>();
    /** Chats that came on screen while something was tried in them. */
    const shownMeanwhile = new Set<string>();

    /** When an entry may be taken up again, if it says so. */
    const endOf = ({ key, state, until }: Entry): number | undefined =>
        until !== undefined && state === 'claimed' && busy.has(key) ? until + OTHERS_FIRST : until;

    /** A try whose claim has run out is given up: what it waits for may never come. */
    const isAtWork = (key: string, { entries }: InHand): boolean => {
        const entry = entries.get(key);
        const hasRunOut = entry?.state === 'claimed' && (endOf(entry) ?? 0) <= desk.now();
        return busy.has(key) && !hasRunOut;
    };

    const start = async (job: Job, inHand: InHand, claimant: Claimant, how: How): Promise<void> => {
        if (isAtWork(job.key, inHand)) {
            return;
        }
        const thisTry = {};
        busy.set(job.key, thisTry);
        shownMeanwhile.delete(job.chat);
        try {
            // Another window's try says nothing of this one's screen.
            const outcome = await desk.carryOut(job, inHand, claimant, how);
            if (outcome === 'notOnScreen' && !shownMeanwhile.has(job.chat)) {
                triedHere.set(job.key, job.chat);
            }
        } finally {
            if (busy.get(job.key) === thisTry) {
                busy.delete(job.key);
            }
            attend(inHand);
            desk.changed(inHand);
        }
    };

    /** Where its reason went away meanwhile, a failure stays as it is, for the agent to see. */
    const mayRetry = (entry: Entry, inHand: InHand, now: number): boolean =>
        (entry.until ?? Infinity) <= now && !whyNot(jobOfEntry(entry), inHand, now, Boolean(entry.caseId));

    const mayStart = (key: string, inHand: InHand, now: number): boolean => {
        const entry = inHand.entries.get(key);
        if (isAtWork(key, inHand)) {
            return false;
        }
        if (!entry) {
            return true;
        }
        if (entry.state === 'failed') {
            return mayRetry(entry, inHand, now);
        }
        if (entry.state === 'claimed' || entry.state === 'snoozed') {
            return (entry.until ?? 0) <= now;
        }
        return entry.state === 'notOnScreen' && !triedHere.has(key);
    };

    const begin = (job: Job, inHand: InHand): void => {
        void start(job, inHand, 'rules', howOf(inHand.policy.modes[job.action]));
    };

    const jobsOf = (inHand: InHand): Job[] => {
        const due = [...inHand.effects.values()].filter(({ action }) => isAutomatic(inHand.policy.modes[action]));
        const jobs = new Map<string, Job>(due.map((effect) => [effect.key, jobOfEffect(effect)]));
        for (const entry of inHand.entries.values()) {
            // A snooze that was set before the action fell due waits for the clock, not for its own end.
            if (entry.state !== 'snoozed') {
                jobs.set(entry.key, jobOfEntry(entry));
            }
        }
        return [...jobs.values()];
    };

    const withholdMoot = (inHand: InHand, now: number): void => {
        for (const entry of inHand.entries.values()) {
            const reason = goesWithItsReason(entry) && whyNot(jobOfEntry(entry), inHand, now, Boolean(entry.caseId));
            const early = entry.state === 'snoozed' && !inHand.effects.has(entry.key);
            if (reason && !early && !isAtWork(entry.key, inHand)) {
                desk.journal.note(entry, 'withheld', { reason });
            }
        }
    };

    const wakeAt = (inHand: InHand, now: number): number | undefined => {
        const ends = [...inHand.entries.values()].flatMap((entry) => (isSettled(entry) ? [] : (endOf(entry) ?? [])));
        const instants = [nextWakeAt(inHand.state), inHand.catchUp?.until, inHand.readLogAt, ...ends].filter(
            (at) => at !== undefined && at > now
        );
        return instants.length === 0 ? undefined : Math.min(...(instants as number[]));
    };

    const attend = (inHand: InHand): void => {
        if (!desk.isSure()) {
            // Looked at as soon as it is known what time it is.
            inHand.nextAt = 0;
            return;
        }
        const now = desk.now();
        passTime(inHand, now);
        if (inHand.mine && desk.mayAct() && isCaughtUp(inHand, now)) {
            withholdMoot(inHand, now);
            for (const job of jobsOf(inHand)) {
                if (mayStart(job.key, inHand, now)) {
                    begin(job, inHand);
                }
            }
        }
        inHand.nextAt = wakeAt(inHand, now);
    };

    return {
        attend,
        start,
        mayTryAgain(chat) {
            shownMeanwhile.add(chat);
            for (const [key, of] of triedHere) {
                if (of === chat) {
                    triedHere.delete(key);
                }
            }
        }
    };
}
