import { ApiError } from '../api/apiError.ts';
import type { Answer, Call, Route } from '../api/call.ts';
import { PAGE_SIZE, SMALLEST_PAGE } from '../api/limits.ts';
import { type Found, runQuery } from '../soql/query.ts';
import { columnMetadata } from './columnMetadata.ts';

/** Queries, and the pages after the first. */
export const queryRoutes: readonly Route[] = [
    { method: 'GET', path: 'query', handler: (call) => query(call, false) },
    { method: 'GET', path: 'queryAll', handler: (call) => query(call, true) },
    { method: 'GET', path: 'query/:locator', handler: (call, { locator = '' }) => nextPage(call, locator) },
    { method: 'GET', path: 'queryAll/:locator', handler: (call, { locator = '' }) => nextPage(call, locator) }
];

function query(call: Call, withDeleted: boolean): Answer {
    const soql = call.query.get('q');
    if (soql === null || soql.trim() === '') {
        throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
    }
    if (call.query.has('explain')) {
        throw new ApiError('MALFORMED_QUERY', 'Query plans are not supported');
    }
    const found = runQuery(call.org, call.access, soql, withDeleted);
    if (call.query.get('columns') === 'true') {
        return { status: 200, body: columnMetadata(call, found.query) };
    }
    return { status: 200, body: page(call, found, 0, pageSize(call)) };
}

function nextPage(call: Call, locator: string): Answer {
    const { id, found, from, pageSize: size } = call.cursors.at(locator, call.access.userId);
    return { status: 200, body: page(call, found, from, size, id) };
}

/** A page of a result as the client reads it. */
function page(call: Call, found: Found, from: number, size: number, known?: string): Record<string, unknown> {
    const to = Math.min(from + size, found.count);
    const records = found.records(from, to);
    if (to >= found.count) {
        if (known !== undefined) {
            call.cursors.drop(known);
        }
        return { totalSize: found.totalSize, done: true, records };
    }
    const locator = known ?? call.cursors.keep(found, size, call.access.userId);
    const nextRecordsUrl = `/services/data/${call.version}/query/${locator}-${to}`;
    return { totalSize: found.totalSize, done: false, nextRecordsUrl, records };
}

/** Clients may ask for smaller pages: `Sforce-Query-Options: batchSize=200`. */
function pageSize(call: Call): number {
    const asked = Number(/batchSize\s*=\s*(\d+)/i.exec(call.headers['sforce-query-options'] ?? '')?.[1] ?? PAGE_SIZE);
    return Math.min(PAGE_SIZE, Math.max(SMALLEST_PAGE, asked));
}
