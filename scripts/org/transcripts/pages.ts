import type { Connection } from 'jsforce';

export type Row = Record<string, unknown>;

/** Ids in one query: as many as an address may hold. */
const IDS = 300;

/** The pages of a query; none where the org has no such object, or this user may not read it. */
export async function* pagesOf(connection: Connection, soql: string): AsyncGenerator<Row[]> {
    let page;
    try {
        page = await connection.query<Row>(soql);
    } catch (error) {
        if ((error as { errorCode?: string }).errorCode === 'INVALID_TYPE') {
            return;
        }
        throw error;
    }
    for (;;) {
        yield page.records;
        if (page.done || page.nextRecordsUrl === undefined) {
            return;
        }
        page = await connection.queryMore<Row>(page.nextRecordsUrl);
    }
}

/** All records of a query over ids, asked in pieces. */
export async function recordsOf(
    connection: Connection,
    ids: readonly string[],
    soqlFor: (list: string) => string
): Promise<Row[]> {
    const found: Row[] = [];
    for (let from = 0; from < ids.length; from += IDS) {
        const list = ids.slice(from, from + IDS).map((id) => `'${id}'`);
        for await (const records of pagesOf(connection, soqlFor(list.join()))) {
            found.push(...records);
        }
    }
    return found;
}
