import type {
    CasePort,
    ClockPort,
    ConversationPort,
    Exclusively,
    PolicyFor,
    RecordPort,
    StoragePort
} from 'c/sessionPorts';
import type { SessionInput } from './sessionInput';
import type { SessionView } from './view';

/** Everything that an agent session needs from outside. */
export interface SessionPorts {
    clock: ClockPort;
    conversation: ConversationPort;
    cases: CasePort;
    records: RecordPort;
    storage: StoragePort;
    policyFor: PolicyFor;
    /** The name is empty until the agent's record was read. */
    agent: { id: string; name: string };
    /** Returns the address of a chat's record, for the case. */
    linkTo(chat: string): string;
    /** Runs one piece of work of a name at a time over all windows; absent if the browser has no locks. */
    exclusively?: Exclusively;
    /** Resolves once every window sees what any of them has stored. */
    agreed?: () => Promise<void>;
    /** Names this window among the agent's windows. */
    windowId: string;
    /** Names this tab of the browser, the same after a reload, as its message boxes may keep what stands in them. */
    tabId: string;
    /** Returns a random number from 0 to 1. */
    random(): number;
}

/** An agent's session: which chats there are, what is to be done in them, and doing it once. */
export interface AgentSession {
    /** Takes everything that happens, in the order of arrival: the only door. Never throws. */
    dispatch(input: SessionInput): void;
    /** Returns what the bar shows as of now. */
    view(): SessionView;
    /** Calls back after every change; returns a function that stops it. */
    onChange(listener: () => void): () => void;
    /** Lets go of the clock and the storage. */
    stop(): void;
}
