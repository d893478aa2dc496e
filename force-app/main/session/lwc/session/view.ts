import { allowedButtons, compareUrgency, type Button, type Clock } from 'c/etiquette';
import { actionViews, clockActions, entryOfClock, type ActionView } from 'c/actionPlan';
import type { Entry } from 'c/journal';
import type { ChatKind } from 'c/sessionPorts';
import {
    clientNameOf,
    clocksOf,
    cut,
    instantOf,
    isHeld,
    isListed,
    kindOf,
    oneLine,
    phaseOf,
    type ChatPhase,
    type TrackedChat,
    type TrackedMessage
} from 'c/trackedChat';

/** So much of what a client wrote last fits into a line. */
const LAST_WORDS = 120;

/**
 * A clock as the agent sees it. `isDismissed`: the agent decided against its action, and it raises no alarm; `isSnoozed`:
 * neither does it while the agent puts off what is due, and what it counts is the snooze.
 */
export interface ClockView extends Clock {
    isDismissed?: true;
    isSnoozed?: true;
}

export interface ChatView {
    chat: string;
    kind: ChatKind;
    /** As far as it is known, otherwise ''. */
    clientName: string;
    firstName?: string;
    /** What the client wrote last, as far as this window knows it, in one line. */
    lastWords?: string;
    /** The running clocks, the most urgent first. */
    clocks: ClockView[];
    buttons: Button[];
    actions: ActionView[];
    caseNumber?: string;
    caseId?: string;
    /** Developer name of its channel or queue, which decides what policy holds. */
    channel?: string;
    /** Code of the client's language, which decides in what language its texts are. */
    language?: string;
    phase: ChatPhase;
    /** The chat was ended with the closing words, or ended by itself after they went out: none of them is left unsent. */
    saidGoodbye?: boolean;
}

/** What the bar shows. Plain data; all times are epoch milliseconds of the server. */
export interface SessionView {
    now: number;
    /** The most urgent first. */
    chats: ChatView[];
    /** Why the browser's storage cannot be used: everything is kept in this window only. */
    storageProblem?: string;
}

function buttonsOf(chat: TrackedChat, now: number): Button[] {
    if (!isHeld(chat)) {
        return [];
    }
    const { modes } = chat.policy;
    return allowedButtons(chat.rules, instantOf(chat, now)).filter(
        (button) => (button !== 'hold' && button !== 'update') || modes[button] !== 'off'
    );
}

function clockViews(chat: TrackedChat, entries: ReadonlyMap<string, Entry>, now: number): ClockView[] {
    const running = clocksOf(chat, now);
    if (!isHeld(chat)) {
        // Only the holder acts: nobody else is told to.
        return running.map((clock) => ({ ...clock, owed: false }));
    }
    const asked = clockActions(chat, now);
    return running.map((clock) => {
        const action = asked.find(({ rule }) => rule === clock.rule);
        const { state, until = 0, at = 0 } = (action && entryOfClock(chat, entries, action)) ?? {};
        if (state === 'dismissed') {
            return { ...clock, isDismissed: true };
        }
        return state === 'snoozed' && clock.owed && until > now
            ? { ...clock, isSnoozed: true, due: until, remaining: until - now, limit: until - at }
            : clock;
    });
}

/** Clocks that the agent is alarmed by come before those whose action was dismissed. */
function byAlarm(one: ClockView, other: ClockView): number {
    return Number(one.isDismissed ?? false) - Number(other.isDismissed ?? false) || compareUrgency(one, other);
}

/** Every change of any chat asks for this, so the messages are not sorted for it. */
function lastWordsOf({ messages }: TrackedChat): string {
    let last: TrackedMessage | undefined;
    for (const message of messages) {
        if (message.from === 'client' && (!last || message.at >= last.at)) {
            last = message;
        }
    }
    return oneLine(cut(last?.text ?? '', LAST_WORDS));
}

function saidGoodbye({ action, state, delivered = false, reason }: Entry): boolean {
    return action === 'end' && (state === 'done' || (delivered && reason === 'ended'));
}

function chatView(chat: TrackedChat, entries: ReadonlyMap<string, Entry>, now: number): ChatView {
    const { facts } = chat;
    const { firstName, caseNumber, caseId, channel, language } = facts;
    return {
        chat: chat.chat,
        kind: kindOf(chat),
        // A name that turns the direction of writing would turn whatever stands beside it.
        clientName: oneLine(clientNameOf(facts)),
        firstName,
        lastWords: lastWordsOf(chat),
        clocks: clockViews(chat, entries, now).sort(byAlarm),
        buttons: buttonsOf(chat, now),
        actions: actionViews(chat, entries, now),
        caseNumber,
        caseId,
        channel,
        language,
        phase: phaseOf(chat),
        saidGoodbye: [...entries.values()].some(saidGoodbye)
    };
}

function byUrgency({ clocks: [first] }: ChatView, { clocks: [second] }: ChatView): number {
    if (first && second) {
        return byAlarm(first, second);
    }
    return Number(second !== undefined) - Number(first !== undefined);
}

/** Returns true while a countdown of the chat moves by itself. */
export function isCounting(chat: TrackedChat, now: number): boolean {
    return clocksOf(chat, now).some(({ remaining, state }) => remaining !== undefined && state !== 'paused');
}

/** Returns what the bar shows of these chats at an instant. */
export function sessionView(
    chats: Iterable<TrackedChat>,
    entriesOf: (chat: string) => ReadonlyMap<string, Entry>,
    now: number,
    storageProblem: string | undefined
): SessionView {
    return {
        now,
        chats: [...chats]
            .filter(isListed)
            .map((chat) => chatView(chat, entriesOf(chat.chat), now))
            .sort(byUrgency),
        storageProblem
    };
}
