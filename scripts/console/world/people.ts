import type { ChatKind, ChatState, Client, Ending, Entry, PresenceStatus } from '../protocol.ts';

/** An agent of the contact centre. */
export interface Agent {
    name: string;
    /** As clients see it. */
    displayName: string;
    userId: string;
    username: string;
    /** Absent while offline. */
    status?: PresenceStatus;
    capacity: number;
    /** What Omni-Channel has given to the agent, in the order of the offers. */
    works: Set<Work>;
    /** When the agent last got work; who waits longest comes first. */
    lastOfferAt: number;
    /** Nobody sits there: a scene plays the agent. */
    simulated: boolean;
    /** The UserServicePresence of the status that holds now. */
    presenceId?: string;
}

/** A piece of work given to an agent: offered, then engaged, until it is over. */
export interface Work {
    /** AgentWork. */
    id: string;
    chat: Chat;
    agent: Agent;
    offeredAt: number;
    /** The last instant at which it can be accepted. */
    acceptableUntil: number;
    acceptedAt?: number;
    flag?: string;
    /** Takes the push time-out back. */
    stopTimeout: () => void;
}

/** Something that goes into a transcript's events. */
export interface Happening {
    type: string;
    at: number;
    agentId?: string;
    detail?: string;
}

/** One client's chat. */
export interface Chat {
    /** The MessagingSession or LiveChatTranscript. */
    id: string;
    /** Known to the client's page only. */
    visitor: string;
    kind: ChatKind;
    client: Client;
    question: string;
    state: ChatState;
    requestedAt: number;
    acceptedAt?: number;
    ended?: Ending;
    entries: Entry[];
    history: Happening[];
    /** Offered or engaged. */
    work?: Work;
    /** Who let it pass, and when they last did. */
    passedBy: Map<Agent, number>;
    /** Transferred to this one; the others are not asked before this one has passed. */
    reservedFor?: Agent;
    /** The record holds all there is to know. */
    completed: boolean;
    /** Takes the falling asleep back. */
    stopSleep: () => void;
}

/** The agent who has accepted the chat and not given it away. */
export function holderOf(chat: Chat): Agent | undefined {
    return chat.work?.acceptedAt === undefined ? undefined : chat.work.agent;
}

/** A client's name in full. */
export function fullName({ firstName, lastName }: Client): string {
    return `${firstName} ${lastName}`.trim();
}

/** True while one more chat can be given to the agent. */
export function hasRoom(agent: Agent): boolean {
    return agent.status?.takesWork === true && agent.works.size < agent.capacity;
}
