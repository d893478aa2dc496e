import type { Button } from 'c/etiquette';
import type { ActionCommand, ChatView } from 'c/session';
import type { LogEntry, Outcome } from 'c/sessionPorts';

/**
 * What bar and panels say to each other on the message channel Etiquette__c. Messages are plain JSON; `chat` is the
 * 18-character id, `panel` names one panel. Every panel hears every message and takes those for itself or its chat.
 */

/** What a panel is asked to do in its chat's conversation. */
export type ConversationCommand = 'insert' | 'clear' | 'send' | 'end' | 'log';

/** How it came out, with the log if that was asked for. */
export type ConversationAnswer = Outcome & { log?: LogEntry[] };

export interface CommandMessage {
    type: 'command';
    /** Names the command; the answer carries it. */
    id: string;
    chat: string;
    /** The one panel that does it: a chat can be open in several. */
    panel: string;
    command: ConversationCommand;
    text?: string;
    /** The agent asked for it: a draft in the message box is no reason not to. */
    atAgentsRequest?: boolean;
}

/** What the panels of a chat show. */
export interface ViewMessage {
    type: 'view';
    now: number;
    view: ChatView;
}

/** The chat is not on the agent's list any more: its panels show nothing. */
export interface GoneMessage {
    type: 'gone';
    chat: string;
}

/** The time, for the countdowns of all panels. */
export interface TickMessage {
    type: 'tick';
    now: number;
}

/** The bar has started: panels say whether they are shown. */
export interface WhoMessage {
    type: 'who';
}

/** The focus goes to the message box of a chat, once its page is in front. */
export interface FocusMessage {
    type: 'focus';
    chat: string;
    /** Its page is coming to the front. Otherwise it gets the focus only if it is there. */
    isComing: boolean;
}

export type BarMessage = CommandMessage | ViewMessage | GoneMessage | TickMessage | WhoMessage | FocusMessage;

/**
 * A panel came on screen or left it. `shown`: it can act in the conversation. `opened`: it only shows the chat (legacy
 * Chat, whose toolkit is the Aura bridge's). `behind`: another page came in front of it.
 */
export interface ShownMessage {
    type: 'shown' | 'hidden' | 'opened' | 'behind';
    chat: string;
    panel: string;
    /** The bar asked who is there, and another page is in front. */
    isBehind?: true;
}

export type AnswerMessage = { type: 'answer'; id: string } & ConversationAnswer;

/**
 * `typed`: a key that may have begun a draft was pressed while the chat was in front: never which key. `emptied`: the
 * agent's message left the message box, and nothing was typed since.
 */
export interface TypedMessage {
    type: 'typed' | 'emptied';
    chat: string;
}

export interface PressMessage {
    type: 'press';
    chat: string;
    button: Button;
}

export interface ActMessage {
    type: 'act';
    key: string;
    command: ActionCommand;
}

export type PanelMessage = ShownMessage | AnswerMessage | TypedMessage | PressMessage | ActMessage;

/** Returns true for a message of the channel: others may write on it too. */
export function isMessage<Message extends BarMessage | PanelMessage>(message: unknown): message is Message {
    return typeof message === 'object' && message !== null && typeof (message as { type?: unknown }).type === 'string';
}
