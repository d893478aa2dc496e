/**
 * What happens in a chat, as the rules hear it. `at` is always epoch milliseconds of the server; ids of records
 * are in their 18-character form. See docs/etiquette.md, "Timeline format".
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

/** The types of event, in the order of the page. */
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

/** What an agent's message is for. */
export const INTENTS = ['answer', 'hold', 'update', 'nudge', 'closing', 'ticket'] as const;
export type Intent = (typeof INTENTS)[number];

/** Who wrote a message. Automatic texts that a platform writes in an agent's name are `system`. */
export const SENDERS = ['client', 'agent', 'bot', 'system'] as const;
export type Sender = (typeof SENDERS)[number];

/** Who ended a chat. */
export const ENDERS = ['client', 'agent', 'system'] as const;
export type Ender = (typeof ENDERS)[number];

/** The name that stands for every chat, on a `capacity` event. */
export const ALL_CHATS = '*';

interface EventOf<Type extends string> {
    type: Type;
    /** The chat's record id or any other name of it. */
    chat: string;
    /** Epoch milliseconds of the server. */
    at: number;
    /** Of two events of one chat with the same id, the first to arrive stays. */
    id?: string | undefined;
}

/** The client asked for a chat; `text` is what the form before the chat said. */
export interface RequestedEvent extends EventOf<'requested'> {
    text?: string | undefined;
}
/** Omni-Channel offers the chat to an agent. */
export interface AssignedEvent extends EventOf<'assigned'> {
    agent?: string | undefined;
}
export interface AcceptedEvent extends EventOf<'accepted'> {
    agent?: string | undefined;
}
/** The agent declined, or the push time-out did. */
export interface DeclinedEvent extends EventOf<'declined'> {
    agent?: string | undefined;
}
/** A message; one without `text` is a file, an image or a button press. */
export interface MessageEvent extends EventOf<'message'> {
    from: Sender;
    text?: string | undefined;
    /** Given by the button that wrote the text; always wins over what the text looks like. */
    intent?: Intent | undefined;
    /** Used where the message is the acceptance. */
    agent?: string | undefined;
}
/** The chat went to another agent, or, without `agent`, to a queue. */
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
/** How many agents could take one more chat; `chat` may be `*`, for all chats. */
export interface CapacityEvent extends EventOf<'capacity'> {
    available: number;
}
