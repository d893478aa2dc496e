import { caseOf } from 'c/etiquette';
import { blockReason, caseReasonOf } from 'c/actionPlan';
import type { Claim, Subject } from 'c/journal';
import type { CaseRecord } from 'c/sessionPorts';
import { caseDraft } from './caseDraft';
import type { ConcurrencyLimit } from './concurrencyLimit';
import { errorMessage, readFreshLog } from './readLog';
import type { Ending, RunnerContext } from './runnerContext';
import { nextTryAt } from './retryDelay';
import { withinTimeLimit } from './timeLimit';

/** From this try on a ticket is opened by what is known, even if the log or the record still cannot be read. */
const TRIES_FOR_READING = 3;

/** The chat's record could not be read: it is not linked, since it may be linked to another case by now. That may pass. */
class RecordUnreadError extends Error {
    readonly mayPass = true;
}

/** The case that is known to be the chat's: anybody may have linked it (docs/etiquette.md, Actions, 5). */
function knownCase(chat: string, claim: Claim, context: RunnerContext): string | undefined {
    const tracked = context.chat(chat);
    return tracked?.facts.caseId ?? (tracked && caseOf(tracked.rules)) ?? claim.before?.caseId;
}

/** Reads the chat's record again, so that a case that somebody linked meanwhile is known. Returns why it could not. */
async function readRecord(chat: string, context: RunnerContext): Promise<string | undefined> {
    try {
        await withinTimeLimit(context.clock, "The chat's record", context.records.read([chat]));
        return undefined;
    } catch (error) {
        return errorMessage(error);
    }
}

async function linkedCase(chat: string, caseId: string, context: RunnerContext): Promise<CaseRecord> {
    const { cases, clock } = context;
    const found = await withinTimeLimit(clock, 'The search for the case', cases.find({ caseId, chat }));
    if (!found) {
        throw new Error(`The case ${caseId} that is linked to this chat cannot be read.`);
    }
    return found;
}

/**
 * Reads what may have been missed and returns why the ticket must not be opened any more, if so: it is checked like a
 * text (docs/etiquette.md, Actions, 6).
 */
export async function checkTicket(subject: Subject, claim: Claim, context: RunnerContext): Promise<Ending | undefined> {
    if (claim.before?.caseId !== undefined) {
        return undefined;
    }
    const [log, recordUnread] = await Promise.all([
        readFreshLog(subject.chat, context),
        readRecord(subject.chat, context)
    ]);
    const message = log.outcome === 'failed' ? log.message : recordUnread;
    if (message !== undefined && claim.tries < TRIES_FOR_READING) {
        return { state: 'failed', notes: { message, ...nextTryAt(claim.tries, timing(context)) } };
    }
    const chat = context.chat(subject.chat);
    const reason = chat ? blockReason(subject, chat, context.clock.now()) : 'notHeld';
    return reason && { state: 'skipped', notes: { reason } };
}

function timing({ clock, random }: RunnerContext): { now(): number; random(): number } {
    return { now: () => clock.now(), random };
}

/**
 * Returns the chat's case: the one that is linked or was opened before, with the reason added, otherwise a new one.
 * Rejects with what the server refuses; a later try goes on where this one stopped. `undefined` if another window has
 * taken over.
 */
export async function openCase(
    subject: Subject,
    claim: Claim,
    context: RunnerContext
): Promise<CaseRecord | undefined> {
    const { cases, clock, agent, linkTo } = context;
    const { chat } = subject;
    const tracked = context.chat(chat);
    if (!tracked) {
        return undefined;
    }
    const reason = caseReasonOf(subject);
    const known = knownCase(chat, claim, context);
    const record =
        known === undefined
            ? await withinTimeLimit(clock, 'The case', cases.open(caseDraft(tracked, reason, agent.name, linkTo(chat))))
            : await linkedCase(chat, known, context);
    if (!claim.keep({ caseId: record.id, caseNumber: record.caseNumber })) {
        return undefined;
    }
    // It is the chat's from here on, also if its link is refused: the chat's length asks for no other.
    context.dispatch({
        type: 'event',
        event: { type: 'case', chat, at: clock.now(), caseId: record.id, id: `case:${record.id}` }
    });
    if (!record.reasons.includes(reason)) {
        const reasons = [...record.reasons, reason];
        await withinTimeLimit(clock, 'The case', cases.addReason(record.id, reasons));
    }
    return record;
}

/**
 * Links the chat's record to its case, unless it has one: that of somebody else is never replaced. Rejects with what the
 * server refuses; returns false if another window has taken over.
 */
export async function linkCase(
    chat: string,
    claim: Claim,
    record: CaseRecord,
    links: ConcurrencyLimit,
    context: RunnerContext
): Promise<boolean> {
    const isLinked = (): boolean => context.linkedCase(chat) !== undefined;
    if (!isLinked()) {
        const goesOn = await links.run(async () => {
            const unread = await readRecord(chat, context);
            if (unread !== undefined) {
                throw new RecordUnreadError(unread);
            }
            if (!claim.keep({})) {
                return false;
            }
            if (!isLinked()) {
                await withinTimeLimit(context.clock, 'The link to the case', context.cases.link(chat, record.id));
            }
            return true;
        });
        if (!goesOn) {
            return false;
        }
    }
    if (!isLinked()) {
        context.dispatch({ type: 'case', chat, caseId: record.id, caseNumber: record.caseNumber });
    }
    return true;
}
