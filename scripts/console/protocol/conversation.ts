/** A chat is a MessagingSession (`messaging`) or a LiveChatTranscript (`chat`). */
export type ChatKind = 'messaging' | 'chat';

export interface Client {
    firstName: string;
    lastName: string;
    email: string;
    /** The code of their language, as Salesforce writes it: `pt_BR`. */
    language?: string;
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
