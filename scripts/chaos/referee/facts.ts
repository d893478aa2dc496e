/** What the product can be asked to do, or does when it is due. */
export type ActionName = 'nudge' | 'end' | 'ticket:answer' | 'ticket:duration' | 'hold' | 'update';

/** One thing that was said in a chat, as the server has it. */
export interface Line {
    from: 'client' | 'agent' | 'system';
    text: string;
    /** Epoch milliseconds. */
    at: number;
}

/** A case that the product opened for a chat, as the server has it. */
export interface CaseFacts {
    id: string;
    /** Epoch milliseconds. */
    createdAt: number;
    /** The agent who opened it. */
    by?: string;
}

/** One change of the case that a chat's record is linked to. */
export interface CaseLink {
    caseId: string;
    /** Epoch milliseconds. */
    at: number;
}

/** A stretch in which an agent had accepted the chat and not given it away; epoch milliseconds. */
export interface Holding {
    agent: string;
    from: number;
    until?: number;
}

/**
 * What a person did, as far as it explains what comes of it: asked the product for an action, typed an action's words
 * by hand, sent them from the input, declined it (dismissed, cancelled, skipped), put it off, removed its text from the
 * input, or put a parked text into it.
 */
export interface Deed {
    kind: 'asked' | 'typed' | 'sent' | 'declined' | 'snoozed' | 'removed' | 'inserted';
    action?: ActionName;
    agent: string;
    /** Epoch milliseconds. */
    at: number;
    /** The window in which it was done, as the agent calls it. */
    window?: string;
    /** It could not be stored, as the browser's storage was full or denied: another window, or a reload, knows nothing of it. */
    isFleeting?: true;
    /** Until then another browser of the agent may not know of it: the platform's log lags. Epoch milliseconds. */
    unknownUntil?: number;
}

/** Something that the server refused because the agent did not have the chat. */
export interface RefusedAttempt {
    agent: string;
    what: string;
    /** Epoch milliseconds. */
    at: number;
}

/** All that the server knows of a chat, and what people did in it. */
export interface ChatFacts {
    chat: string;
    /** How the client is called in an agent's list. */
    client: string;
    kind: 'messaging' | 'chat';
    acceptedAt?: number;
    lines: Line[];
    ended?: { by: 'client' | 'agent' | 'system'; at: number };
    /** It went to sleep at these instants, epoch milliseconds. */
    asleepAt: number[];
    /** Who has it now. */
    holder?: string;
    holdings: Holding[];
    cases: CaseFacts[];
    /** The cases that the chat's record was linked to, in the order of time. */
    links: CaseLink[];
    deeds: Deed[];
    refused: RefusedAttempt[];
}

/** The case that the chat's record is linked to now. */
export function linkedCase({ links }: ChatFacts): string | undefined {
    return links.at(-1)?.caseId;
}

/** A promise that was not kept. */
export interface Violation {
    promise: string;
    chat: string;
    detail: string;
}

/** An instant of the virtual day as a person reads it. */
export function timeOfDay(at: number): string {
    return new Date(at).toISOString().slice(11, 23);
}
