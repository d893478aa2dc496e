import type { ChatEvent, Intent } from './chatEvent';
import type { Policy } from './policy';

/**
 * What the rules need from the platform. Adapters in `desk` implement these; the shift that runs the rules gets them
 * handed in. All times are epoch milliseconds of the server.
 */

/** The only timer of the bar, and the server's time. */
export interface ClockPort {
    /** Now, in epoch milliseconds of the server, whatever the browser's own clock says. */
    now(): number;
    /**
     * False while the browser's clock may have jumped and the server has not said yet what time it is: nothing is due on
     * the word of such a clock. `woken` is called once it is known, or the server does not answer.
     */
    isSure(): boolean;
    /**
     * Names the next instant at which `woken` must be called; `undefined` sleeps. While `counting` is true and the
     * page is visible, `woken` is called at every full second too. Replaces what was asked before.
     */
    sleepUntil(at: number | undefined, counting: boolean): void;
    /** Takes a reading of the server's time, to learn how far the browser's clock is off. */
    learn(serverTime: number): void;
}

/** How a command to a chat's conversation came out. */
export type Outcome =
    | { outcome: 'done' }
    /** `message` is the platform's own words. `refused`: it said so itself, so nothing was done and a later try may. */
    | { outcome: 'failed'; message: string; refused?: true }
    /** No conversation of this chat is on screen. */
    | { outcome: 'notOnScreen' }
    /** This kind of chat cannot do it (legacy Chat has no way into the agent's input). */
    | { outcome: 'unsupported' };

/** One line of a conversation's log. */
export interface LogEntry {
    /** Stable over reads and the same as the live event's. */
    id: string;
    from: 'client' | 'agent' | 'bot' | 'system';
    name: string;
    text?: string;
    /** Epoch milliseconds of the server. */
    at: number;
}

/** One chat's conversation, whichever kind of chat it is. `chat` is the 18-character record id. */
export interface ConversationPort {
    /** Puts a text into the agent's input at the cursor; what is typed there stays. */
    insert(chat: string, text: string): Promise<Outcome>;
    /** Sends a text in the agent's name. */
    send(chat: string, text: string): Promise<Outcome>;
    /** End Chat. */
    end(chat: string): Promise<Outcome>;
    /**
     * The conversation so far (the platform gives 200 entries at most), or `undefined` where it is not on screen. Rejects
     * with the platform's words where it refuses.
     */
    log(chat: string): Promise<LogEntry[] | undefined>;
}

/** What a case is made from. */
export interface CaseDraft {
    /** The chat's 18-character id: the unique external id by which the server refuses a second case. */
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

/** Cases of chats. Rejects with a `PlatformError` whose message is the server's own words. */
export interface CasePort {
    /** Creates the chat's case; where the server says it exists already, finds that one. */
    open(draft: CaseDraft): Promise<CaseRecord>;
    /** The case with this id, or with this chat's key; `undefined` where there is none. */
    find(of: { caseId?: string; chat: string }): Promise<CaseRecord | undefined>;
    /** Adds a reason to a case that exists. */
    addReason(caseId: string, reasons: string[]): Promise<void>;
    /** Links the chat's record to the case. */
    link(chat: string, caseId: string): Promise<void>;
}

/** Plain storage of strings that every window of the agent sees. Reads and writes may throw: it may be full or denied. */
export interface StoragePort {
    read(key: string): string | undefined;
    write(key: string, value: string): void;
    remove(key: string): void;
    keys(): string[];
    /** Calls back when another window changed something; returns what stops that. */
    watch(changed: (key: string) => void): () => void;
}

/** Which policy holds for a chat: that of its channel or queue, else the default one. */
export type PolicyFor = (channel: string | undefined) => Policy;

/** Where adapters put what they heard. */
export type Hear = (event: ChatEvent) => void;

/** An intent that a button gave to a text, waiting for the message that carries it. */
export interface GivenIntent {
    chat: string;
    intent: Intent;
    text: string;
    at: number;
}
