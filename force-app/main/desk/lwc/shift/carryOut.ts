import type { Claimant, EntryState, Journal } from 'c/journal';
import { deliver, type How, type WritingDesk } from './deliver';
import type { InHand } from './inHand';
import { opensCase, whyNot, type Job } from './job';
import { openCase, type CaseDesk } from './openCase';
import { nextTryAt } from './retry';

/** What carrying out a job needs from the shift. */
export interface JobDesk extends WritingDesk, CaseDesk {
    journal: Journal;
    readLog(chat: string): Promise<boolean>;
    /** A number from 0 to 1, by chance. */
    random(): number;
    /** Tells the shift that the agent ended the chat. */
    ended(inHand: InHand): void;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const endChat = async (
    job: Job,
    desk: JobDesk
): Promise<{ state: 'done' | 'failed' | 'notOnScreen'; message?: string }> => {
    const outcome = await desk.conversation.end(job.chat);
    if (outcome.outcome === 'done') return { state: 'done' };
    if (outcome.outcome === 'notOnScreen') return { state: 'notOnScreen' };
    return {
        state: 'failed',
        message: outcome.outcome === 'failed' ? outcome.message : 'This chat cannot be ended here.'
    };
};

const claimed = async (
    job: Job,
    inHand: InHand,
    claim: NonNullable<Awaited<ReturnType<Journal['claim']>>>,
    desk: JobDesk,
    how: How
): Promise<void> => {
    let caseNumber: string | undefined;
    if (opensCase(job)) {
        caseNumber = await openCase(job, inHand, claim, desk);
        if (caseNumber === undefined) return;
    }
    const reason = whyNot(job, inHand, desk.now(), caseNumber !== undefined);
    if (reason) {
        claim.settle('withheld', { reason });
        return;
    }
    if (!(await deliver(job, inHand, claim, desk, how, caseNumber))) return;
    if (job.action !== 'end') {
        claim.settle('done');
        return;
    }
    const late = whyNot(job, inHand, desk.now());
    if (late) {
        claim.settle('withheld', { reason: late });
        return;
    }
    const { state, message } = await endChat(job, desk);
    claim.settle(state, { ...(message !== undefined && { message }) });
    if (state === 'done') desk.ended(inHand);
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
        const until = nextTryAt(error, (claim.before?.tries ?? 0) + 1, desk.now(), desk.random());
        claim.settle('failed', { message: wordsOf(error), ...(until !== undefined && { until }) });
    }
    return claim.outcome();
};
