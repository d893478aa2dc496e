import type { Button, LogEntry, Outcome } from 'c/etiquette';
import type { ActionCommand, ChatView } from 'c/shift';

/**
 * What bar and panels say to each other on the message channel Etiquette__c. Messages are plain JSON; `chat` is the
 * 18-character id. Every panel hears every message and takes those of its own chat.
 */

/** What a panel is asked to do in its chat's conversation. */
export type ConversationCommand = 'insert' | 'send' | 'end' | 'log';

export interface CommandMessage {
    type: 'command';
    /** Names the command; the answer carries it. */
    id: string;
    chat: string;
    command: ConversationCommand;
    text?: string;
}
/** What the panel of a chat shows. */
export interface ViewMessage {
    type: 'view';
    now: number;
    view: ChatView;
}
/** The time, for the countdowns of all panels. */
export interface TickMessage {
    type: 'tick';
    now: number;
}
/** The bar has come: panels say whether they are shown. */
export interface WhoMessage {
    type: 'who';
}
export type BarMessage = CommandMessage | ViewMessage | TickMessage | WhoMessage;

/**
 * The conversation of a chat is on screen and its panel can act there, or is so no more. `opened`: it is on screen, and
 * the panel only shows.
 */
export interface ShownMessage {
    type: 'shown' | 'hidden' | 'opened';
    chat: string;
}
export type AnswerMessage = { type: 'answer'; id: string; log?: LogEntry[] } & Outcome;
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
export type PanelMessage = ShownMessage | AnswerMessage | PressMessage | ActMessage;

/** True for a message of the channel: others may write on it too. */
export function isMessage<Message extends BarMessage | PanelMessage>(message: unknown): message is Message {
    return typeof message === 'object' && message !== null && typeof (message as { type?: unknown }).type === 'string';
}
