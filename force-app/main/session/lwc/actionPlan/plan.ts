import { ACTIONS, nextWakeAt, type Mode } from 'c/etiquette';
import {
    isSettled,
    NOT_INSERTED,
    standsInInput,
    type Claimant,
    type Entry,
    type EntryState,
    type Notes,
    type Subject
} from 'c/journal';
import {
    agentMessageSince,
    hasSourcesRead,
    insertedSentSince,
    intentSentSince,
    isHeld,
    type TrackedChat
} from 'c/trackedChat';
import { blockReason, clockActions, isFree, type BlockReason } from './blockReason';
import { subjectOfClock, subjectOfEntry } from './actionSubjects';

/** How a text gets to the client: into the message box, into it wherever the agent is typing, or sent. */
export type How = 'insert' | 'insertAtCursor' | 'send';

/** One thing to do in a chat. */
export type Command =
    /** Do the action under its claim. */
    | { type: 'run'; subject: Subject; claimant: Claimant; how: How }
    /** Note the state of the action in the journal. */
    | { type: 'note'; subject: Subject; state: Exclude<EntryState, 'claimed'>; notes: Notes }
    /** Take the text out of the message box again, and note the action as skipped for this reason. */
    | { type: 'clearInput'; entry: Entry; reason: string }
    | { type: 'readLog' };

/** What is to be done in a chat now, and when to look again; epoch milliseconds. */
export interface Plan {
    commands: Command[];
    wakeAt: number | undefined;
}

/** What a plan is judged by, besides the chat and its journal. */
export interface PlanContext {
    /** Epoch milliseconds of the server. */
    now: number;
    /** False while the time is in doubt: nothing is due then. */
    isTimeSure: boolean;
    /** False if another window or browser of the agent is the one that acts automatically. */
    mayAct: boolean;
    /** This window is doing the action of this key. */
    isRunning(key: string): boolean;
    /** The action could not be done here because the chat is not on screen in this window. */
    wasTriedHere(key: string): boolean;
}

/** The journal's entries of a chat, by their keys. */
type Entries = ReadonlyMap<string, Entry>;

/** If a try of this window does not end, another window goes first; milliseconds. */
const OTHERS_FIRST = 2_000;

/** Returns how an action is done in a mode. */
export function howOf(mode: Mode): How {
    return mode === 'send' ? 'send' : 'insert';
}

function isAutomatic(mode: Mode): boolean {
    return mode === 'insert' || mode === 'send';
}

function modeOf(chat: TrackedChat, { action }: Pick<Subject, 'action'>): Mode {
    return chat.policy.modes[action];
}

function run(chat: TrackedChat, subject: Subject): Command[] {
    const mode = modeOf(chat, subject);
    // A policy that switches an action off holds for what was begun before it, too.
    return mode === 'off' && !subject.button ? [] : [{ type: 'run', subject, claimant: 'rules', how: howOf(mode) }];
}

/** The agent has sent the words: what comes after them is done. */
function runByAgent(entry: Entry): Command {
    return { type: 'run', subject: subjectOfEntry(entry), claimant: 'agent', how: 'send' };
}

/** The agent has written the closing words by hand while they waited beside the conversation. */
function isSaidByHand(chat: TrackedChat, { action, start }: Entry): boolean {
    const { endsChat, intent } = ACTIONS[action];
    return endsChat && intentSentSince(chat, intent, start);
}

function note(entry: Entry, state: Exclude<EntryState, 'claimed'>, notes: Notes = {}): Command {
    return { type: 'note', subject: subjectOfEntry(entry), state, notes };
}

/** When an entry may be taken up again; `undefined` if nothing of itself makes that so. */
function endOf(entry: Entry, context: PlanContext): number | undefined {
    const { until, state, key } = entry;
    return until !== undefined && state === 'claimed' && context.isRunning(key) ? until + OTHERS_FIRST : until;
}

/** True while this window is doing the action; a try whose claim ran out may wait for something that never comes. */
function isAtWork(entry: Entry, context: PlanContext): boolean {
    const hasRunOut = entry.state === 'claimed' && (endOf(entry, context) ?? 0) <= context.now;
    return context.isRunning(entry.key) && !hasRunOut;
}

/** Returns true if something was typed since the text was put in, or before: then the message box is the agent's. */
function mayHoldMore({ typedAt }: TrackedChat, { insertedAt = 0, intoDraft }: Entry): boolean {
    return intoDraft === true || (typedAt !== undefined && typedAt >= insertedAt);
}

/** What a button asked for while no clock did is no longer wanted once the agent has written something else. */
function isWanted(entry: Entry, reason: string | undefined): boolean {
    return reason === undefined && !isFree(entry);
}

/** Returns true if the agent has sent what stood in the message box since the text of an entry was put in. */
function isSentSince(chat: TrackedChat, { insertedAt, at, sentBefore }: Entry, entries: Entries): boolean {
    return agentMessageSince(chat, [...entries.values()], insertedAt ?? at, sentBefore);
}

/** An action has lost its reason: its text is taken out of the message box, where that is not the agent's. */
function withdraw(chat: TrackedChat, entry: Entry, entries: Entries, reason: BlockReason): Command {
    if (reason === 'ended' || !standsInInput(entry) || isSentSince(chat, entry, entries)) {
        return note(entry, 'skipped', { reason });
    }
    return mayHoldMore(chat, entry)
        ? note(entry, 'skipped', { reason, leftInInput: true })
        : { type: 'clearInput', entry, reason };
}

/** The text of an action stands in the message box, or may: it is watched until it is sent (docs/etiquette.md, Actions, 3). */
function watchInserted(chat: TrackedChat, entry: Entry, entries: Entries, context: PlanContext): Command[] {
    const { insertedAt = entry.at, sentBefore, delivered } = entry;
    const { intent, endsChat } = ACTIONS[entry.action];
    if (delivered || insertedSentSince(chat, [...entries.values()], intent, insertedAt, sentBefore)) {
        return endsChat && isHeld(chat) ? [runByAgent(entry)] : [note(entry, 'done', { delivered: true })];
    }
    const reason = blockReason(subjectOfEntry(entry), chat, context.now, entry);
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

/** A dismissed action stays dismissed, whatever becomes of its text. */
function settledState({ state }: Entry): 'skipped' | 'dismissed' {
    return state === 'dismissed' ? 'dismissed' : 'skipped';
}

/** The words of a skipped or dismissed action may still stand in the message box; the agent's next message takes them out. */
function watchLeftover(chat: TrackedChat, entry: Entry, entries: Entries, context: PlanContext): Command[] {
    if (isSentSince(chat, entry, entries) || !isHeld(chat)) {
        return [note(entry, settledState(entry), { reason: entry.reason, leftInInput: undefined })];
    }
    const canClear = !mayHoldMore(chat, entry) && !context.wasTriedHere(entry.key);
    return canClear ? [{ type: 'clearInput', entry, reason: entry.reason ?? 'notOwed' }] : [];
}

function retry(chat: TrackedChat, entry: Entry, context: PlanContext): Command[] {
    const isDue = (entry.until ?? Infinity) <= context.now;
    return isDue ? run(chat, subjectOfEntry(entry)) : [];
}

/** A case that could not be opened stays for the agent to see, even if its reason went away. */
function staysAsFailure(entry: Entry): boolean {
    return entry.state === 'failed' && ACTIONS[entry.action].opensCase;
}

function planWaiting(chat: TrackedChat, entry: Entry, entries: Entries, context: PlanContext): Command[] {
    // A snooze from before the due time waits for the clock, so its action is not yet owed.
    const early =
        entry.state === 'snoozed' ? { ...entry, button: entry.button ?? ACTIONS[entry.action].button } : entry;
    const reason = blockReason(subjectOfEntry(early), chat, context.now, entry);
    if (reason) {
        return staysAsFailure(entry) ? [] : [withdraw(chat, entry, entries, reason)];
    }
    switch (entry.state) {
        case 'failed':
            return retry(chat, entry, context);
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
            return retry(chat, entry, context);
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
        if (!asked.isOwed || !isAutomatic(chat.policy.modes[asked.action])) {
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

function nextLookAt(chat: TrackedChat, entries: Entries, context: PlanContext): number | undefined {
    const ends = [...entries.values()].flatMap((entry) => (isSettled(entry) ? [] : (endOf(entry, context) ?? [])));
    const instants = [nextWakeAt(chat.rules), chat.awaiting?.until, chat.logRetryAt, ...ends].filter(
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
    if (chat.logRetryAt !== undefined && chat.logRetryAt <= context.now) {
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
