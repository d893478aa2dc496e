import { ACTIONS, type Action, type Button } from 'c/etiquette';

/**
 * The state of an action in the journal.
 * - `claimed`: a window is doing it, until its lease ends;
 * - `inserted`: its text is in the agent's message box, and sending it is up to the agent;
 * - `parked`: its text waits beside the conversation for the agent's click;
 * - `snoozed`: postponed to an instant;
 * - `done`, `failed`, `notOnScreen`: how it came out;
 * - `skipped`: not owed when it was checked; if the episode owes it again, it is done then;
 * - `dismissed`: the agent decided against it, for good.
 */
const ENTRY_STATES = [
    'claimed',
    'inserted',
    'parked',
    'snoozed',
    'done',
    'failed',
    'notOnScreen',
    'skipped',
    'dismissed'
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** What an entry is about. */
export interface Subject {
    key: string;
    chat: string;
    action: Action;
    /** When the episode started; epoch milliseconds of the server. */
    start: number;
    /** The agent's button that asked for it; absent if a clock did. */
    button?: Button;
}

/** What is noted along the way, so that another window can go on where this one stopped. */
export interface Notes {
    /** The server's own words. */
    message?: string | undefined;
    /** Why it was skipped, parked or dismissed, in one word of ours. */
    reason?: string | undefined;
    /** What is written to the client. */
    text?: string | undefined;
    /** When the agent last asked for it by a click. */
    askedAt?: number | undefined;
    caseId?: string | undefined;
    caseNumber?: string | undefined;
    /** When the text was put into the message box. */
    insertedAt?: number | undefined;
    /** The tab of the browser in whose message box that is; each has one of its own. */
    insertedIn?: string | undefined;
    /** How many messages of an agent at or after that instant were sent before the text was put in. */
    sentBefore?: number | undefined;
    /** The platform has not said whether the text was put in: it may stand in the message box, or not. */
    isInsertionUnknown?: true | undefined;
    /** The text was put into a message box that may have held a draft. */
    intoDraft?: true | undefined;
    /** The action is over, and its text still stands in the message box. */
    leftInInput?: true | undefined;
    /** When the text was handed to the platform; until `delivered` nobody knows whether it arrived. */
    sendingSince?: number | undefined;
    /** The text is known to be in the conversation. */
    delivered?: boolean | undefined;
}

/** What is noted of a text that is known not to stand in the message box. */
export const NOT_INSERTED = {
    insertedAt: undefined,
    insertedIn: undefined,
    isInsertionUnknown: undefined,
    intoDraft: undefined,
    leftInInput: undefined
} as const satisfies Notes;

/** One action in the journal. Plain JSON. */
export interface Entry extends Subject, Notes {
    state: EntryState;
    /** When it last changed; epoch milliseconds of the server. */
    at: number;
    /** How often it was claimed. */
    tries: number;
    /** When the lease of a claim or a snooze ends, or when a failure is retried, if ever. */
    until?: number | undefined;
    /** Whose claim it is. */
    claim?: string | undefined;
}

/** The layout of stored entries. An entry of another layout counts as unreadable. */
const VERSION = 2;

function isText(value: unknown): value is string {
    return typeof value === 'string' && value !== '';
}

function isInstant(value: unknown): value is number {
    return typeof value === 'number' && Number.isFinite(value);
}

function isEntry(value: unknown): value is Entry {
    if (typeof value !== 'object' || value === null) {
        return false;
    }
    const { version, key, chat, action, state, at, start, tries } = value as Partial<Record<string, unknown>>;
    return (
        version === VERSION &&
        isText(key) &&
        isText(chat) &&
        isText(action) &&
        Object.hasOwn(ACTIONS, action) &&
        ENTRY_STATES.includes(state as EntryState) &&
        isInstant(at) &&
        isInstant(start) &&
        isInstant(tries)
    );
}

/** Returns a stored entry; `undefined` for anything else. */
export function parseEntry(stored: string): Entry | undefined {
    try {
        const value: unknown = JSON.parse(stored);
        if (!isEntry(value)) {
            return undefined;
        }
        const { version: _version, ...entry } = value as Entry & { version: number };
        return entry;
    } catch {
        return undefined;
    }
}

/** Returns an entry as it is stored. */
export function storedEntry(entry: Entry): string {
    return JSON.stringify({ version: VERSION, ...entry });
}

/** Returns true if nothing more will be done about an entry as things stand. */
export function isSettled({ state }: Entry): boolean {
    return state === 'done' || state === 'skipped' || state === 'dismissed';
}

/** Returns the state in which an entry is over: a dismissed action stays dismissed, whatever becomes of its text. */
export function settledState({ state }: Entry): 'skipped' | 'dismissed' {
    return state === 'dismissed' ? 'dismissed' : 'skipped';
}

/** Returns true if the text of an entry was put into the message box, or may have been, and not taken out since; the agent may have sent it. */
export function standsInInput(entry: Entry): boolean {
    return entry.insertedAt !== undefined && (entry.leftInInput === true || !isSettled(entry));
}

/** Returns what is noted of where the text of an entry stands, or may; that it does not if it was never put in or is out again. */
export function insertionOf(entry: Entry | undefined): Notes {
    if (!entry || !standsInInput(entry)) {
        return NOT_INSERTED;
    }
    const { insertedAt, insertedIn, sentBefore, isInsertionUnknown, intoDraft } = entry;
    return { insertedAt, insertedIn, sentBefore, isInsertionUnknown, intoDraft };
}

/** Returns true if an entry is settled for good, whatever happens in its episode. */
export function isFinal({ state }: Entry): boolean {
    return state === 'done' || state === 'dismissed';
}
