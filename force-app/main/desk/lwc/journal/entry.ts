import { ACTION_NAMES, type Action } from 'c/etiquette';

/**
 * How an action stands in the journal.
 * - `claimed`: a window is at it, until its lease ends;
 * - `inserted`: its text is in the agent's input, and sending it is the agent's;
 * - `offered`: it waits for the agent's click;
 * - `snoozed`: put off until an instant;
 * - `done`, `failed`, `notOnScreen`, `withheld`: how it came out.
 */
export const ENTRY_STATES = [
    'claimed',
    'inserted',
    'offered',
    'snoozed',
    'done',
    'failed',
    'notOnScreen',
    'withheld'
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** What an entry is about. */
export interface Subject {
    key: string;
    chat: string;
    action: Action;
    /** When the episode started, or the agent pressed the button; epoch milliseconds of the server. */
    start: number;
    /** The agent's button that asked for it; absent where a clock did. */
    button?: string;
}

/** What is noted on the way, so that another window can go on where this one stopped. */
export interface Notes {
    /** In the server's own words. */
    message?: string;
    /** Why, in one word of ours. */
    reason?: string;
    /** What is written to the client. */
    text?: string;
    caseId?: string;
    caseNumber?: string;
    /** The text was put into the agent's input at this instant. */
    insertedAt?: number;
    /** A text was handed to the platform at this instant; until `delivered` it is not known whether it arrived. */
    sendingSince?: number;
    /** The text is known to have reached the conversation. */
    delivered?: boolean;
}

/** One action in the journal. Plain JSON. */
export interface Entry extends Subject, Notes {
    state: EntryState;
    /** Of the last change; epoch milliseconds of the server. */
    at: number;
    /** How often it was claimed. */
    tries: number;
    /** When the lease of a claim, or a snooze, ends; of a failure, when it is tried again by itself, if ever. */
    until?: number;
    /** Whose claim it is. */
    claim?: string;
}

function isText(value: unknown): value is string {
    return typeof value === 'string' && value !== '';
}

function isEntry(value: unknown): value is Entry {
    if (typeof value !== 'object' || value === null) {
        return false;
    }
    const { key, chat, action, state, at, start } = value as Partial<Record<keyof Entry, unknown>>;
    return (
        [key, chat].every(isText) &&
        ACTION_NAMES.includes(action as Action) &&
        ENTRY_STATES.includes(state as EntryState) &&
        [at, start].every((time) => typeof time === 'number' && Number.isFinite(time))
    );
}

/** Reads what was stored; `undefined` where it is no entry. */
export function parseEntry(stored: string): Entry | undefined {
    try {
        const value: unknown = JSON.parse(stored);
        return isEntry(value) ? value : undefined;
    } catch {
        return undefined;
    }
}

/** True where nothing more will be done about it. */
export function isSettled({ state }: Entry): boolean {
    return state === 'done' || state === 'withheld';
}
