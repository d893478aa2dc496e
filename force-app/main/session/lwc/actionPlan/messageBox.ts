import { ACTIONS } from 'c/etiquette';
import { NOT_INSERTED, settledState, standsInInput, type Entry } from 'c/journal';
import {
    agentMessageSince,
    insertedSentSince,
    isHeld,
    latestAcceptanceAt,
    phaseOf,
    type TrackedChat
} from 'c/trackedChat';
import { subjectOfEntry } from './actionSubjects';
import { blockReason, isFree, type BlockReason } from './blockReason';
import { note, runByAgent, type Command } from './command';
import type { Entries, PlanContext } from './planContext';

/**
 * Returns true if the message box of a chat may hold a draft: a key that may have begun one was pressed since the agent's
 * last message, or the text of another action stands there (docs/etiquette.md, Actions, 4).
 */
export function mayHoldDraft(chat: TrackedChat, entries: Iterable<Entry>, exceptKey: string): boolean {
    if (chat.typedAt !== undefined) {
        return true;
    }
    for (const entry of entries) {
        if (entry.key !== exceptKey && standsInInput(entry)) {
            return true;
        }
    }
    return false;
}

/** Returns true if something was typed since the text was put in, or before: then the message box is the agent's. */
function mayHoldMore({ typedAt }: TrackedChat, { insertedAt = 0, intoDraft }: Entry): boolean {
    return intoDraft === true || (typedAt !== undefined && typedAt >= insertedAt);
}

/** What a button asked for while no clock did is no longer wanted once the agent has written something else. */
function isWanted(entry: Entry, reason: string | undefined): boolean {
    return reason === undefined && !isFree(entry);
}

/**
 * Returns true if the agent has sent what stood in the message box since the text of an entry was put in. Where the chat was
 * given away and has come back, what a colleague sent meanwhile left another message box.
 */
function isSentSince(chat: TrackedChat, { insertedAt, at, sentBefore }: Entry, entries: Entries): boolean {
    const putInAt = insertedAt ?? at;
    const acceptedAt = latestAcceptanceAt(chat) ?? putInAt;
    const all = [...entries.values()];
    return acceptedAt > putInAt
        ? agentMessageSince(chat, all, acceptedAt + 1)
        : agentMessageSince(chat, all, putInAt, sentBefore);
}

/** An action has lost its reason: its text is taken out of the message box, where that is not the agent's. */
export function withdraw(chat: TrackedChat, entry: Entry, entries: Entries, reason: BlockReason): Command {
    if (reason === 'ended' || !standsInInput(entry) || isSentSince(chat, entry, entries)) {
        return note(entry, 'skipped', { reason });
    }
    return mayHoldMore(chat, entry)
        ? note(entry, 'skipped', { reason, leftInInput: true, intoDraft: true })
        : { type: 'clearInput', entry, reason };
}

/** The text of an action stands in the message box, or may: it is watched until it is sent (docs/etiquette.md, Actions, 3). */
export function watchInserted(chat: TrackedChat, entry: Entry, entries: Entries, context: PlanContext): Command[] {
    const { insertedAt = entry.at, sentBefore, delivered } = entry;
    const { intent, endsChat } = ACTIONS[entry.action];
    const reason = blockReason(subjectOfEntry(entry), chat, context.now, entry);
    if (delivered || insertedSentSince(chat, [...entries.values()], intent, insertedAt, sentBefore)) {
        if (!endsChat) {
            return [note(entry, 'done', { delivered: true })];
        }
        // Not done: its words went out, and someone else ended the chat or has it now.
        return [isHeld(chat) ? runByAgent(entry) : note(entry, 'skipped', { reason, delivered: true })];
    }
    if (isSentSince(chat, entry, entries)) {
        // The agent sent something else: the message box is empty now, and the text was not sent.
        return [
            isWanted(entry, reason)
                ? note(entry, 'parked', NOT_INSERTED)
                : note(entry, 'skipped', { reason: reason ?? 'notOwed' })
        ];
    }
    return reason === undefined ? [] : [withdraw(chat, entry, entries, reason)];
}

/**
 * A text that stood in the message box when what comes after it failed, as the link to its case, is out of it once the
 * agent has sent it, or something else. The failure stays.
 */
export function noteSentText(chat: TrackedChat, entry: Entry, entries: Entries): Command[] {
    const { state, reason, message, until, insertedAt = entry.at, sentBefore, isInsertionUnknown } = entry;
    if (state !== 'failed' || isInsertionUnknown || !standsInInput(entry) || !isSentSince(chat, entry, entries)) {
        return [];
    }
    const { intent } = ACTIONS[entry.action];
    const isDelivered = insertedSentSince(chat, [...entries.values()], intent, insertedAt, sentBefore);
    const kept = { reason, message, ...(until !== undefined && { until }) };
    return [note(entry, state, { ...kept, ...NOT_INSERTED, ...(isDelivered && { delivered: true }) })];
}

/**
 * The words of a skipped or dismissed action may still stand in the message box; the agent's next message takes them out.
 * A chat that was given away comes back with its message box as it was, or with an empty one.
 */
export function watchLeftover(chat: TrackedChat, entry: Entry, entries: Entries, context: PlanContext): Command[] {
    const isOver = phaseOf(chat) === 'ended';
    if (!isOver && !isHeld(chat)) {
        return [];
    }
    if (isOver || isSentSince(chat, entry, entries)) {
        return [note(entry, settledState(entry), { reason: entry.reason, leftInInput: undefined })];
    }
    const { key, state, reason = 'notOwed', isInsertionUnknown = false } = entry;
    const isTyped = mayHoldMore(chat, entry);
    if (!isTyped && !context.wasTriedHere(key)) {
        return [{ type: 'clearInput', entry, reason }];
    }
    const isOwed = state !== 'dismissed' && !blockReason(subjectOfEntry(entry), chat, context.now, entry);
    if (!isOwed || !(isTyped || isInsertionUnknown)) {
        return [];
    }
    // It is owed again and may stand there still. Nobody knows what became of a message box that was away.
    return isInsertionUnknown || reason === 'notHeld'
        ? [note(entry, 'parked', { reason: 'mayHoldDraft', leftInInput: undefined, isInsertionUnknown: true })]
        : [note(entry, 'inserted', { leftInInput: undefined })];
}
