import type { Database } from '../store/database.ts';

/** One message of a conversation of an enhanced channel. */
export interface ConversationMessage {
    identifier: string;
    /** Epoch milliseconds. */
    at: number;
    role: 'Agent' | 'EndUser' | 'Chatbot' | 'System';
    /** None where a file was sent. */
    text?: string | undefined;
}

/** Which of a conversation's messages are asked for. */
export interface MessageRange {
    /** Epoch milliseconds, both included. */
    from: number;
    to: number;
    /** The newest ones instead of the oldest, where there are more than `limit`. */
    isFromEnd: boolean;
    limit: number;
}

/**
 * The messages of enhanced channels. As on the platform they stand outside the records: no query finds them, only the
 * Connect API gives them away.
 */
export class ConversationEntries {
    private readonly database: Database;

    constructor(database: Database) {
        this.database = database;
        database.define(
            `CREATE TABLE IF NOT EXISTS conversation_message (
                conversation TEXT NOT NULL, at INTEGER NOT NULL, identifier TEXT NOT NULL, role TEXT NOT NULL, text TEXT,
                PRIMARY KEY (conversation, at, identifier)
            ) WITHOUT ROWID`
        );
    }

    /** Keeps a message; the same one a second time changes nothing. */
    add(conversation: string, { identifier, at, role, text }: ConversationMessage): void {
        this.database.run(
            'INSERT OR IGNORE INTO conversation_message (conversation, at, identifier, role, text) VALUES (?, ?, ?, ?, ?)',
            ...[conversation, at, identifier, role, text ?? null]
        );
    }

    /** Returns messages of a conversation in the order of time. */
    read(conversation: string, { from, to, isFromEnd, limit }: MessageRange): ConversationMessage[] {
        const direction = isFromEnd ? 'DESC' : 'ASC';
        const rows = this.database.all(
            `SELECT at, identifier, role, text FROM conversation_message WHERE conversation = ? AND at >= ? AND at <= ?
             ORDER BY at ${direction}, identifier ${direction} LIMIT ?`,
            ...[conversation, from, to, limit]
        );
        const messages = rows.map(({ at, identifier, role, text }) => ({
            at: Number(at),
            identifier: String(identifier),
            role: role as ConversationMessage['role'],
            text: text === null ? undefined : String(text)
        }));
        return isFromEnd ? messages.reverse() : messages;
    }
}
