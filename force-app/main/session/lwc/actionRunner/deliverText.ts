import { ACTIONS, textFor } from 'c/etiquette';
import { mayHoldDraft, type How } from 'c/actionPlan';
import { insertionOf, NOT_INSERTED, standsInInput, type Claim, type Subject } from 'c/journal';
import type { LogEntry, Outcome } from 'c/sessionPorts';
import {
    agentMessageCount,
    insertedSentSince,
    intentSentSince,
    kindOf,
    LOG_LAG,
    textSentSince,
    type TrackedChat
} from 'c/trackedChat';
import { emptyBox } from './emptyBox';
import { readLog } from './readLog';
import { nextTryAt } from './retryDelay';
import type { Ending, RunnerContext } from './runnerContext';
import { withinTimeLimit } from './timeLimit';

/** How far the server may date a message before it was handed to the platform; milliseconds. */
const BEFORE = 2_000;

function nextTry(claim: Claim, { clock, random }: RunnerContext): { until?: number } {
    return nextTryAt(claim.tries, { now: () => clock.now(), random });
}

/** What the platform's outcome makes of a text or an end that was not done. */
export function endingOf(outcome: Outcome, claim: Claim, context: RunnerContext, text?: string): Ending {
    const written = text === undefined ? {} : { text };
    switch (outcome.outcome) {
        case 'unsupported':
            return { state: 'parked', notes: { ...written, reason: 'inputUnavailable' } };
        case 'mayHoldDraft':
            return { state: 'parked', notes: { ...written, reason: 'mayHoldDraft' } };
        case 'failed': {
            const { message, refused } = outcome;
            const retry = refused && nextTry(claim, context);
            return { state: 'failed', notes: { ...written, message, ...retry } };
        }
        default:
            return { state: 'notOnScreen', notes: written };
    }
}

/**
 * Returns whether a log holds everything that was said from an instant until now. It may be one page of any length, up to
 * where the agent has scrolled: it must begin by the instant, and end with the newest message that is known.
 */
function holdsAllSince(log: readonly LogEntry[], from: number, chat: TrackedChat | undefined, now: number): boolean {
    const last = log.at(-1)?.at ?? -Infinity;
    const isScrolledUp = chat?.messages.some(({ at }) => at > last && at <= now - LOG_LAG) ?? false;
    return (log[0]?.at ?? Infinity) <= from && !isScrolledUp;
}

function isKnown(chat: string, text: string, since: number, context: RunnerContext): boolean {
    const tracked = context.chat(chat);
    return tracked !== undefined && textSentSince(tracked, text, since - BEFORE);
}

/** Returns whether a text arrived that was handed over earlier; `undefined` if nobody can say now. */
async function hasArrived(
    chat: string,
    text: string,
    since: number,
    context: RunnerContext
): Promise<boolean | undefined> {
    if (isKnown(chat, text, since, context)) {
        return true;
    }
    const { log } = await readLog(chat, context);
    if (isKnown(chat, text, since, context)) {
        return true;
    }
    const now = context.clock.now();
    const isComplete = log !== undefined && holdsAllSince(log, since, context.chat(chat), now);
    return isComplete && now - since >= LOG_LAG ? false : undefined;
}

/** Takes the text out of the message box. Returns true if that is known to be empty then: what the agent has typed stays. */
export async function clearBox(subject: Subject, claim: Claim, context: RunnerContext): Promise<boolean> {
    const isEmpty = (await emptyBox(subject, {}, context)) === 'done';
    return claim.keep(isEmpty ? NOT_INSERTED : {}) && isEmpty;
}

/**
 * Empties the message box if the text may stand there, before it goes there once more, or to the client: it would be there
 * twice, or be said twice. The closing words stay until the chat is ended. Returns true if it did.
 */
async function takeOut(subject: Subject, claim: Claim, how: How, context: RunnerContext): Promise<boolean> {
    const { before } = claim;
    const isTyped = before?.intoDraft === true || context.chat(subject.chat)?.typedAt !== undefined;
    const isDouble = before?.isInsertionUnknown === true || (how === 'send' && !ACTIONS[subject.action].endsChat);
    return isDouble && !isTyped && before !== undefined && standsInInput(before) && clearBox(subject, claim, context);
}

async function insertText(
    subject: Subject,
    text: string,
    claim: Claim,
    how: How,
    isEmpty: boolean,
    context: RunnerContext
): Promise<Ending | undefined> {
    const { chat, key } = subject;
    const tracked = context.chat(chat);
    if (!tracked) {
        return { state: 'skipped', notes: { reason: 'notHeld' } };
    }
    const atAgentsRequest = how === 'insertAtCursor';
    // Legacy Chat says at once that there is no way into its message box. Of some drafts only the panel knows.
    const holdsDraft =
        kindOf(tracked) === 'messaging' &&
        (mayHoldDraft(tracked, context.entries(chat), key) ||
            (atAgentsRequest && !isEmpty && claim.before?.reason === 'mayHoldDraft'));
    if (holdsDraft && !atAgentsRequest) {
        return { state: 'parked', notes: { text, reason: 'mayHoldDraft', ...NOT_INSERTED } };
    }
    const insertedAt = context.clock.now();
    const sentBefore = agentMessageCount(tracked, context.entries(chat), insertedAt);
    // Noted before the text is handed over: the agent may send it before the answer arrives.
    const handedOver = {
        text,
        insertedAt,
        insertedIn: context.tabId,
        sentBefore,
        isInsertionUnknown: true,
        intoDraft: holdsDraft || undefined
    } as const;
    if (!claim.keep(handedOver)) {
        return undefined;
    }
    // Between a draft and the text there is a space.
    const inserted = holdsDraft ? ` ${text}` : text;
    const call = context.conversation.insert(chat, inserted, atAgentsRequest ? { atAgentsRequest } : {});
    const outcome = await withinTimeLimit(context.clock, 'The conversation', call);
    if (outcome.outcome !== 'done') {
        const { state, notes } = endingOf(outcome, claim, context, text);
        // What an earlier try may have put in stands there still.
        return { state, notes: { ...notes, ...(isEmpty ? NOT_INSERTED : insertionOf(claim.before)) } };
    }
    const known = context.chat(chat);
    const { intent } = ACTIONS[subject.action];
    const sent = known && insertedSentSince(known, context.entries(chat), intent, insertedAt, sentBefore);
    return claim.keep({ isInsertionUnknown: undefined })
        ? { state: sent ? 'done' : 'inserted', ...(sent && { notes: { delivered: true } }) }
        : undefined;
}

function isSent(chat: TrackedChat | undefined, { action }: Subject, since: number): boolean {
    return chat !== undefined && intentSentSince(chat, ACTIONS[action].intent, since);
}

/** After any other failure a text may have arrived all the same. */
function isKnownNotDone(outcome: Outcome): boolean {
    return outcome.outcome !== 'failed' || outcome.refused === true;
}

async function sendText(
    { chat }: Subject,
    text: string,
    claim: Claim,
    context: RunnerContext
): Promise<Ending | undefined> {
    const since = context.clock.now();
    if (!claim.keep({ text, sendingSince: since })) {
        return undefined;
    }
    const outcome = await withinTimeLimit(context.clock, 'The conversation', context.conversation.send(chat, text));
    if (outcome.outcome !== 'done') {
        const { state, notes } = endingOf(outcome, claim, context, text);
        const next = isKnownNotDone(outcome) ? { sendingSince: undefined } : nextTry(claim, context);
        return { state, notes: { ...notes, ...next } };
    }
    if (!isKnown(chat, text, since, context)) {
        await readLog(chat, context);
    }
    if (!isKnown(chat, text, since, context)) {
        // The platform may tell of it no more, and its log lags: what was said decides what the client is owed next.
        context.dispatch({ type: 'logUnread', chat, retryAt: context.clock.now() + LOG_LAG });
    }
    return delivered(claim);
}

function delivered(claim: Claim): Ending | undefined {
    return claim.keep({ delivered: true }) ? { state: 'done', notes: { delivered: true } } : undefined;
}

/**
 * The closing words count whoever sent them in this silence, by hand too: they are not said twice. Nor is what the agent
 * asked for by a click, if it was said before another try of it.
 */
function isSaidAlready(subject: Subject, claim: Claim, context: RunnerContext): boolean {
    const { action, start } = subject;
    const tracked = context.chat(subject.chat);
    const askedAt = claim.claimant === 'rules' ? claim.before?.askedAt : undefined;
    return (
        claim.before?.delivered === true ||
        (ACTIONS[action].endsChat && isSent(tracked, subject, start)) ||
        (askedAt !== undefined && isSent(tracked, subject, askedAt))
    );
}

/**
 * Gets the text of an action to the client. `done`: it is known to be in the conversation. What an earlier try may have
 * delivered is looked up first. `undefined` if another window has taken over.
 */
export async function deliverText(
    subject: Subject,
    claim: Claim,
    how: How,
    context: RunnerContext,
    caseNumber?: string
): Promise<Ending | undefined> {
    const tracked = context.chat(subject.chat);
    if (!tracked) {
        return { state: 'skipped', notes: { reason: 'notHeld' } };
    }
    if (isSaidAlready(subject, claim, context)) {
        return delivered(claim);
    }
    if (how === 'insert' && claim.before && standsInInput(claim.before)) {
        // An earlier try put it there, and failed at what came after that, or could not take it out; or it was never told.
        return claim.before.isInsertionUnknown
            ? { state: 'parked', notes: { reason: 'mayHoldDraft' } }
            : { state: 'inserted' };
    }
    const text = textFor(subject.action, tracked.policy, caseNumber);
    if (claim.sendingSince !== undefined) {
        const arrived = await hasArrived(subject.chat, claim.before?.text ?? text, claim.sendingSince, context);
        if (arrived === undefined) {
            return unknownDelivery(subject.chat, text, claim, context);
        }
        if (arrived) {
            return delivered(claim);
        }
    }
    const isEmpty = await takeOut(subject, claim, how, context);
    return how === 'send'
        ? sendText(subject, text, claim, context)
        : insertText(subject, text, claim, how, isEmpty, context);
}

/** Nobody can say yet whether the text arrived: it is looked up again, and sent again only once it is known. */
function unknownDelivery(chat: string, text: string, claim: Claim, context: RunnerContext): Ending {
    const now = context.clock.now();
    const readableAt = (claim.sendingSince ?? now) + LOG_LAG;
    if (readableAt > now) {
        return { state: 'failed', notes: { text, reason: 'unknown', until: readableAt } };
    }
    // A log that is on screen and could not be read may be read a little later.
    const isUnreadable = context.chat(chat)?.logRetryAt !== undefined;
    return isUnreadable
        ? { state: 'failed', notes: { text, reason: 'unknown', ...nextTry(claim, context) } }
        : { state: 'notOnScreen', notes: { text, reason: 'unknown' } };
}
