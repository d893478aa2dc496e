import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';
import { parseCsv } from '../../formats/csv/csv.ts';
import { isTransient } from '../deploy/transient.ts';
import type { Row } from './pages.ts';
import type { Retry } from './retry.ts';

/** From this many records on, a Bulk 2.0 job is faster than pages of a query. */
export const BULK_FROM = 2_000;

const LOOK_EVERY = 2_000;
/** Jobs wait in the org's queue, together with everybody else's. */
const PATIENCE = 4 * 3_600_000;
/** What a break in the network costs at the most. */
const RECORDS_A_PAGE = 2_000;
/** What the locator of the last page is. */
const LAST = 'null';
const SESSION_EXPIRED = 401;

/** Puts a cell of CSV where a query would have put its value: `Case.CreatedDate` into the record `Case`. */
function put(row: Row, column: string, cell: string): void {
    const dot = column.indexOf('.');
    if (dot < 0) {
        row[column] = cell === '' ? null : cell;
        return;
    }
    const relationship = column.slice(0, dot);
    const parent = (row[relationship] ?? {}) as Row;
    put(parent, column.slice(dot + 1), cell);
    row[relationship] = parent;
}

/** Fetches one page of a job's results; the client of jsforce gives all pages or none. */
async function fetchPage(connection: Connection, id: string, locator: string): Promise<{ text: string; next: string }> {
    const { instanceUrl, version } = connection;
    const url = new URL(`/services/data/v${version}/jobs/query/${id}/results`, instanceUrl);
    url.searchParams.set('maxRecords', String(RECORDS_A_PAGE));
    if (locator !== '') {
        url.searchParams.set('locator', locator);
    }
    const ask = (): Promise<Response> =>
        fetch(url, { headers: { Authorization: `Bearer ${connection.accessToken}`, Accept: 'text/csv' } });
    let response = await ask();
    if (response.status === SESSION_EXPIRED) {
        // The client renews the session, where the login can be renewed.
        await connection.bulk2.job('query', { id }).check();
        response = await ask();
    }
    const text = await response.text();
    if (!response.ok) {
        const errorCode = `ERROR_HTTP_${response.status}`;
        throw Object.assign(new Error(`results of the Bulk query ${id}: ${text.slice(0, 200)}`), { errorCode });
    }
    return { text, next: response.headers.get('Sforce-Locator') ?? LAST };
}

async function waitForJob(connection: Connection, id: string): Promise<void> {
    try {
        await connection.bulk2.job('query', { id }).poll(LOOK_EVERY, PATIENCE);
    } catch (error) {
        if (isTransient(error)) {
            throw error;
        }
        throw new CommandError(`The org did not finish the Bulk query ${id}: ${errorMessage(error)}`, { cause: error });
    }
}

/**
 * Returns all records of a query, by a job of Bulk API 2.0. Its results stay in the org, so after a break in the network
 * only the page that broke is fetched again.
 *
 * @throws CommandError where the org did not finish the job
 */
export async function bulkRows(connection: Connection, soql: string, retry: Retry): Promise<Row[]> {
    const url = `/services/data/v${connection.version}/jobs/query`;
    const body = JSON.stringify({ operation: 'query', query: soql });
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    // Where the answer is lost, a second job is made; the first one's results expire.
    const { id } = await retry(() => connection.request<{ id: string }>({ method: 'POST', url, body, headers }));
    await retry(() => waitForJob(connection, id));
    const rows: Row[] = [];
    for (let locator = ''; locator !== LAST;) {
        const page = await retry(() => fetchPage(connection, id, locator));
        const [columns = [], ...cells] = parseCsv(page.text);
        for (const record of cells) {
            const row: Row = {};
            columns.forEach((column, place) => put(row, column, record[place] ?? ''));
            rows.push(row);
        }
        locator = page.next;
    }
    return rows;
}
