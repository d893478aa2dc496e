import type { Connection } from 'jsforce';

/** A record as a query gives it. */
export type Row = Record<string, unknown>;

/** Objects and fields that an org does not have, or this user may not read. */
const UNREADABLE = new Set(['INVALID_TYPE', 'INVALID_FIELD', 'INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY']);
const MOST = 50_000;

/** The records that a query finds; undefined where this user cannot ask that in this org. */
export async function rowsOf(connection: Connection, soql: string): Promise<Row[] | undefined> {
    try {
        return (await connection.query<Row>(soql, { autoFetch: true, maxFetch: MOST })).records;
    } catch (error) {
        if (UNREADABLE.has(String((error as { errorCode?: string }).errorCode))) {
            return undefined;
        }
        throw error;
    }
}
