/**
 * An event of a chat. `at` is always epoch milliseconds of the server; record ids are in their 18-character form. See
 * docs/etiquette.md, "Timeline format".
 */
export type ChatEvent =
    | RequestedEvent
    | AssignedEvent
    | AcceptedEvent
    | DeclinedEvent
    | MessageEvent
    | TransferredEvent
    | CaseEvent
    | InactiveEvent
    | EndedEvent
    | ClosedEvent
    | CapacityEvent;

/** The event types, in the order of docs/etiquette.md. */
export const EVENT_TYPES = [
    'requested',
    'assigned',
    'accepted',
    'declined',
    'message',
    'transferred',
    'case',
    'inactive',
    'ended',
    'closed',
    'capacity'
] as const;

/** What an agent's message can be for. */
export const INTENTS = ['answer', 'hold', 'update', 'nudge', 'closing', 'ticket'] as const;
export type Intent = (typeof INTENTS)[number];

/** Who wrote a message. Automatic texts that the platform writes in an agent's name are `system`. */
export const SENDERS = ['client', 'agent', 'bot', 'system'] as const;
export type Sender = (typeof SENDERS)[number];

/** Who ended a chat. */
export const ENDERS = ['client', 'agent', 'system'] as const;
export type Ender = (typeof ENDERS)[number];

/** The `chat` of a `capacity` event that is about all chats. */
export const ALL_CHATS = '*';

interface EventOf<Type extends string> {
    type: Type;
    /** The chat's record id or any other name of it. */
    chat: string;
    /** Epoch milliseconds of the server. */
    at: number;
    /** Of two events with the same id in one chat, the first to arrive counts. */
    id?: string | undefined;
}

/** The client requests a chat. `text` is what the client wrote in the form before it. */
export interface RequestedEvent extends EventOf<'requested'> {
    text?: string | undefined;
}
/** Omni-Channel assigns the chat to an agent. */
export interface AssignedEvent extends EventOf<'assigned'> {
    agent?: string | undefined;
}
export interface AcceptedEvent extends EventOf<'accepted'> {
    agent?: string | undefined;
}
/** The agent declines, or the push times out. */
export interface DeclinedEvent extends EventOf<'declined'> {
    agent?: string | undefined;
}
/** A message. Without `text` it is a file, an image or a button press. */
export interface MessageEvent extends EventOf<'message'> {
    from: Sender;
    text?: string | undefined;
    /** Given by the button that wrote the text. It always wins over recognition from the text. */
    intent?: Intent | undefined;
    /** Used if the message is the acceptance. */
    agent?: string | undefined;
}
/** The chat goes to another agent; without `agent`, to a queue. */
export interface TransferredEvent extends EventOf<'transferred'> {
    agent?: string | undefined;
}
/** A case is linked to the chat. */
export interface CaseEvent extends EventOf<'case'> {
    caseId: string;
}
/** A Messaging session goes to sleep. */
export type InactiveEvent = EventOf<'inactive'>;
export interface EndedEvent extends EventOf<'ended'> {
    by: Ender;
}
/** The agent's work on the chat is closed. */
export type ClosedEvent = EventOf<'closed'>;
/** How many agents could take one more chat. `chat` can be `*`, for all chats. */
export interface CapacityEvent extends EventOf<'capacity'> {
    available: number;
}
