/**
 * Everything that the console's pages and its server say to each other. Pages ask by HTTP POST (JSON in, JSON out)
 * and are told of everything that happens over one WebSocket each. All times are epoch milliseconds of the virtual
 * clock; all record ids have 18 characters. Records themselves go through `/services/**`, not through here.
 */

/** Who the console works as where the address names nobody. */
export const DEFAULT_AGENT = 'alex';

/** The virtual clock; between two readings a page counts on by itself: real milliseconds times `speed`. */
export interface ClockReading {
    now: number;
    /** The same instant for a reader, ISO 8601. */
    iso: string;
    speed: number;
    paused: boolean;
}

/** What POST /local/clock takes; of several, `paused` and `speed` are set first, then time is advanced. */
export interface ClockChange {
    speed?: number;
    paused?: boolean;
    /** Seconds to go forward at once; answered once everything that happens until then has happened. */
    advance?: number;
}

export interface PresenceStatus {
    id: string;
    /** Also what `/?presence=` names. */
    developerName: 'Available' | 'Busy' | 'Away';
    label: string;
    /** Chats are offered in this status. */
    takesWork: boolean;
}

/** A chat is a MessagingSession (`messaging`) or a LiveChatTranscript (`chat`). */
export type ChatKind = 'messaging' | 'chat';

export interface Client {
    firstName: string;
    lastName: string;
    email: string;
}

export type EntryType = 'AGENT' | 'END_USER' | 'CHATBOT' | 'SYSTEM';

export interface SharedFile {
    id: string;
    name: string;
    size: number;
    /** Media type. */
    type: string;
    /** Where its bytes are, on this server: /local/files/… */
    url: string;
}

/** One line of a conversation. What the client asked in the form is the first one, at the time of the request. */
export interface Entry {
    id: string;
    type: EntryType;
    name: string;
    /** Plain text; empty for a file. */
    content: string;
    file?: SharedFile;
    at: number;
}

/** No more than this many entries come out of the toolkit's conversation log; the newest ones. */
export const LOG_LIMIT = 200;
/** The largest file that a client may send, in bytes. */
export const FILE_LIMIT = 5 * 1024 * 1024;
/** The longest message, in characters. */
export const MESSAGE_LIMIT = 4096;

export type EndedBy = 'client' | 'agent' | 'system';

export interface Ending {
    by: EndedBy;
    /** Who ended it, in words; absent for the system. */
    name?: string;
    at: number;
}

/** `inactive` is a Messaging session that sleeps until the next message. */
export type ChatState = 'waiting' | 'active' | 'inactive' | 'ended';

/** A conversation as the agent who has it sees it. */
export interface Conversation {
    /** Id of the MessagingSession or LiveChatTranscript. */
    chat: string;
    kind: ChatKind;
    client: Client;
    question: string;
    state: ChatState;
    requestedAt: number;
    acceptedAt?: number;
    /** All of it; `LOG_LIMIT` holds for the toolkit only. */
    entries: Entry[];
    ended?: Ending;
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

/** The ten application events of Omni-Channel with exactly the parameters that Salesforce documents. */
export interface OmniEvents {
    omniChannelConnectionError: Record<string, never>;
    omniChannelLoginSuccess: { statusId: string };
    omniChannelStatusChanged: {
        statusId: string;
        /** JSON: [{channelId, developerName}]. */
        channels: string;
        statusName: string;
        statusApiName: string;
        reason: StatusReason;
    };
    omniChannelLogout: { reason?: string };
    omniChannelWorkAssigned: { workItemId: string; workId: string };
    omniChannelWorkAccepted: { workItemId: string; workId: string };
    omniChannelWorkDeclined: { workItemId: string; workId: string };
    omniChannelWorkClosed: { workItemId: string; workId: string };
    omniChannelWorkFlagUpdated: { workItemId: string; workId: string; isFlagged: boolean; message: string };
    omniChannelWorkloadChanged: {
        configuredCapacity: number;
        previousWorkload: number;
        newWorkload: number;
        configuredInterruptibleCapacity: number;
        previousInterruptibleWorkload: number;
        newInterruptibleWorkload: number;
    };
}
export type StatusReason =
    | 'OmniToolkitStatusChange'
    | 'OmniPushTimeout'
    | 'OmniDeclineWork'
    | 'OmniManualStatusChange'
    | 'OmniSupervisorStatusChange'
    | 'OmniLoginStatusChange';

/** One Omni event of the ten. */
export type OmniEvent = { [Name in keyof OmniEvents]: { name: Name; params: OmniEvents[Name] } }[keyof OmniEvents];

/** Change Data Capture: records of one entity that changed together. */
export interface Change {
    /** The object's name: `Case`, `MessagingSession`, … */
    entity: string;
    ids: string[];
    changeType: 'CREATE' | 'UPDATE' | 'DELETE';
    at: number;
}

/** GET /local/session?agent=NAME: who the page works as. The agent comes into being where there is none yet. */
export interface Session {
    agent: { name: string; userId: string; username: string };
    /** For `/services/**`: `Authorization: Bearer <token>`. */
    token: string;
    instanceUrl: string;
    apiVersion: string;
    statuses: PresenceStatus[];
    clock: ClockReading;
}

/** GET /local/scenes. */
export interface SceneSummary {
    name: string;
    title: string;
}

type Nothing = Record<string, never>;
/** All of an agent's requests name the agent. */
interface ByAgent {
    agent: string;
}

/** Every POST route: what it takes and what it answers. Where it cannot be done it answers with `Refusal`. */
export interface WorldApi {
    '/local/clock': { request: ClockChange; answer: ClockReading };
    /** By id, developer name or label; goes online where the agent was offline. */
    '/local/agent/presence': {
        request: ByAgent & { status: string; reason?: StatusReason };
        answer: Nothing;
    };
    /** Goes offline. */
    '/local/agent/logout': { request: ByAgent; answer: Nothing };
    '/local/agent/accept': { request: ByAgent & { workId: string }; answer: Conversation };
    '/local/agent/decline': { request: ByAgent & { workId: string; reason?: string }; answer: Nothing };
    /** Ends the work; a chat that still runs is ended by the agent. */
    '/local/agent/close': { request: ByAgent & { workId: string }; answer: Nothing };
    /** Raises the flag, or lowers it where there is no message. */
    '/local/agent/flag': { request: ByAgent & { workId: string; message?: string }; answer: Nothing };
    '/local/agent/send': { request: ByAgent & { chat: string; text: string }; answer: Entry };
    '/local/agent/end': { request: ByAgent & { chat: string }; answer: Ending };
    /** Puts a Messaging session to sleep. */
    '/local/agent/inactivate': { request: ByAgent & { chat: string }; answer: Nothing };
    /** To another agent by name or user id, or to a queue by id. */
    '/local/agent/transfer': {
        request: ByAgent & { chat: string; toAgent?: string; toQueue?: string };
        answer: Nothing;
    };
    /** The newest `LOG_LIMIT` entries. */
    '/local/agent/log': { request: ByAgent & { chat: string }; answer: { entries: Entry[] } };
    /**
     * The tabs of one chat that are open in one window (the primary tab and all that belong to it), after every
     * change of them. Once the last one is closed the work is closed and the transcript completed.
     */
    '/local/agent/tabs': { request: ByAgent & { window: string; chat: string; tabs: string[] }; answer: Nothing };
    '/local/visitor/start': { request: Client & { kind: ChatKind; question: string }; answer: { visitor: string } };
    '/local/visitor/send': { request: { visitor: string; text: string }; answer: Entry };
    '/local/visitor/end': { request: { visitor: string }; answer: Ending };
    /** Plays a scene from now on. */
    '/local/scene': { request: { scene: string }; answer: SceneSummary };
}

/**
 * The one POST whose body is no JSON but the file itself, its media type in `Content-Type`; answers with an `Entry`.
 *
 * @example `${FILE_ROUTE}?visitor=…&name=photo.png`
 */
export const FILE_ROUTE = '/local/visitor/file';

export type RefusalCode =
    | 'badRequest'
    | 'forbidden'
    | 'notFound'
    | 'methodNotAllowed'
    | 'tooLarge'
    | 'chatEnded'
    | 'notOffered'
    | 'notYours'
    | 'unsupported'
    | 'internal';

/** The body of every answer that is no success, whatever its status. */
export interface Refusal {
    error: { code: RefusalCode; message: string };
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

/** What a page says on its socket. */
export type PagePush = {
    type: 'ticked';
    /** The `clock.now` that is answered. */
    now: number;
    /** When the page's next timer fires; absent where it has none. Time goes there in one step. */
    next?: number;
};
