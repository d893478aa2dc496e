import { ACTIONS } from 'c/etiquette';
import { blockReason, subjectOfEntry, type How } from 'c/actionPlan';
import {
    NOT_INSERTED,
    settledState,
    standsInInput,
    type Claim,
    type Claimant,
    type Entry,
    type EntryState,
    type Notes,
    type Subject
} from 'c/journal';
import type { Outcome } from 'c/sessionPorts';
import { intentSentSince } from 'c/trackedChat';
import { concurrencyLimit } from './concurrencyLimit';
import { clearBox, deliverText, endingOf } from './deliverText';
import { emptyBox, mayStandHere } from './emptyBox';
import { checkTicket, linkCase, openCase } from './openCase';
import { errorMessage, readFreshLog, readLog, readRecentLog, type LogReading } from './readLog';
import { mayPass, nextTryAt } from './retryDelay';
import type { Ending, RunnerContext } from './runnerContext';
import { withinTimeLimit } from './timeLimit';

export { errorMessage, type LogReading } from './readLog';
export { nextTryAt } from './retryDelay';
export type { RunnerContext, RunnerResult } from './runnerContext';
export { TIME_LIMIT, TimeLimitError, withinTimeLimit } from './timeLimit';

/** Does actions, each under its claim: the only place of the session with promises. */
export interface ActionRunner {
    /**
     * Does an action, at most once over all windows: reads the log, checks that it is still owed, opens the case, writes
     * the text, ends the chat. How it came out is in the journal. Returns how this window's own try ended, if it made one.
     * Never rejects.
     */
    run(subject: Subject, claimant: Claimant, how: How): Promise<EntryState | undefined>;
    /**
     * Takes the text of an action that is no longer owed out of the message box, and notes it as skipped, or leaves it
     * dismissed; `byAgent`: even if something was typed since. Never rejects.
     */
    clearInput(entry: Entry, reason: string | undefined, byAgent?: boolean): Promise<void>;
    /** Reads a conversation's log. Never rejects. */
    readLog(chat: string): Promise<LogReading>;
}

/** Links wait for each other: if many chats get their cases at once, the texts of all of them come first. */
const LINKS_AT_A_TIME = 2;
/** The longest random wait before something is sent while another browser may be about to; milliseconds. */
const LONGEST_WAIT = 2_000;

/** What is noted of a text after the message box was to be cleared. */
const LEFT_AFTER: Record<Outcome['outcome'], Notes> = {
    done: NOT_INSERTED,
    // There is no way into it, so nothing stands there.
    unsupported: NOT_INSERTED,
    notOnScreen: { leftInInput: true },
    mayHoldDraft: { leftInInput: true, intoDraft: true },
    failed: { leftInInput: true, isInsertionUnknown: true }
};

/** Returns a runner for the actions of an agent session. */
export function createActionRunner(context: RunnerContext): ActionRunner {
    const links = concurrencyLimit(LINKS_AT_A_TIME);
    const { clock, journal, conversation } = context;

    const check = (subject: Subject, entry?: Pick<Entry, 'caseId'>): Ending | undefined => {
        const chat = context.chat(subject.chat);
        const reason = chat ? blockReason(subject, chat, clock.now(), entry) : 'notHeld';
        return reason && { state: 'skipped', notes: { reason } };
    };

    /** Two browsers, or two agents in one chat, share no lock: each waits a random moment and reads the log again. */
    const waitForOthers = async (): Promise<void> => {
        if (!context.isAlone()) {
            const until = clock.now() + Math.round(LONGEST_WAIT * context.random());
            await new Promise<void>((resolve) => void clock.alarm(until, resolve));
        }
    };

    const writeText = async (
        subject: Subject,
        claim: Claim,
        how: How,
        caseFound?: { caseId: string; caseNumber: string }
    ): Promise<Ending | undefined> => {
        const read = await (how === 'send' ? readFreshLog : readRecentLog)(subject.chat, context);
        const blocked = check(subject, caseFound);
        if (blocked) {
            return blocked;
        }
        // What is sent without the log may be sent twice; what a try has handed over is looked up by the delivery.
        if (how === 'send' && read.outcome !== 'done' && claim.sendingSince === undefined) {
            return endingOf(read, claim, context, claim.before?.text);
        }
        return deliverText(subject, claim, how, context, caseFound?.caseNumber);
    };

    const endChat = async (subject: Subject, claim: Claim, isStillInInput: boolean): Promise<Ending | undefined> => {
        const read = await readFreshLog(subject.chat, context);
        const blocked = check(subject);
        if (blocked || read.outcome !== 'done') {
            return blocked ?? endingOf(read, claim, context);
        }
        if (isStillInInput) {
            // The agent ended the chat by the button, and the words still stand in the message box.
            await clearBox(subject, claim, context);
        }
        // The agent may have decided against the end after its words went out.
        if (!claim.keep({})) {
            return undefined;
        }
        const outcome = await withinTimeLimit(clock, 'The conversation', conversation.end(subject.chat));
        if (outcome.outcome === 'done') {
            return { state: 'done' };
        }
        return outcome.outcome === 'unsupported'
            ? { state: 'failed', notes: { message: 'This chat cannot be ended here.' } }
            : endingOf(outcome, claim, context);
    };

    const sayGoodbye = async (subject: Subject, claim: Claim, how: How): Promise<Ending | undefined> => {
        const { insertedAt } = claim.before ?? {};
        const chat = context.chat(subject.chat);
        const isStillInInput =
            insertedAt !== undefined && chat !== undefined && !intentSentSince(chat, 'closing', insertedAt);
        const ending = await writeText(subject, claim, how);
        return ending?.state === 'done' ? endChat(subject, claim, isStillInInput) : ending;
    };

    /** The client is told first: that takes the case's number, and not the link. */
    const giveTicket = async (subject: Subject, claim: Claim, how: How): Promise<Ending | undefined> => {
        const blocked = await checkTicket(subject, claim, context);
        if (blocked) {
            return blocked;
        }
        const record = await openCase(subject, claim, context);
        if (!record) {
            return undefined;
        }
        const { id: caseId, caseNumber } = record;
        const ending = await writeText(subject, claim, how, { caseId, caseNumber });
        return ending && (await linkCase(subject.chat, claim, record, links, context)) ? ending : undefined;
    };

    const carryOut = (subject: Subject, claim: Claim, how: How): Promise<Ending | undefined> => {
        const { opensCase, endsChat } = ACTIONS[subject.action];
        if (opensCase) {
            return giveTicket(subject, claim, how);
        }
        return endsChat ? sayGoodbye(subject, claim, how) : writeText(subject, claim, how);
    };

    /** The text of an action that is not owed any more, and that stands in the message box, is to be taken out of it. */
    const withLeftover = ({ key }: Subject, { state, notes }: Ending): Ending => {
        const entry = journal.read(key);
        const isLeft = state === 'skipped' && entry !== undefined && standsInInput(entry);
        return { state, notes: isLeft ? { ...notes, leftInInput: true } : notes };
    };

    const settle = (subject: Subject, claim: Claim, ending: Ending): void => {
        const { state, notes } = withLeftover(subject, ending);
        claim.settle(state, notes);
        if (state === 'done' && ACTIONS[subject.action].endsChat) {
            const { chat } = subject;
            context.dispatch({
                type: 'event',
                event: { type: 'ended', chat, at: clock.now(), by: 'agent', id: 'ended' }
            });
        }
    };

    return {
        run: async (subject, claimant, how) => {
            const blocked = check(subject, journal.read(subject.key));
            if (blocked) {
                const { state, notes } = withLeftover(subject, blocked);
                journal.note(subject, state, notes);
                return undefined;
            }
            return journal.hold(subject, claimant, async (claim) => {
                try {
                    if (claimant === 'rules' && how === 'send') {
                        await waitForOthers();
                    }
                    const ending = await carryOut(subject, claim, how);
                    if (ending) {
                        settle(subject, claim, ending);
                    }
                } catch (error) {
                    const retry =
                        mayPass(error) && nextTryAt(claim.tries, { now: () => clock.now(), random: context.random });
                    claim.settle('failed', { message: errorMessage(error), ...retry });
                }
                return claim.outcome();
            });
        },
        clearInput: async (entry, reason, byAgent = false) => {
            // The agent is told that the words may still stand there.
            const outcome = await emptyBox(entry, { atAgentsRequest: byAgent }, context).catch(() => 'failed' as const);
            const current = journal.read(entry.key);
            if (current && standsInInput(current)) {
                // In another tab the text may stand all the same; whoever presses the button for it sees where it does not.
                const isElsewhere = outcome === 'done' && !byAgent && !mayStandHere(current, context);
                const left = LEFT_AFTER[isElsewhere ? 'failed' : outcome];
                journal.note(subjectOfEntry(entry), settledState(current), { reason, ...left });
            }
        },
        readLog: (chat) => readLog(chat, context)
    };
}
