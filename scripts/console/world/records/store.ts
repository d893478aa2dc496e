import type { ConversationMessage } from '../../../local-org/localOrg.ts';

/** Fields of a record as they are written. */
export type Fields = Record<string, string | number | boolean | null | undefined>;

/** A record as a query answers it. */
export type Row = { Id: string } & Record<string, unknown>;

/** Where records are kept: the org, by one who may write everything. */
export interface Store {
    /** Answers with the new record's id. */
    create(sobject: string, fields: Fields): Promise<string>;
    update(sobject: string, id: string, fields: Fields): Promise<void>;
    query(soql: string): Promise<Row[]>;
    /** Keeps a message of a Messaging conversation, which is no record. */
    addMessage(conversation: string, message: ConversationMessage): void;
}

/** True where the org has an object of this name. */
export async function hasObject(store: Store, sobject: string): Promise<boolean> {
    try {
        await store.query(`SELECT Id FROM ${sobject} LIMIT 1`);
        return true;
    } catch (error) {
        if ((error as { errorCode?: string }).errorCode === 'INVALID_TYPE') {
            return false;
        }
        throw error;
    }
}

/** An instant as the org writes it. */
export function instant(at: number): string {
    return new Date(at).toISOString();
}

/** Whole seconds between two instants. */
export function secondsBetween(from: number, to: number): number {
    return Math.round((to - from) / 1000);
}

/** A text within a query. */
export function quoted(text: string): string {
    return `'${text.replace(/['\\]/g, (sign) => `\\${sign}`)}'`;
}
