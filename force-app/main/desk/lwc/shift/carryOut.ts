import { textFor } from 'c/etiquette';
import type { Claim, Claimant, EntryState, Journal } from 'c/journal';
import { deliver, giveUp, type How, type WritingDesk } from './deliver';
import { wordsOf } from './errorWords';
import type { InHand } from './inHand';
import { opensCase, whyNot, type Job } from './job';
import { openCase, type CaseDesk } from './openCase';
import type { LogReading } from './reconcile';
import { mayPass, nextTry } from './retry';

/** What carrying out a job needs from the shift. */
export interface JobDesk extends WritingDesk, CaseDesk {
    journal: Journal;
    /** Tells the shift that the agent ended the chat. */
    ended(inHand: InHand): void;
}

/** A log that was read no longer ago than that is as good as a new reading, in milliseconds. */
const JUST_NOW = 2_000;

/** So often at most: each log that comes late may be as old as it is late. */
const READINGS = 3;

/** Reads a conversation's log; once more where it was long on its way. */
const freshLog = async (chat: string, desk: JobDesk, readings = READINGS): Promise<LogReading> => {
    const asked = desk.now();
    const read = await desk.readLog(chat);
    const isOld = desk.now() - asked > JUST_NOW;
    return isOld && readings > 1 ? freshLog(chat, desk, readings - 1) : read;
};

/**
 * Reads the conversation, which has the last word: an event may have been missed. What only stands in the agent's input
 * the agent reads before it goes out; a log that was just read for the case will do.
 */
const lastWord = (job: Job, desk: JobDesk, how: How): Promise<LogReading> =>
    how === 'insert' ? desk.readLog(job.chat, JUST_NOW) : freshLog(job.chat, desk);

const endChat = async (job: Job, inHand: InHand, claim: Claim, desk: JobDesk): Promise<void> => {
    const outcome = await desk.conversation.end(job.chat);
    if (outcome.outcome === 'done') {
        claim.settle('done');
        desk.ended(inHand);
    } else if (outcome.outcome === 'unsupported') {
        claim.settle('failed', { message: 'This chat cannot be ended here.' });
    } else giveUp(outcome, claim, desk);
};

const claimed = async (job: Job, inHand: InHand, claim: Claim, desk: JobDesk, how: How): Promise<void> => {
    let caseNumber: string | undefined;
    if (opensCase(job)) {
        caseNumber = await openCase(job, inHand, claim, desk);
        if (caseNumber === undefined) return;
    }
    const read = await lastWord(job, desk, how);
    const reason = whyNot(job, inHand, desk.now(), caseNumber !== undefined);
    if (reason) {
        claim.settle('withheld', { reason });
        return;
    }
    if (how === 'send' && read.outcome !== 'done' && claim.sendingSince === undefined) {
        giveUp(read, claim, desk, textFor(job.action, inHand.policy, caseNumber));
        return;
    }
    if (!(await deliver(job, inHand, claim, desk, how, caseNumber))) return;
    if (job.action !== 'end') {
        claim.settle('done');
        return;
    }
    const readAgain = await lastWord(job, desk, 'send');
    const late = whyNot(job, inHand, desk.now());
    if (late) claim.settle('withheld', { reason: late });
    else if (readAgain.outcome !== 'done') giveUp(readAgain, claim, desk);
    else await endChat(job, inHand, claim, desk);
};

/**
 * Does a job, at most once over all windows: checks at the moment of firing that it is still owed, opens the case first
 * where it is a ticket, writes the text, and after the closing words ends the chat. How it came out stands in the
 * journal, a failure with the server's own words; returned is how this window's own try ended, if it made one.
 */
export const carryOut = async (
    job: Job,
    inHand: InHand,
    desk: JobDesk,
    claimant: Claimant,
    how: How
): Promise<EntryState | undefined> => {
    const caseIsOpen = desk.journal.read(job.key)?.caseId !== undefined;
    const reason = whyNot(job, inHand, desk.now(), caseIsOpen);
    if (reason) {
        desk.journal.note(job, 'withheld', { reason });
        return undefined;
    }
    const claim = await desk.journal.claim(job, claimant);
    if (!claim) return undefined;
    try {
        await claimed(job, inHand, claim, desk, how);
    } catch (error) {
        claim.settle('failed', { message: wordsOf(error), ...(mayPass(error) && nextTry(claim.tries, desk)) });
    }
    return claim.outcome();
};
