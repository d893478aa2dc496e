import type { Access } from '../access/access.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records/records.ts';
import type { Cursors } from '../rest/cursors.ts';

/** An API call of a user who has shown a token: one request, or one part of a composite request. */
export interface Call {
    org: Org;
    access: Access;
    records: Records;
    cursors: Cursors;
    method: string;
    /** The path after `/services/data/v68.0`, without a slash at its start. */
    path: string;
    query: URLSearchParams;
    headers: Record<string, string | undefined>;
    body: () => unknown;
    origin: string;
    /** `v68.0`, as the client wrote it. */
    version: string;
}

/** What a call answers. */
export interface Answer {
    status: number;
    body?: unknown;
    headers?: Record<string, string>;
}

/** The parts of the path that a route left open. */
export type Parts = Record<string, string>;

export type Handler = (call: Call, parts: Parts) => Answer;

/** A method, a path such as `sobjects/:object/:id`, and what answers it. */
export interface Route {
    method: string;
    path: string;
    handler: Handler;
}
