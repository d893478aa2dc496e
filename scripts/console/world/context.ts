import type { AgentPush, ChatKind, Entry, OmniEvents, VisitorPush } from '../protocol.ts';
import type { VirtualClock } from './clock/virtualClock.ts';
import type { Agent, Chat, Work } from './people.ts';
import type { Settings } from './settings.ts';

/** Tells the pages. What is told in one turn arrives in this order, after what the agent's desk looks like then. */
export interface Tell {
    agent(agent: Agent, push: AgentPush): void;
    visitor(chat: Chat, push: VisitorPush): void;
    omni<Name extends keyof OmniEvents>(agent: Agent, name: Name, params: OmniEvents[Name]): void;
}

/** Writes what happens to a chat into its record. */
export interface ChatRecords {
    /** Creates the record; its id is the chat's from then on. */
    requested(chat: Omit<Chat, 'id'>): Promise<string>;
    accepted(chat: Chat, by: Agent): Promise<void>;
    said(chat: Chat, entry: Entry): void;
    /** Asleep or awake. */
    stateChanged(chat: Chat): Promise<void>;
    ended(chat: Chat): Promise<void>;
    /** The agent has closed the chat's tabs, or nobody ever accepted it: the transcript is written. */
    completed(chat: Chat): Promise<void>;
}

/** Writes what Omni-Channel does into AgentWork. */
export interface WorkRecords {
    /** Creates the record; its id is the work's from then on. */
    assigned(work: Omit<Work, 'id'>): Promise<string>;
    accepted(work: Work): Promise<void>;
    over(work: Work, how: WorkEnd, reason?: string): Promise<void>;
}
export type WorkEnd = 'Closed' | 'Declined' | 'DeclinedOnPushTimeout' | 'Canceled' | 'Transferred' | 'Unavailable';

/** Writes the agents' presence. */
export interface PresenceRecords {
    /** The status holds from now on; none is offline. */
    changed(agent: Agent): Promise<void>;
}

/** All that the world writes down. */
export interface Records {
    chats: Record<ChatKind, ChatRecords>;
    works: WorkRecords;
    presence: PresenceRecords;
}

/** What every part of the world works with. */
export interface Context {
    clock: Pick<VirtualClock, 'now' | 'setAlarm'>;
    settings: Settings;
    records: Records;
    tell: Tell;
    /** Everybody, online or not. */
    agents: () => Iterable<Agent>;
    /** Chats that nobody is asked about yet, the oldest request first. */
    queue: Set<Chat>;
}
