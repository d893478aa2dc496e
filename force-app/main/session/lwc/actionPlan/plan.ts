import { ACTIONS, nextWakeAt, type Mode } from 'c/etiquette';
import { isSettled, standsInInput, type Entry, type Subject } from 'c/journal';
import { hasSourcesRead, intentSentSince, type TrackedChat } from 'c/trackedChat';
import { isPressed, subjectOfClock, subjectOfEntry } from './actionSubjects';
import { blockReason, clockActions } from './blockReason';
import { howOf, note, runByAgent, type Command } from './command';
import { noteSentText, watchInserted, watchLeftover, withdraw } from './messageBox';
import type { Entries, PlanContext } from './planContext';

/** What is to be done in a chat now, and when to look again; epoch milliseconds. */
export interface Plan {
    commands: Command[];
    wakeAt: number | undefined;
}

/** If a try of this window does not end, another window goes first; milliseconds. */
const OTHERS_FIRST = 2_000;

/** How often the log is read while a text of ours stands in the message box: its reason may go away unheard. Milliseconds. */
const WATCHED_EVERY = 15_000;

function isAutomatic(mode: Mode): boolean {
    return mode === 'insert' || mode === 'send';
}

function modeOf(chat: TrackedChat, { action }: Pick<Subject, 'action'>): Mode {
    return chat.policy.modes[action];
}

function run(chat: TrackedChat, subject: Subject): Command[] {
    return [{ type: 'run', subject, claimant: 'rules', how: howOf(modeOf(chat, subject)) }];
}

/**
 * A policy by which an action is only pointed out, or is off, holds for what the clock began before it, too. What the
 * agent asked for is tried again by every policy.
 */
function isStillWanted(chat: TrackedChat, entry: Entry): boolean {
    return isAutomatic(modeOf(chat, entry)) || entry.button !== undefined || entry.askedAt !== undefined;
}

/** The agent has written the closing words by hand while they waited beside the conversation. */
function isSaidByHand(chat: TrackedChat, { action, start }: Entry): boolean {
    const { endsChat, intent } = ACTIONS[action];
    return endsChat && intentSentSince(chat, intent, start);
}

/** When an entry may be taken up again; `undefined` if nothing of itself makes that so. */
function endOf(entry: Entry, context: PlanContext): number | undefined {
    const { until, state, key } = entry;
    return until !== undefined && state === 'claimed' && context.isRunning(key) ? until + OTHERS_FIRST : until;
}

/** True while this window is doing the action; a try whose claim ran out may wait for something that never comes. */
function isAtWork(entry: Entry, context: PlanContext): boolean {
    const hasRunOut = entry.state === 'claimed' && (endOf(entry, context) ?? 0) <= context.now;
    return context.isResting(entry.key) || (context.isRunning(entry.key) && !hasRunOut);
}

function retry(chat: TrackedChat, entry: Entry, context: PlanContext): Command[] {
    const isDue = (entry.until ?? Infinity) <= context.now;
    return isDue ? run(chat, subjectOfEntry(entry)) : [];
}

/** A case that could not be opened stays for the agent to see, even if its reason went away. */
function staysAsFailure(entry: Entry): boolean {
    return entry.state === 'failed' && ACTIONS[entry.action].opensCase;
}

/** An action that the policy does not want any more is over; what became of its case stays for the agent to see. */
function giveUp(chat: TrackedChat, entry: Entry, entries: Entries): Command[] {
    if (entry.caseId === undefined && !staysAsFailure(entry)) {
        return [withdraw(chat, entry, entries, 'notOwed')];
    }
    return entry.state === 'claimed' ? [note(entry, 'failed', { reason: 'unknown' })] : [];
}

/** The claim of a window that died: the action is free once the lease of the claim has ended. */
function planClaimed(chat: TrackedChat, entry: Entry, entries: Entries, context: PlanContext): Command[] {
    const isFree = (entry.until ?? 0) <= context.now;
    return isFree && !isStillWanted(chat, entry) ? giveUp(chat, entry, entries) : retry(chat, entry, context);
}

function planWaiting(chat: TrackedChat, entry: Entry, entries: Entries, context: PlanContext): Command[] {
    // A snooze from before the due time waits for the clock, so its action is not yet owed.
    const early =
        entry.state === 'snoozed' ? { ...entry, button: entry.button ?? ACTIONS[entry.action].button } : entry;
    const reason = blockReason(subjectOfEntry(early), chat, context.now, entry);
    if (reason) {
        return staysAsFailure(entry) ? [] : [withdraw(chat, entry, entries, reason)];
    }
    const isTriedAgain = entry.state === 'failed' || entry.state === 'notOnScreen';
    if (isTriedAgain && !isStillWanted(chat, entry)) {
        return giveUp(chat, entry, entries);
    }
    switch (entry.state) {
        case 'failed':
            return [...noteSentText(chat, entry, entries), ...retry(chat, entry, context)];
        case 'snoozed':
            return isAutomatic(modeOf(chat, entry)) ? retry(chat, entry, context) : [];
        case 'notOnScreen':
            return context.wasTriedHere(entry.key) ? [] : run(chat, subjectOfEntry(entry));
        case 'parked':
            return isSaidByHand(chat, entry) ? [runByAgent(entry)] : [];
        default:
            return [];
    }
}

function planEntry(chat: TrackedChat, entry: Entry, entries: Entries, context: PlanContext): Command[] {
    if (isAtWork(entry, context)) {
        return [];
    }
    switch (entry.state) {
        case 'inserted':
            return watchInserted(chat, entry, entries, context);
        case 'parked':
            return (standsInInput(entry) ? watchInserted : planWaiting)(chat, entry, entries, context);
        case 'claimed':
            return planClaimed(chat, entry, entries, context);
        case 'skipped':
        case 'dismissed':
            return entry.leftInInput ? watchLeftover(chat, entry, entries, context) : [];
        case 'done':
            return [];
        default:
            return planWaiting(chat, entry, entries, context);
    }
}

/** What the clocks owe and nobody has done: an action that was skipped is done if its episode owes it again. */
function planOwed(chat: TrackedChat, entries: Entries, context: PlanContext): Command[] {
    // A case that is being opened for the question settles the chat's length, too.
    let isOpeningCase = [...entries.values()].some(
        ({ action, state }) => state === 'claimed' && ACTIONS[action].opensCase
    );
    return clockActions(chat, context.now).flatMap((asked): Command[] => {
        if (!asked.isOwed || isPressed(entries.values(), asked) || !isAutomatic(chat.policy.modes[asked.action])) {
            return [];
        }
        const subject = subjectOfClock(chat, entries.values(), asked);
        const entry = entries.get(subject.key);
        const isOpen = entry === undefined || (entry.state === 'skipped' && !entry.leftInInput);
        const isBlocked = blockReason(subject, chat, context.now, entry) !== undefined;
        const isBegun = context.isRunning(subject.key);
        const isNext = isOpen && !isBegun && !isBlocked && !(asked.rule === 'duration' && isOpeningCase);
        isOpeningCase ||= ACTIONS[asked.action].opensCase && (isBegun || isNext);
        return isNext ? run(chat, subject) : [];
    });
}

/** When the log must be read; `undefined` for not before something asks for it. */
function logDueAt({ logReadAt, logRetryAt }: TrackedChat, entries: Entries): number | undefined {
    const isWatched = logReadAt !== undefined && [...entries.values()].some(standsInInput);
    return isWatched ? Math.min(logReadAt + WATCHED_EVERY, logRetryAt ?? Infinity) : logRetryAt;
}

function nextLookAt(chat: TrackedChat, entries: Entries, context: PlanContext): number | undefined {
    const ends = [...entries.values()].flatMap((entry) => (isSettled(entry) ? [] : (endOf(entry, context) ?? [])));
    const instants = [nextWakeAt(chat.rules), chat.awaiting?.until, logDueAt(chat, entries), ...ends].filter(
        (at) => at !== undefined && at > context.now
    ) as number[];
    return instants.length === 0 ? undefined : Math.min(...instants);
}

/**
 * Returns what is to be done in a chat now, what is to be skipped and why, and when to look again. The chat's rules must
 * have been brought to `context.now`.
 */
export function plan(chat: TrackedChat, entries: Entries, context: PlanContext): Plan {
    if (!context.isTimeSure) {
        // Looked at again as soon as it is known what time it is.
        return { commands: [], wakeAt: 0 };
    }
    const commands: Command[] = [];
    if ((logDueAt(chat, entries) ?? Infinity) <= context.now) {
        commands.push({ type: 'readLog' });
    }
    if (hasSourcesRead(chat, context.now)) {
        const isOurs = chat.work !== 'none';
        // Once the chat is somebody else's, all that is left to do is to take words of ours out of the message box.
        const looked = [...entries.values()].filter(({ state }) => isOurs || state === 'inserted');
        commands.push(...looked.flatMap((entry) => planEntry(chat, entry, entries, context)));
        if (isOurs) {
            commands.push(...planOwed(chat, entries, context));
        }
    }
    const allowed = context.mayAct
        ? commands
        : commands.filter((each) => each.type !== 'run' || each.claimant === 'agent');
    return { commands: allowed, wakeAt: nextLookAt(chat, entries, context) };
}
