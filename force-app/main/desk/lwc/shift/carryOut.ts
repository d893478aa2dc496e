import { textFor } from 'c/etiquette';
import type { Claim, Claimant, EntryState, Journal } from 'c/journal';
import { deliver, endingOf, unlessSent, type Ending, type How, type WritingDesk } from './deliver';
import { wordsOf } from './errorWords';
import type { InHand } from './inHand';
import { opensCase, whyNot, type Job } from './job';
import { linkCase, openCase, type CaseDesk } from './openCase';
import type { LogReading } from './reconcile';
import { mayPass, nextTry } from './retry';

/** What carrying out a job needs from the shift. */
export interface JobDesk extends WritingDesk, CaseDesk {
    journal: Journal;
    /** Tells the shift that the agent ended the chat. */
    ended(inHand: InHand): void;
}

/** Does what a claim is held for; `undefined` where another window has taken over. Throws what the server refuses. */
type Carrying = (job: Job, inHand: InHand, claim: Claim, desk: JobDesk, how: How) => Promise<Ending | undefined>;

/** A log that was read no longer ago than that is as good as a new reading, in milliseconds. */
const JUST_NOW = 2_000;

/** So often at most: each log that comes late may be as old as it is late. */
const READINGS = 3;

/** Reads a conversation's log; once more where it was long on its way. */
async function freshLog(chat: string, desk: JobDesk, readings = READINGS): Promise<LogReading> {
    const asked = desk.now();
    const read = await desk.readLog(chat);
    const isOld = desk.now() - asked > JUST_NOW;
    return isOld && readings > 1 ? freshLog(chat, desk, readings - 1) : read;
}

/**
 * Reads the conversation, which has the last word: an event may have been missed. What only stands in the agent's input
 * the agent reads before it goes out; a log that was just read for the case will do.
 */
function lastWord(job: Job, desk: JobDesk, how: How): Promise<LogReading> {
    return how === 'insert' ? desk.readLog(job.chat, JUST_NOW) : freshLog(job.chat, desk);
}

async function endChat(job: Job, claim: Claim, desk: JobDesk): Promise<Ending> {
    const outcome = await desk.conversation.end(job.chat);
    if (outcome.outcome === 'done') {
        return { state: 'done' };
    }
    if (outcome.outcome !== 'unsupported') {
        return endingOf(outcome, claim, desk);
    }
    return { state: 'failed', notes: { message: 'This chat cannot be ended here.' } };
}

async function writeText(
    job: Job,
    inHand: InHand,
    claim: Claim,
    desk: JobDesk,
    how: How,
    caseNumber?: string
): Promise<Ending | undefined> {
    const read = await lastWord(job, desk, how);
    const reason = whyNot(job, inHand, desk.now(), caseNumber !== undefined);
    if (reason) {
        return { state: 'withheld', notes: { reason } };
    }
    if (how === 'send' && read.outcome !== 'done' && claim.sendingSince === undefined) {
        return endingOf(read, claim, desk, textFor(job.action, inHand.policy, caseNumber));
    }
    return deliver(job, inHand, claim, desk, how, caseNumber);
}

/** The client is told first: that needs the case's number, and not the link. */
const giveTicket: Carrying = async (job, inHand, claim, desk, how) => {
    const record = await openCase(job, inHand, claim, desk);
    const ending = record && (await writeText(job, inHand, claim, desk, how, record.caseNumber));
    return ending && (await linkCase(inHand, claim, desk, record)) ? ending : undefined;
};

const writeAndEnd: Carrying = async (job, inHand, claim, desk, how) => {
    const ending = await writeText(job, inHand, claim, desk, how);
    if (job.action !== 'end' || ending?.state !== 'done') {
        return ending;
    }
    const read = await lastWord(job, desk, 'send');
    const late = whyNot(job, inHand, desk.now());
    if (late) {
        return { state: 'withheld', notes: { reason: late } };
    }
    return read.outcome === 'done' ? endChat(job, claim, desk) : endingOf(read, claim, desk);
};

function settle({ state, notes }: Ending, job: Job, inHand: InHand, claim: Claim, desk: JobDesk): void {
    claim.settle(state, notes);
    if (job.action === 'end' && state === 'done') {
        desk.ended(inHand);
    }
}

/**
 * Does a job, at most once over all windows: checks at the moment of firing that it is still owed, opens the case first
 * where it is a ticket, writes the text, and after the closing words ends the chat. How it came out stands in the
 * journal, a failure with the server's own words; returned is how this window's own try ended, if it made one.
 */
export async function carryOut(
    job: Job,
    inHand: InHand,
    desk: JobDesk,
    claimant: Claimant,
    how: How
): Promise<EntryState | undefined> {
    const caseIsOpen = desk.journal.read(job.key)?.caseId !== undefined;
    const reason = whyNot(job, inHand, desk.now(), caseIsOpen);
    if (reason) {
        desk.journal.note(job, 'withheld', { reason });
        return undefined;
    }
    const claim = await desk.journal.claim(job, claimant);
    if (!claim) {
        return undefined;
    }
    try {
        const carry = opensCase(job) ? giveTicket : writeAndEnd;
        const ending = await carry(job, inHand, claim, desk, how);
        if (ending) {
            settle(unlessSent(ending, job, inHand), job, inHand, claim, desk);
        }
    } catch (error) {
        claim.settle('failed', { message: wordsOf(error), ...(mayPass(error) && nextTry(claim.tries, desk)) });
    }
    return claim.outcome();
}
