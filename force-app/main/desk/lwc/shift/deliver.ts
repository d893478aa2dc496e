import { ACTIONS, textFor, type ConversationPort, type LogEntry, type Outcome } from 'c/etiquette';
import type { Claim, EntryState, Notes } from 'c/journal';
import { carries, type GivenIntents } from './givenIntents';
import { messagesOf, type InHand } from './inHand';
import type { Job } from './job';
import type { LogReading } from './reconcile';
import { nextTry, type RetryDesk } from './retry';

/** What writing to the client needs from the shift. */
export interface WritingDesk extends RetryDesk {
    conversation: ConversationPort;
    given: GivenIntents;
    /** Hears the conversation's log, where that can be read; not again within so many milliseconds, where they are given. */
    readLog(chat: string, within?: number): Promise<LogReading>;
}

/** Into the agent's input, or to the client. */
export type How = 'insert' | 'send';

/** How far a message may be dated before it was handed to the platform. */
const BEFORE = 2_000;
/** The platform's log has no more entries than that, the newest: what is older may have been cut off. */
const LOG_LIMIT = 200;

function wasHeard(inHand: InHand, text: string, since: number): boolean {
    return messagesOf(inHand).some(
        ({ from, at, text: said }) => from === 'agent' && at >= since - BEFORE && carries(said, text)
    );
}

function reachesBackTo(log: readonly LogEntry[], at: number): boolean {
    return log.length < LOG_LIMIT || (log[0]?.at ?? Infinity) < at;
}

/** Whether a text arrived that was handed over earlier; `undefined` where nobody can tell now. */
async function hasArrived(
    inHand: InHand,
    text: string,
    since: number,
    desk: WritingDesk
): Promise<boolean | undefined> {
    if (wasHeard(inHand, text, since)) {
        return true;
    }
    const { log } = await desk.readLog(inHand.chat);
    if (wasHeard(inHand, text, since)) {
        return true;
    }
    return log && reachesBackTo(log, since - BEFORE) ? false : undefined;
}

/** How a job came out, for the journal. */
export interface Ending {
    state: Exclude<EntryState, 'claimed'>;
    notes?: Notes & { until?: number };
}

/** What the platform's outcome makes of a job that it did not do; `text` is what could not be written. */
export function endingOf(outcome: Outcome, claim: Claim, desk: RetryDesk, text?: string): Ending {
    const written = text === undefined ? {} : { text };
    if (outcome.outcome === 'unsupported') {
        return { state: 'offered', notes: { ...written, reason: 'noWayIn' } };
    }
    if (outcome.outcome !== 'failed') {
        return { state: 'notOnScreen', notes: written };
    }
    const { message, refused } = outcome;
    return { state: 'failed', notes: { ...written, message, ...(refused && nextTry(claim.tries, desk)) } };
}

/** The same for a text that was handed over: it is no longer waited for. */
function takeBack(outcome: Outcome, job: Job, text: string, claim: Claim, desk: WritingDesk): Ending {
    desk.given.takeBack(job.chat, job.key);
    const { state, notes } = endingOf(outcome, claim, desk, text);
    return { state, notes: { ...notes, insertedAt: undefined } };
}

async function insert(job: Job, text: string, claim: Claim, desk: WritingDesk): Promise<Ending | undefined> {
    const insertedAt = desk.now();
    const outcome = await desk.conversation.insert(job.chat, text);
    if (outcome.outcome !== 'done') {
        return takeBack(outcome, job, text, claim, desk);
    }
    return claim.keep({ text, insertedAt }) ? { state: 'inserted' } : undefined;
}

async function send(
    job: Job,
    inHand: InHand,
    text: string,
    claim: Claim,
    desk: WritingDesk
): Promise<Ending | undefined> {
    const since = desk.now();
    if (!claim.keep({ text, sendingSince: since })) {
        return undefined;
    }
    const outcome = await desk.conversation.send(job.chat, text);
    if (outcome.outcome !== 'done') {
        return takeBack(outcome, job, text, claim, desk);
    }
    if (!wasHeard(inHand, text, since)) {
        await desk.readLog(job.chat);
    }
    return delivered(claim);
}

function delivered(claim: Claim): Ending | undefined {
    return claim.keep({ delivered: true }) ? { state: 'done' } : undefined;
}

/** An earlier try put the text into the input, and failed at what came after that. */
function standsInInput({ before }: Claim): boolean {
    return before?.insertedAt !== undefined && (before.state === 'failed' || before.state === 'claimed');
}

/**
 * Writes a job's text; `undefined` where another window has taken over. `done` is a text that is known to be with the
 * client. What an earlier try may have delivered is looked up first.
 */
export async function deliver(
    job: Job,
    inHand: InHand,
    claim: Claim,
    desk: WritingDesk,
    how: How,
    caseNumber?: string
): Promise<Ending | undefined> {
    if (claim.before?.delivered) {
        return { state: 'done' };
    }
    if (how === 'insert' && standsInInput(claim)) {
        return { state: 'inserted' };
    }
    const text = textFor(job.action, inHand.policy, caseNumber);
    if (claim.sendingSince !== undefined) {
        const arrived = await hasArrived(inHand, claim.before?.text ?? text, claim.sendingSince, desk);
        if (arrived === undefined) {
            return { state: 'notOnScreen', notes: { text, reason: 'unknown' } };
        }
        if (arrived) {
            return delivered(claim);
        }
    }
    desk.given.give({ chat: job.chat, key: job.key, intent: ACTIONS[job.action].intent, text, at: desk.now() });
    return how === 'insert' ? insert(job, text, claim, desk) : send(job, inHand, text, claim, desk);
}

/** A text in the input may have been sent before that could be noted: then nothing more is waited for. */
export function unlessSent(ending: Ending, { key }: Job, inHand: InHand): Ending {
    const { text, insertedAt } = inHand.entries.get(key) ?? {};
    const isSent = text !== undefined && insertedAt !== undefined && wasHeard(inHand, text, insertedAt);
    return ending.state === 'inserted' && isSent ? { state: 'done', notes: { delivered: true } } : ending;
}
