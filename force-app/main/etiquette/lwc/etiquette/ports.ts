import type { Intent } from './chatEvent';
import type { Policy } from './policy';

/** The interfaces to the platform. Adapters implement them. All instants are epoch milliseconds of the server. */

/** The only timer of the bar, and the server's time. */
export interface ClockPort {
    /** Now, in epoch milliseconds of the server, whatever the browser's own clock says. */
    now(): number;
    /**
     * False while the browser's clock may have jumped and the server's time is not known yet. Nothing is due meanwhile.
     * `woken` is called once the time is known, or the server does not answer.
     */
    isSure(): boolean;
    /**
     * Sets the next instant at which `woken` is called; with `undefined` it is not called. While `counting` is true and
     * the page is visible, `woken` is also called every full second. Replaces the previous call.
     */
    sleepUntil(at: number | undefined, counting: boolean): void;
    /** Corrects the clock by a reading of the server's time. */
    learn(serverTime: number): void;
}

/** The result of a command to a conversation. */
export type Outcome =
    | { outcome: 'done' }
    /** `message` is the platform's message. `refused`: the platform refused it, so nothing was done and it can be retried. */
    | { outcome: 'failed'; message: string; refused?: true }
    /** The chat's conversation is not on screen. */
    | { outcome: 'notOnScreen' }
    /** This kind of chat does not support it: legacy Chat gives no access to the agent's input. */
    | { outcome: 'unsupported' };

/** One line of a conversation's log. */
export interface LogEntry {
    /** The same in every read and in the live event. */
    id: string;
    from: 'client' | 'agent' | 'bot' | 'system';
    name: string;
    text?: string;
    /** Epoch milliseconds of the server. */
    at: number;
}

/** The conversations of both kinds of chats. `chat` is the 18-character record id. */
export interface ConversationPort {
    /** Inserts a text into the agent's input at the cursor. */
    insert(chat: string, text: string): Promise<Outcome>;
    /** Sends a text in the agent's name. */
    send(chat: string, text: string): Promise<Outcome>;
    /** End Chat. */
    end(chat: string): Promise<Outcome>;
    /**
     * Returns the conversation, at most 200 entries; `undefined` if it is not on screen. Rejects with the platform's
     * message if the platform refuses.
     */
    log(chat: string): Promise<LogEntry[] | undefined>;
}

/** The fields of a new case. */
export interface CaseDraft {
    /** The chat's 18-character id. It is a unique external id, so the server refuses a second case. */
    key: string;
    subject: string;
    description: string;
    reason: string;
    chatLink: string;
    contactId?: string;
}

export interface CaseRecord {
    id: string;
    caseNumber: string;
    reasons: string[];
}

/** The cases of chats. Rejects with a `PlatformError` that has the server's message. */
export interface CasePort {
    /** Creates the chat's case, or finds it if it exists. */
    open(draft: CaseDraft): Promise<CaseRecord>;
    /** Finds the case with this id, or with this chat's key; `undefined` if there is none. */
    find(of: { caseId?: string; chat: string }): Promise<CaseRecord | undefined>;
    /** Adds a reason to a case that exists. */
    addReason(caseId: string, reasons: string[]): Promise<void>;
    /** Links the chat's record to the case. */
    link(chat: string, caseId: string): Promise<void>;
}

/** Storage of strings, shared by the agent's windows. Reads and writes throw if it is full or denied. */
export interface StoragePort {
    read(key: string): string | undefined;
    write(key: string, value: string): void;
    remove(key: string): void;
    keys(): string[];
    /** Calls back when another window changes a key. Returns a function that stops it. */
    watch(changed: (key: string) => void): () => void;
}

/** Returns the policy of a channel or queue, or the default policy. */
export type PolicyFor = (channel: string | undefined) => Policy;

/** An intent given by a button to a text whose message has not arrived yet. */
export interface PendingIntent {
    chat: string;
    intent: Intent;
    text: string;
    at: number;
}
