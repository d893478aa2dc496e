import type { ChatKind, Client } from './conversation.ts';

export interface PresenceStatus {
    id: string;
    /** `Available`, `Busy` or `Away`, perhaps with a prefix; `/?presence=` names it with or without that. */
    developerName: string;
    label: string;
    /** Chats are offered in this status. */
    takesWork: boolean;
}

/** A piece of work that Omni-Channel has given to this agent: offered until accepted, then until closed. */
export interface Work {
    /** AgentWork. */
    workId: string;
    /** The chat's record. */
    workItemId: string;
    kind: ChatKind;
    client: Client;
    question: string;
    requestedAt: number;
    offeredAt: number;
    /** The last instant at which it can be accepted; absent once it is. */
    pushTimeoutAt?: number;
    engaged: boolean;
    flag?: string;
}

/** An agent as others see them, for transfers. */
export interface Colleague {
    name: string;
    userId: string;
    /** Could take one more chat now. */
    available: boolean;
}

export interface Queue {
    id: string;
    name: string;
}

/** Everything that the Omni-Channel widget shows. Sent whole whenever anything of it changes. */
export interface Desk {
    /** Absent while offline. */
    status?: PresenceStatus;
    capacity: number;
    workload: number;
    works: Work[];
    /** Chats that wait for an agent, all engaged. */
    waiting: number;
    colleagues: Colleague[];
    queues: Queue[];
}
