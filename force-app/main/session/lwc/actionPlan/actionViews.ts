import { ACTIONS, textFor, type Action, type Mode } from 'c/etiquette';
import type { Entry } from 'c/journal';
import { clocksOf, type TrackedChat } from 'c/trackedChat';
import { blockReason, clockActions, owesClient, type BlockReason, type ClockAction } from './blockReason';
import { isPressed, subjectOfClock, subjectOfEntry } from './actionSubjects';

/** What the agent can say to an action. `do` does it now, whatever its mode. */
export type ActionCommand = 'do' | 'snooze' | 'cancel' | 'retry' | 'dismiss' | 'insert' | 'send' | 'skip' | 'clear';

/**
 * The state of an action as the agent sees it. `coming`: it is automatic, not yet due, and can still be snoozed or
 * cancelled. `due`: it waits for the agent's click. `leftInInput`: it is over, and its words stand in the message box.
 */
export type ActionState =
    'coming' | 'due' | 'claimed' | 'inserted' | 'parked' | 'failed' | 'notOnScreen' | 'snoozed' | 'leftInInput';

/** Why an action waits or was not done, if it was not the server who said so. */
export type ActionReason = BlockReason | 'cancelled' | 'dismissed' | 'inputUnavailable' | 'mayHoldDraft' | 'unknown';

export interface ActionView {
    key: string;
    action: Action;
    state: ActionState;
    /** The server's own words. */
    message?: string;
    reason?: ActionReason;
    /** What is written to the client, if it is known already. */
    text?: string;
    /** Until when it is snoozed; for `coming` when it is done; for `failed` when it is retried. Epoch milliseconds. */
    until?: number;
    /** What is done with its text: absent if a button alone asked for it. */
    mode?: Mode;
}

const SHOWN: Partial<Record<Entry['state'], ActionState>> = {
    claimed: 'claimed',
    inserted: 'inserted',
    parked: 'parked',
    failed: 'failed',
    notOnScreen: 'notOnScreen',
    snoozed: 'snoozed'
};

function shownState(entry: Entry, now: number): ActionState | undefined {
    if (entry.leftInInput) {
        return 'leftInInput';
    }
    return entry.state === 'snoozed' && (entry.until ?? 0) <= now ? 'due' : SHOWN[entry.state];
}

/** What a clock's action does: how, and with which words if they are known before. */
function planOf(action: Action, { policy }: TrackedChat): Pick<ActionView, 'mode' | 'text'> {
    return { mode: policy.modes[action], text: ACTIONS[action].opensCase ? undefined : textFor(action, policy) };
}

/**
 * Returns the text of an entry: what stands in the message box, and of what waits what a click would write, by the policy
 * that holds now.
 */
function textOfEntry({ state, action, text, caseNumber }: Entry, { policy }: TrackedChat): string | undefined {
    return state === 'parked' && text !== undefined ? textFor(action, policy, caseNumber) : text;
}

function viewOfEntry(entry: Entry, chat: TrackedChat, now: number): ActionView[] {
    const state = shownState(entry, now);
    if (!state) {
        return [];
    }
    const { key, action, message, reason, until } = entry;
    return [
        {
            key,
            action,
            state,
            message,
            reason: reason as ActionReason | undefined,
            text: textOfEntry(entry, chat),
            // Nothing of it is written yet: what will be is what the policy says.
            ...(entry.state === 'snoozed' ? planOf(action, chat) : {}),
            until: state === 'snoozed' || state === 'failed' ? until : undefined
        }
    ];
}

/** True if what waits has lost its reason, so that it is skipped at the next look, or is switched off by the policy. */
function isMoot(entry: Entry, chat: TrackedChat, now: number): boolean {
    if (entry.state === 'snoozed' && chat.policy.modes[entry.action] === 'off') {
        return true;
    }
    const isWaiting = entry.state === 'parked' || entry.state === 'snoozed';
    // What was snoozed before it was due is not owed yet; once the snooze is over, the clock alone says whether it is.
    const isOver = entry.state === 'snoozed' && (entry.until ?? 0) <= now;
    const early = { ...entry, button: entry.button ?? ACTIONS[entry.action].button };
    return isWaiting && blockReason(subjectOfEntry(isOver ? entry : early), chat, now, entry) !== undefined;
}

function viewOfClock(asked: ClockAction, key: string, chat: TrackedChat, now: number): ActionView[] {
    const plan = planOf(asked.action, chat);
    const { mode } = plan;
    const common = { key, action: asked.action, ...plan };
    if (asked.isOwed) {
        return mode === 'off' ? [] : [{ ...common, state: 'due' }];
    }
    const isComing = asked.isDueSoon && asked.due !== undefined && (mode === 'insert' || mode === 'send');
    // A duration that owes nothing does not come.
    const owesNothing = asked.rule === 'duration' && !owesClient(clocksOf(chat, now));
    return isComing && !owesNothing ? [{ ...common, state: 'coming', until: asked.due }] : [];
}

/** Returns the actions of a chat that are due, coming, waiting, or failed, the oldest first. */
export function actionViews(chat: TrackedChat, entries: ReadonlyMap<string, Entry>, now: number): ActionView[] {
    if (chat.work !== 'held') {
        return [];
    }
    const journaled = [...entries.values()].filter((entry) => !isMoot(entry, chat, now));
    const asked = clockActions(chat, now).flatMap((each): ActionView[] => {
        const { key } = subjectOfClock(chat, entries.values(), each);
        const entry = entries.get(key);
        const isOpen = entry === undefined || entry.state === 'skipped';
        return isOpen && !isPressed(entries.values(), each) ? viewOfClock(each, key, chat, now) : [];
    });
    const isComing = ({ state }: ActionView): boolean => state === 'coming';
    return [
        ...journaled.flatMap((entry) => viewOfEntry(entry, chat, now)),
        ...asked.filter((view) => !isComing(view)),
        ...asked.filter(isComing)
    ];
}

/** Returns what the journal has of the action of a clock. */
export function entryOfClock(
    chat: TrackedChat,
    entries: ReadonlyMap<string, Entry>,
    asked: ClockAction
): Entry | undefined {
    return entries.get(subjectOfClock(chat, entries.values(), asked).key);
}
