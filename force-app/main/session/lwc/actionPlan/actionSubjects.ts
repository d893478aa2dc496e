import { ACTIONS, actionKey, actionsOfButton, allowedButtons, type Button } from 'c/etiquette';
import { isSettled, type Entry, type EntryState, type Subject } from 'c/journal';
import { instantOf, intentSentSince, lastAgentMessageAt, type TrackedChat } from 'c/trackedChat';
import { clockActions, isFree, isSameStart, type ClockAction } from './blockReason';

/** Who presses a button so soon after its words were said could not see that yet, and means them; milliseconds. */
const REACTION = 3_000;
/** What is being written, stands in the message box or waits beside it. */
const UNSENT: readonly EntryState[] = ['claimed', 'inserted', 'parked'];
/** What is tried again: a clock's action goes by its clock even then. */
const TRIED_AGAIN: readonly EntryState[] = ['failed', 'notOnScreen'];

/**
 * The entry of an episode that starts with the acceptance may carry the date of another window. Where several episodes turn
 * out to be one, as by another policy, what the agent decided in any of them holds, otherwise the latest entry.
 */
function entryNear(chat: TrackedChat, entries: Iterable<Entry>, { action, start }: ClockAction): Entry | undefined {
    const isDecided = ({ state }: Entry): number => Number(state === 'dismissed');
    return [...entries]
        .filter((entry) => entry.action === action && isSameStart(chat, start, entry.start) && !isFree(entry))
        .sort((one, other) => isDecided(one) - isDecided(other) || one.start - other.start)
        .at(-1);
}

/** Returns what a clock's action is known by in the journal: the same key wherever it is worked out. */
export function subjectOfClock(chat: TrackedChat, entries: Iterable<Entry>, asked: ClockAction): Subject {
    const near = entryNear(chat, entries, asked);
    const start = near?.start ?? asked.start;
    return { key: actionKey(chat.chat, asked.rule, start), chat: chat.chat, action: asked.action, start };
}

/** Returns true if a button that was pressed before a clock was known to run has asked for its action, and waits still. */
export function isPressed(entries: Iterable<Entry>, { action }: Pick<ClockAction, 'action'>): boolean {
    for (const entry of entries) {
        if (isFree(entry) && !isSettled(entry) && entry.button === ACTIONS[action].button) {
            return true;
        }
    }
    return false;
}

/**
 * Returns the action that a button asks for: the one whose text is not sent yet; that of its rule's running episode, due
 * or not, so that the button and the clock are one action. Without one it belongs to the agent's latest message: pressed
 * twice before the next message it is one action too. `undefined` if the etiquette does not allow the button now, or its
 * words were said just now.
 */
export function subjectOfButton(
    chat: TrackedChat,
    entries: readonly Entry[],
    button: Button,
    now: number
): Subject | undefined {
    const actions = actionsOfButton(button);
    const asked = clockActions(chat, now).find(({ action }) => actions.includes(action));
    if (!allowedButtons(chat.rules, instantOf(chat, now)).includes(button)) {
        return undefined;
    }
    const unsent = entries.find(
        (entry) =>
            actions.includes(entry.action) &&
            (UNSENT.includes(entry.state) || (isFree(entry) && TRIED_AGAIN.includes(entry.state)))
    );
    if (unsent) {
        return subjectOfEntry(unsent);
    }
    if (asked) {
        const subject = subjectOfClock(chat, entries, asked);
        return asked.isOwed ? subject : { ...subject, button };
    }
    const start = lastAgentMessageAt(chat) ?? chat.rules.rules.acceptedAt ?? now;
    const [action] = actions;
    if (intentSentSince(chat, ACTIONS[action].intent, now - REACTION)) {
        return undefined;
    }
    return { key: `${chat.chat}|button:${button}|${start}`, chat: chat.chat, action, start, button };
}

/** Returns what an entry of the journal is about. */
export function subjectOfEntry({ key, chat, action, start, button }: Entry): Subject {
    return { key, chat, action, start, ...(button !== undefined && { button }) };
}

/** Returns the reason that an action gives to the chat's case. */
export function caseReasonOf({ action, button }: Subject): 'answer' | 'duration' | 'agent' {
    return button ? 'agent' : (ACTIONS[action].caseReason ?? 'agent');
}
