import type { ChatEvent, Policy } from 'c/etiquette';

/**
 * What the agent session needs from the platform. The adapters implement these interfaces, and the bar's composition
 * hands them in. All times are epoch milliseconds of the server.
 */

/** The server's time, and the only timer of the bar. */
export interface ClockPort {
    /** Returns the server's time now, whatever the browser's clock says. */
    now(): number;
    /**
     * Returns false while the browser's clock may have jumped and the server has not yet said what time it is. Nothing is
     * due by such a clock.
     */
    isSure(): boolean;
    /**
     * Sets the next instant at which the session is woken; `undefined` sleeps. While `counting` is true and the page is
     * visible, it is woken at every full second too. Replaces what was set before.
     */
    sleepUntil(at: number | undefined, counting: boolean): void;
    /** Calls `ring` once at an instant; returns a function that cancels it. */
    alarm(at: number, ring: () => void): () => void;
}

/** How a command to a chat's conversation came out. */
export type Outcome =
    | { outcome: 'done' }
    /** `message` is the platform's own words. `refused`: the platform said no, so nothing was done and it can be retried. */
    | { outcome: 'failed'; message: string; refused?: true }
    /** No page in this window shows the chat's conversation. */
    | { outcome: 'notOnScreen' }
    /** The message box may hold a draft of the agent: it was left alone. */
    | { outcome: 'mayHoldDraft' }
    /** This kind of chat cannot do it: legacy Chat has no way into the message box. */
    | { outcome: 'unsupported' };

/** One message of a conversation's log. */
export interface LogEntry {
    /** The same in every reading and in the live event. */
    id: string;
    from: 'client' | 'agent' | 'bot' | 'system';
    name: string;
    /** Absent for a file or an image. */
    text?: string;
    at: number;
}

/** How the agent's message box is changed. */
export interface InputOptions {
    /** The agent asked for it: it is done even if the message box holds a draft. A text goes to the cursor then. */
    atAgentsRequest?: boolean;
}

/** One chat's conversation, legacy or enhanced. `chat` is the 18-character record id. */
export interface ConversationPort {
    /** Puts a text into the agent's message box, unless that may hold a draft. */
    insert(chat: string, text: string, options?: InputOptions): Promise<Outcome>;
    /** Empties the message box; answers `mayHoldDraft` if something was typed since the last text was put in. */
    clear(chat: string, options?: InputOptions): Promise<Outcome>;
    /** Sends a text in the agent's name. */
    send(chat: string, text: string): Promise<Outcome>;
    /** Ends the chat, as End Chat does. */
    end(chat: string): Promise<Outcome>;
    /**
     * Returns the conversation so far (up to 200 entries), or `undefined` if it is not on screen. Rejects with the
     * platform's words if it refuses.
     */
    log(chat: string): Promise<LogEntry[] | undefined>;
}

/** What a case is created from. */
export interface CaseDraft {
    /** The chat's 18-character id: the unique external id by which the server refuses a second case. */
    key: string;
    subject: string;
    description: string;
    reason: string;
    chatLink: string;
    contactId?: string;
}

/** A case that exists. */
export interface CaseRecord {
    id: string;
    caseNumber: string;
    reasons: string[];
}

/** Cases of chats. Rejects with an error whose message is the server's own words. */
export interface CasePort {
    /** Creates the chat's case; if the server says that it exists already, finds it. */
    open(draft: CaseDraft): Promise<CaseRecord>;
    /** Returns the case with this id, or with this chat's key; `undefined` if there is none. */
    find(of: { caseId?: string; chat: string }): Promise<CaseRecord | undefined>;
    /** Replaces the reasons of a case. */
    addReason(caseId: string, reasons: string[]): Promise<void>;
    /** Links the chat's record to the case. */
    link(chat: string, caseId: string): Promise<void>;
}

/** The chats' own records. */
export interface RecordPort {
    /** Reads records again; resolves once the session was given whatever is new in them. */
    read(chats: string[]): Promise<void>;
}

/** Text storage that every window of the agent shares. Reads and writes throw if it is full or denied. */
export interface StoragePort {
    read(key: string): string | undefined;
    write(key: string, value: string): void;
    remove(key: string): void;
    keys(): string[];
    /** Calls back with a key that another window changed; returns a function that stops it. */
    watch(changed: (key: string) => void): () => void;
}

/**
 * Runs work of one name in one window at a time. Returns `undefined` without running it if another window is running
 * work of that name.
 */
export type Exclusively = <Result>(name: string, work: () => Promise<Result>) => Promise<Result | undefined>;

/** Returns the policy for a chat: that of its channel or queue, otherwise the default one, with texts in a language. */
export type PolicyFor = (channel: string | undefined, language?: string) => Policy;

/** The two kinds of chat: a MessagingSession, and a LiveChatTranscript. */
export type ChatKind = 'messaging' | 'chat';

/** What is known about a chat besides its events. A fact that is missing stays as it was. */
export interface ChatFacts {
    clientName?: string;
    /** The name shown with the client's messages, used if no better one is known. */
    messageName?: string;
    firstName?: string;
    lastName?: string;
    email?: string;
    contactId?: string;
    caseId?: string;
    caseNumber?: string;
    /** Developer name of the channel or queue: it decides which policy holds. */
    channel?: string;
    /** Code of the client's language, as the platform writes it: it decides which texts the policy has. */
    language?: string;
    kind?: ChatKind;
}

/** A chat in the queue that nobody has yet. */
export interface WaitingChat {
    chat: string;
    /** When the client asked for the chat. */
    requestedAt: number;
    facts?: ChatFacts;
}

/** What a chat's record says. */
export interface RecordReading {
    chat: string;
    facts: ChatFacts;
    events: ChatEvent[];
    /** When the record was last changed if an agent has accepted the chat and it belongs to a queue now. */
    backInQueueAt?: number;
}
