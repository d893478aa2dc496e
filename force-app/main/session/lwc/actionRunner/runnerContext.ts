import type { ChatEvent } from 'c/etiquette';
import type { Entry, EntryState, Journal, Notes } from 'c/journal';
import type { CasePort, ClockPort, ConversationPort, LogEntry, RecordPort } from 'c/sessionPorts';
import type { TrackedChat } from 'c/trackedChat';

/** What the runner found out or did. It is dispatched to the session like everything else. */
export type RunnerResult =
    | { type: 'log'; chat: string; entries: readonly LogEntry[]; askedAt: number }
    | { type: 'logUnread'; chat: string; retryAt?: number }
    | { type: 'case'; chat: string; caseId: string; caseNumber: string }
    | { type: 'event'; event: ChatEvent };

/** What the runner needs from the session. */
export interface RunnerContext {
    journal: Journal;
    clock: ClockPort;
    conversation: ConversationPort;
    cases: CasePort;
    records: RecordPort;
    /** The agent's name is empty until their record was read. */
    agent: { name: string };
    /** Returns the address of a chat's record, for its case. */
    linkTo(chat: string): string;
    /** Names this tab of the browser, the same after a reload: what was put into its message boxes stands there still. */
    tabId: string;
    /** A random number from 0 to 1. */
    random(): number;
    /** Returns a chat as it is now. */
    chat(chat: string): TrackedChat | undefined;
    /** Returns the case to which a chat's record is known to be linked, also once the chat has left the list. */
    linkedCase(chat: string): string | undefined;
    /** Returns the journal's entries of a chat. */
    entries(chat: string): readonly Entry[];
    dispatch(result: RunnerResult): void;
    /** False if another window or browser of the agent may act in the same moment without sharing locks and storage. */
    isAlone(): boolean;
}

/** How an action came out, for the journal. */
export interface Ending {
    state: Exclude<EntryState, 'claimed'>;
    notes?: Notes & { until?: number };
}
