import { ApiError } from '../api/apiError.ts';
import type { Answer, Call, Route } from '../api/call.ts';
import { asList, asObject, textAt } from '../api/exchange.ts';
import { SUBREQUEST_LIMIT } from '../api/limits.ts';
import { resolved } from './references.ts';

type Ask = (call: Call) => Answer;
type Part = Record<string, unknown>;

const URL_START = /^\/services\/data\/v\d+\.0\/?/;
/** These may not stand within another composite call. */
const NOT_INSIDE = /^composite(?:\/(?:batch|tree|graph)|$)|^(?:jobs|metadata)\//;

/** Several calls in one; `ask` answers each of them as if it had come alone. */
export function compositeRoutes(ask: Ask): readonly Route[] {
    return [
        { method: 'POST', path: 'composite', handler: (call) => composite(call, ask) },
        { method: 'POST', path: 'composite/batch', handler: (call) => batch(call, ask) }
    ];
}

class Rollback extends Error {
    readonly parts: CompositePart[];

    constructor(parts: CompositePart[]) {
        super('rolled back');
        this.parts = parts;
    }
}

interface CompositePart {
    body: unknown;
    httpHeaders: Record<string, string>;
    httpStatusCode: number;
    referenceId: string;
}

function composite(call: Call, ask: Ask): Answer {
    const body = asObject(call.body());
    const parts = asList(body['compositeRequest'], 'compositeRequest').map(asObject);
    limit(parts);
    const allOrNone = body['allOrNone'] === true;
    try {
        const work = (): CompositePart[] => runParts(call, ask, parts, allOrNone);
        return { status: 200, body: { compositeResponse: allOrNone ? call.org.write(work) : work() } };
    } catch (error) {
        if (!(error instanceof Rollback)) {
            throw error;
        }
        return { status: 200, body: { compositeResponse: error.parts } };
    }
}

function runParts(call: Call, ask: Ask, parts: readonly Part[], allOrNone: boolean): CompositePart[] {
    const results = new Map<string, unknown>();
    const done: CompositePart[] = [];
    for (const part of parts) {
        const referenceId = textAt(part, 'referenceId');
        const { status, body, headers } = answerPart(call, ask, part, results);
        if (status < 300) {
            results.set(referenceId, body);
        }
        done.push({ body: body ?? null, httpHeaders: headers ?? {}, httpStatusCode: status, referenceId });
        if (status >= 300 && allOrNone) {
            throw new Rollback(halted(parts, done));
        }
    }
    return done;
}

/** One failed, so that none is done: the others say that they were stopped. */
function halted(parts: readonly Part[], done: readonly CompositePart[]): CompositePart[] {
    const message = 'The transaction was rolled back since another operation in the same transaction failed.';
    const body = [{ errorCode: 'PROCESSING_HALTED', message }];
    return parts.map((part, index) => {
        const own = done[index];
        if (own && own.httpStatusCode >= 300) {
            return own;
        }
        return { body, httpHeaders: {}, httpStatusCode: 400, referenceId: textAt(part, 'referenceId') };
    });
}

function answerPart(call: Call, ask: Ask, part: Part, results: ReadonlyMap<string, unknown>): Answer {
    try {
        return ask(partCall(call, resolved(part, results) as Part, part['body']));
    } catch (error) {
        if (!(error instanceof ApiError)) {
            throw error;
        }
        return { status: error.status, body: error.all };
    }
}

function batch(call: Call, ask: Ask): Answer {
    const body = asObject(call.body());
    const parts = asList(body['batchRequests'], 'batchRequests').map(asObject);
    limit(parts);
    const results: { statusCode: number; result: unknown }[] = [];
    for (const part of parts) {
        const hasFailed = results.some(({ statusCode }) => statusCode >= 300);
        if (hasFailed && body['haltOnError'] === true) {
            const message = 'Batch processing halted per request';
            results.push({ statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message }] });
            continue;
        }
        const { status, body: result } = answerPart(call, ask, { ...part, body: part['richInput'] }, new Map());
        results.push({ statusCode: status, result: result ?? null });
    }
    return { status: 200, body: { hasErrors: results.some(({ statusCode }) => statusCode >= 300), results } };
}

function partCall(call: Call, part: Part, hasBody: unknown): Call {
    const [path = '', query = ''] = textAt(part, 'url').split('?');
    const own = path
        .replace(URL_START, '')
        .replace(/^v\d+\.0\//, '')
        .replace(/^\/+|\/+$/g, '');
    if (NOT_INSIDE.test(own)) {
        throw new ApiError('INVALID_BATCH_REQUEST', `${path} can not be called within a composite call`);
    }
    return {
        ...call,
        method: textAt(part, 'method', 'GET').toUpperCase(),
        path: own,
        query: new URLSearchParams(query),
        headers: { ...call.headers, ...((part['httpHeaders'] ?? {}) as Record<string, string>) },
        body: () => (hasBody === undefined ? {} : part['body'])
    };
}

function limit(parts: readonly Part[]): void {
    if (parts.length > SUBREQUEST_LIMIT) {
        const message = `The number of subrequests, ${parts.length}, exceeds the limit of ${SUBREQUEST_LIMIT}`;
        throw new ApiError('LIMIT_EXCEEDED', message);
    }
}
