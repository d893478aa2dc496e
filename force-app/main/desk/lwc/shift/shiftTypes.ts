import type {
    Action,
    Button,
    CasePort,
    ChatEvent,
    Clock,
    ClockPort,
    ConversationPort,
    PolicyFor,
    StoragePort
} from 'c/etiquette';
import type { Exclusively } from 'c/journal';

/** The two kinds of chat: a MessagingSession, and a LiveChatTranscript. */
export type ChatKind = 'messaging' | 'chat';

/** What is known of a chat beside its events. A fact that is not named stays as it was. */
export interface ChatFacts {
    clientName?: string;
    /** The name that stands at the client's messages: shown where no better one is known. */
    writtenAs?: string;
    firstName?: string;
    lastName?: string;
    email?: string;
    contactId?: string;
    caseId?: string;
    caseNumber?: string;
    /** Developer name of the channel or queue: says which policy holds. */
    channel?: string;
    kind?: ChatKind;
    /** The chat is this agent's work (offered or accepted), though no event said so. */
    mine?: boolean;
}

/** A chat in the queue that nobody has yet. */
export interface WaitingChat {
    chat: string;
    /** When the client asked, in epoch milliseconds of the server. */
    requestedAt: number;
    facts?: ChatFacts;
}

/** What a chat's record tells. */
export interface RecordReading {
    chat: string;
    facts: ChatFacts;
    events: ChatEvent[];
}

export type ChatPhase = 'offered' | 'waiting' | 'accepted' | 'ended';

/** What can be told of an action by a click. `do` does it now, whatever its mode. */
export type ActionCommand = 'do' | 'snooze' | 'cancel' | 'retry' | 'dismiss';

/**
 * How an action stands. `coming`: it is automatic and not yet due, and can still be snoozed or cancelled. `due`: it
 * waits for the agent's click.
 */
export type ActionState =
    'coming' | 'due' | 'claimed' | 'inserted' | 'done' | 'failed' | 'notOnScreen' | 'withheld' | 'snoozed';

/** Why an action was not done, or waits, where it was not the server who said so. */
export type ActionReason = 'cancelled' | 'dismissed' | 'notOwed' | 'notAllowed' | 'ended' | 'noWayIn' | 'unknown';

export interface ActionView {
    key: string;
    action: Action;
    state: ActionState;
    /** In the server's own words, where it was the server. */
    message?: string;
    reason?: ActionReason;
    /** What is written to the client, where it is known already. */
    text?: string;
    /** Until when it is snoozed; for `coming`, when it will be done; for `failed`, when it is tried again by itself. */
    until?: number;
}

export interface ChatView {
    chat: string;
    kind: ChatKind;
    clientName: string;
    firstName?: string;
    lastName?: string;
    email?: string;
    /** Running clocks, the most urgent first. */
    clocks: Clock[];
    buttons: Button[];
    actions: ActionView[];
    caseNumber?: string;
    phase: ChatPhase;
    pausedBecause?: 'allEngaged';
}

export interface ShiftView {
    /** Epoch milliseconds of the server. */
    now: number;
    /** The most urgent first. */
    chats: ChatView[];
    headline?: { chat: string; clock: Clock };
    /** Set where the browser's storage cannot be used: what is kept, is kept in this window only. */
    storageProblem?: string;
}

/** All that a shift needs from outside. */
export interface ShiftPorts {
    clock: ClockPort;
    conversation: ConversationPort;
    cases: CasePort;
    storage: StoragePort;
    policyFor: PolicyFor;
    agent: { id: string; name: string };
    /** The address of a chat's record, for the case. */
    linkTo(chat: string): string;
    /** Runs one piece of work at a time over all windows of the agent. */
    exclusively?: Exclusively;
    /** Where there is no such thing: resolves when every window sees what any of them has stored. */
    agreed?: () => Promise<void>;
    /** Names this window in the journal; made up where it is missing. */
    windowId?: string;
    /** A number from 0 to 1 by chance, for how long a failed action waits; the browser's own where it is missing. */
    random?(): number;
    /** Has the records of these chats read again. */
    readAgain?(chats: string[]): Promise<void> | void;
}

/** An agent's shift: the chats in hand, what is due in them, and what is done about it. */
export interface Shift {
    /** Takes what an adapter heard; late and repeated events are fine. */
    hear(event: ChatEvent, about?: ChatFacts): void;
    /** Takes facts of a chat without an event. */
    know(chat: string, facts: ChatFacts): void;
    /** Takes what a chat's record tells, all of it at once. */
    record(reading: RecordReading): void;
    /** Takes the whole list of chats that wait in the queue: those that are gone from it go from the shift. */
    queue(waiting: WaitingChat[]): void;
    /**
     * Takes the whole list of the agent's work as Omni-Channel has it: chats that are not in it go from the shift. Of
     * those that were heard of `meanwhile` (18-character ids), while the list was on its way, it says nothing.
     */
    inHand(chats: string[], meanwhile?: ReadonlySet<string>): void;
    /** Takes a chat off the list: declined, closed. */
    forget(chat: string): void;
    /** The clock's call: something is due, or a second has passed. */
    woken(): void;
    /** What the bar shows, as of the clock's now. */
    view(): ShiftView;
    /** The agent's button on a chat. */
    press(chat: string, button: Button): Promise<void>;
    /** The agent's word on an action. */
    act(key: string, command: ActionCommand): Promise<void>;
    /** A chat's conversation came on screen: reads its log, and does what waited for that. */
    shown(chat: string): Promise<void>;
    /** Reconciles with logs and records: on start, on focus, after a reconnection. */
    refresh(): Promise<void>;
    /** The policies were read, and what time it is with the server: goes by them from now on. */
    policiesRead(): Promise<void>;
    /** Calls back after every change; returns what stops that. */
    onChange(listener: () => void): () => void;
    /** Lets go of the clock and the storage. */
    stop(): void;
}
