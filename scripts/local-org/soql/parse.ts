import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../api/apiError.ts';
import { SOQL_LENGTH_LIMIT } from '../api/limits.ts';
import { malformed } from './errors.ts';

const ALL_ROWS = /\s+ALL\s+ROWS\s*$/i;
/** Statements that were parsed lately, because clients ask the same again and again. */
const REMEMBERED = 500;
const parsed = new Map<string, Query>();

/** Parses a SOQL statement; `allRows` says that the recycle bin is asked for too. */
export function parseSoql(soql: string): { query: Query; allRows: boolean } {
    if (soql.length > SOQL_LENGTH_LIMIT) {
        throw new ApiError('QUERY_TOO_COMPLICATED', `The statement is longer than ${SOQL_LENGTH_LIMIT} characters`, {
            status: 414
        });
    }
    const allRows = ALL_ROWS.test(soql);
    return { query: parse(allRows ? soql.replace(ALL_ROWS, '') : soql), allRows };
}

function parse(soql: string): Query {
    const known = parsed.get(soql);
    if (known) {
        return known;
    }
    let query: Query;
    try {
        query = parseQuery(soql);
    } catch (error) {
        throw malformed(error instanceof Error ? firstLine(error.message) : 'unexpected token');
    }
    refuseUnsupported(query);
    if (parsed.size >= REMEMBERED) {
        parsed.clear();
    }
    parsed.set(soql, query);
    return query;
}

function firstLine(text: string): string {
    return text.split('\n')[0] ?? text;
}

function refuseUnsupported(query: Query): void {
    const unsupported: Record<string, unknown> = {
        'USING SCOPE':
            query.usingScope === undefined || /^everything$/i.test(query.usingScope) ? undefined : query.usingScope,
        'WITH DATA CATEGORY': query.withDataCategory,
        UPDATE: query.update
    };
    for (const [clause, value] of Object.entries(unsupported)) {
        if (value !== undefined) {
            throw malformed(`${clause} is not supported`);
        }
    }
}
