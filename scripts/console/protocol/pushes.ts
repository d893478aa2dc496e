import type { ChatState, Client, Conversation, Ending, Entry } from './conversation.ts';
import type { Desk } from './desk.ts';
import type { OmniEvent } from './omniEvents.ts';
import type { Session } from './requests.ts';
import type { ClockReading } from './time.ts';

/** Change Data Capture: records of one entity that changed together. */
export interface Change {
    /** The object's name: `Case`, `MessagingSession`, … */
    entity: string;
    ids: string[];
    changeType: 'CREATE' | 'UPDATE' | 'DELETE';
    at: number;
    /** The payload of each record's change event: its header, and the fields that changed. */
    events: Record<string, unknown>[];
}

/**
 * /local/socket?agent=NAME&window=ID: what an agent's page is told. `window` is the one of `/local/agent/tabs`; tabs of
 * windows that are not connected count as gone. Everything shown can be made from `welcome` and what follows.
 */
export type AgentPush =
    | { type: 'welcome'; session: Session; desk: Desk; conversations: Conversation[] }
    | ClockPush
    | { type: 'desk'; desk: Desk }
    | { type: 'omni'; event: OmniEvent }
    /** The agent has this chat now: accepted, or transferred and accepted. */
    | { type: 'conversation'; conversation: Conversation }
    | { type: 'entry'; chat: string; entry: Entry }
    | { type: 'inactive'; chat: string; at: number }
    | { type: 'ended'; chat: string; ending: Ending }
    /** The agent has this chat no more: closed, or transferred away. */
    | { type: 'left'; chat: string }
    | { type: 'change'; change: Change };

/** /local/socket?visitor=ID: what a visitor's page is told. */
export type VisitorPush =
    | { type: 'welcome'; clock: ClockReading; chat: VisitorChat }
    | ClockPush
    | { type: 'entry'; entry: Entry }
    /** Accepted, transferred, asleep, awake. */
    | { type: 'state'; state: ChatState; agentName?: string }
    | { type: 'ended'; ending: Ending };

export interface VisitorChat {
    client: Client;
    state: ChatState;
    agentName?: string;
    entries: Entry[];
    ended?: Ending;
}

/**
 * The clock has changed. With `stepping` time stands still until the page has answered `ticked`: let all timers up to
 * `clock.now` fire, then answer. What follows on the socket happens at that instant.
 */
export interface ClockPush {
    type: 'clock';
    clock: ClockReading;
    stepping?: true;
}

/** The code by which a socket is closed whose agent or chat cannot be; its reason says why. To come back would not help. */
export const SOCKET_REFUSED = 4000;

/** What a page says on its socket. */
export type PagePush = {
    type: 'ticked';
    /** The `clock.now` that is answered. */
    now: number;
    /** When the page's next timer fires; absent where it has none. Time goes there in one step. */
    next?: number;
};
