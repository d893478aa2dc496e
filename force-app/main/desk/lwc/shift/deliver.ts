import { textFor, type ConversationPort, type LogEntry, type Outcome } from 'c/etiquette';
import type { Claim } from 'c/journal';
import { carries, INTENT_OF, type GivenIntents } from './givenIntents';
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

const wasHeard = (inHand: InHand, text: string, since: number): boolean =>
    messagesOf(inHand).some(
        ({ from, at, text: said }) => from === 'agent' && at >= since - BEFORE && carries(said, text)
    );

const reachesBackTo = (log: readonly LogEntry[], at: number): boolean =>
    log.length < LOG_LIMIT || (log[0]?.at ?? Infinity) < at;

/** Whether a text arrived that was handed over earlier; `undefined` where nobody can tell now. */
const hasArrived = async (
    inHand: InHand,
    text: string,
    since: number,
    desk: WritingDesk
): Promise<boolean | undefined> => {
    if (wasHeard(inHand, text, since)) return true;
    const { log } = await desk.readLog(inHand.chat);
    if (wasHeard(inHand, text, since)) return true;
    return log && reachesBackTo(log, since - BEFORE) ? false : undefined;
};

/** Ends the claim as the platform said; `text` is what could not be written. */
export const giveUp = (outcome: Outcome, claim: Claim, desk: RetryDesk, text?: string): void => {
    const written = text === undefined ? {} : { text };
    if (outcome.outcome === 'failed') {
        const { message, refused } = outcome;
        claim.settle('failed', { ...written, message, ...(refused && nextTry(claim.tries, desk)) });
    } else if (outcome.outcome === 'unsupported') claim.settle('offered', { ...written, reason: 'noWayIn' });
    else claim.settle('notOnScreen', written);
};

/** The same for a text that was handed over: it is no longer waited for. */
const takeBack = (outcome: Outcome, job: Job, text: string, claim: Claim, desk: WritingDesk): void => {
    desk.given.takeBack(job.chat, job.key);
    giveUp(outcome, claim, desk, text);
};

const insert = async (job: Job, text: string, claim: Claim, desk: WritingDesk): Promise<boolean> => {
    const outcome = await desk.conversation.insert(job.chat, text);
    if (outcome.outcome === 'done') claim.settle('inserted', { text });
    else takeBack(outcome, job, text, claim, desk);
    return false;
};

const send = async (job: Job, inHand: InHand, text: string, claim: Claim, desk: WritingDesk): Promise<boolean> => {
    const since = desk.now();
    if (!claim.keep({ text, sendingSince: since })) return false;
    const outcome = await desk.conversation.send(job.chat, text);
    if (outcome.outcome !== 'done') {
        takeBack(outcome, job, text, claim, desk);
        return false;
    }
    if (!wasHeard(inHand, text, since)) await desk.readLog(job.chat);
    return claim.keep({ delivered: true });
};

/**
 * Writes a job's text. True once it is known to be with the client and the claim still holds; else the claim is settled
 * here. What an earlier try may have delivered is looked up first.
 */
export const deliver = async (
    job: Job,
    inHand: InHand,
    claim: Claim,
    desk: WritingDesk,
    how: How,
    caseNumber?: string
): Promise<boolean> => {
    if (claim.before?.delivered) return true;
    const text = textFor(job.action, inHand.policy, caseNumber);
    if (claim.sendingSince !== undefined) {
        const arrived = await hasArrived(inHand, claim.before?.text ?? text, claim.sendingSince, desk);
        if (arrived === undefined) {
            claim.settle('notOnScreen', { text, reason: 'unknown' });
            return false;
        }
        if (arrived) return claim.keep({ delivered: true });
    }
    desk.given.give({ chat: job.chat, key: job.key, intent: INTENT_OF[job.action], text, at: desk.now() });
    return how === 'insert' ? insert(job, text, claim, desk) : send(job, inHand, text, claim, desk);
};
