import type { Connection } from 'jsforce';
import { BULK_FROM, bulkRows } from './bulkRows.ts';
import { pagesOf, type Row } from './pages.ts';
import { readableFields } from './readableFields.ts';
import type { Retry } from './retry.ts';
import type { TimelineEvent } from './timelineEvent.ts';
import type { Window } from './windows.ts';

/** What reading an org's chats needs. */
export interface SourceContext {
    connection: Connection;
    retry: Retry;
    /** Told of what cannot be read. */
    note(text: string): void;
}

/** What was read of a window, or of its first chats. */
export interface ReadChats {
    /** The events of each chat, in order. */
    timelines: TimelineEvent[][];
    /** For each chat that was left out, why its messages cannot be read. */
    leftOut: string[];
    /** All chats of the window that begin before this instant were read; epoch milliseconds. */
    to: number;
}

/** Finished chats of one kind. */
export interface ChatSource {
    /** How many chats are read at once. */
    most: number;
    /** Counts the chats from an instant to before another one. */
    countIn(from: number, to: number): Promise<number>;
    /** Reads the chats of a window, in one piece or in several, the earliest first. */
    read(window: Window): AsyncIterable<ReadChats>;
}

/** Returns how many records a `SELECT COUNT()` finds. */
export async function countOf(connection: Connection, soql: string): Promise<number> {
    return (await connection.query(soql)).totalSize;
}

/** Returns the records of a query that finds about `count`: by pages, or by a Bulk job where they are many. */
export async function rowsOf({ connection, retry }: SourceContext, soql: string, count: number): Promise<Row[]> {
    if (count >= BULK_FROM) {
        return bulkRows(connection, soql, retry);
    }
    return retry(async () => {
        const rows: Row[] = [];
        for await (const page of pagesOf(connection, soql)) {
            rows.push(...page);
        }
        return rows;
    });
}

/** Returns what to ask of a chat's case, where the chat has its id and this user may read cases. */
export async function caseFields(
    { connection, retry, note }: SourceContext,
    fields: readonly string[]
): Promise<string[]> {
    if (!fields.includes('CaseId')) {
        return [];
    }
    const gives = 'the times at which cases were made';
    const wanted = { object: 'Case', gives, needed: ['CreatedDate'], optional: {} };
    const found = await retry(() => readableFields(connection, wanted, note));
    return found === undefined ? [] : ['Case.CreatedDate'];
}
