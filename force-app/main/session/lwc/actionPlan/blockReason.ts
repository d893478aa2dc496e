import {
    ACTIONS,
    allowedButtons,
    clocks,
    isEnded,
    type Action,
    type Button,
    type Clock,
    type PromptRule
} from 'c/etiquette';
import type { Entry, EntryState, Subject } from 'c/journal';
import { clocksOf, instantOf, isHeld, type TrackedChat } from 'c/trackedChat';

/** Why an action is not done as things stand. */
export type BlockReason = 'ended' | 'notHeld' | 'notOwed' | 'notAllowed';

/** How an action is begun: its episode's start, and the button if the agent asked for it. */
export type ActionSubject = Subject;

/** Two windows, an event and the record can date one acceptance this far apart; milliseconds. */
const APART = 10_000;

/**
 * Returns true if a running episode of a chat that starts at an instant is the one that was known by another. Where a
 * message is learned of late, the episode may turn out to have begun earlier: since then there was no other.
 */
export function isSameStart({ rules }: TrackedChat, start: number, known: number): boolean {
    return start <= known || (start === rules.rules.acceptedAt && start - known <= APART);
}

/** The clock that asks for an action; `undefined` if none of its rule runs with this start. */
function clockOf(
    { action, start }: Pick<Subject, 'action' | 'start'>,
    chat: TrackedChat,
    running: readonly Clock[]
): Clock | undefined {
    const { rule } = ACTIONS[action];
    return running.find((clock) => clock.rule === rule && isSameStart(chat, clock.start, start));
}

/** Returns true while something is owed to the client. */
export function owesClient(running: readonly Clock[]): boolean {
    return running.some(({ rule }) => rule === 'response' || rule === 'answer');
}

function isAllowed(chat: TrackedChat, button: Button, now: number): boolean {
    return allowedButtons(chat.rules, instantOf(chat, now)).includes(button);
}

function blockOfEpisode(
    subject: Subject,
    chat: TrackedChat,
    now: number,
    isCaseOpen: boolean
): BlockReason | undefined {
    const running = clocksOf(chat, now);
    // Once its case is open, a ticket by the chat's length has settled its own clock; its text is still wanted.
    if (subject.action === 'ticket:duration' && isCaseOpen) {
        return owesClient(running) || subject.button ? undefined : 'notOwed';
    }
    const clock = clockOf(subject, chat, running);
    if (!clock || clock.due === undefined) {
        return 'notOwed';
    }
    return clock.owed || subject.button ? undefined : 'notOwed';
}

/** A try failed, or its window may have died, before the case was linked. */
const UNFINISHED: readonly (EntryState | undefined)[] = ['failed', 'claimed'];

/** True if the agent asked for an action while no clock of its rule ran: only the button's own condition counts. */
export function isFree({ key, button }: Pick<Subject, 'key' | 'button'>): boolean {
    return button !== undefined && key.includes('|button:');
}

/**
 * Returns why an action must not be done now, or `undefined` if it may. Checked when the action is planned and again
 * when it fires, after the log was read (docs/etiquette.md, "Actions"). What the agent asked for is done before it is due.
 */
export function blockReason(
    subject: Subject,
    chat: TrackedChat,
    now: number,
    entry?: Pick<Entry, 'caseId'> & Partial<Pick<Entry, 'state'>>
): BlockReason | undefined {
    const isCaseOpen = entry?.caseId !== undefined;
    if (isCaseOpen && UNFINISHED.includes(entry.state) && chat.work === 'held') {
        // The case is there, and the rest is still to be done for it, whatever became of the text and of the chat.
        return undefined;
    }
    if (isEnded(chat.rules)) {
        return 'ended';
    }
    if (!isHeld(chat)) {
        return 'notHeld';
    }
    if (isFree(subject) && subject.button) {
        return isCaseOpen || isAllowed(chat, subject.button, now) ? undefined : 'notAllowed';
    }
    return blockOfEpisode(subject, chat, now, isCaseOpen);
}

/** An action that a clock of the chat asks for, due or not. */
export interface ClockAction {
    action: Action;
    rule: PromptRule;
    start: number;
    due: number | undefined;
    isDueSoon: boolean;
    isOwed: boolean;
}

/** Returns the actions that the running prompts of a chat ask for. */
export function clockActions(chat: TrackedChat, now: number): ClockAction[] {
    const running = clocks(chat.rules, instantOf(chat, now));
    return (Object.keys(ACTIONS) as Action[]).flatMap((action): ClockAction[] => {
        const { rule } = ACTIONS[action];
        const clock = running.find((each) => each.rule === rule);
        if (rule === undefined || !clock) {
            return [];
        }
        const { start, due, state, owed } = clock;
        return [{ action, rule, start, due, isDueSoon: state === 'dueSoon', isOwed: owed }];
    });
}
