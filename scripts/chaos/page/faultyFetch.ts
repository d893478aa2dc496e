import { HELD_BACK } from '../../console/page/session/link.ts';
import { virtualNow } from '../../console/page/time/pageTime.ts';
import type { Random } from '../../harness/random.ts';
import type { NoteFault, Refusal } from './pageControls.ts';

type Fetch = typeof fetch;
type Send = () => Promise<Response>;

/** A way in which a request goes wrong. */
interface Fault {
    name: string;
    /** Of these requests only; of all where it is missing. */
    only?: 'writes';
    happen(send: Send, random: Random): Promise<Response>;
}

function refusal(
    status: number,
    errorCode: string,
    message: string,
    headers: Record<string, string> = {}
): Fault['happen'] {
    return async () => Response.json([{ errorCode, message }], { status, headers });
}

async function heldBack(send: Send, time: string): Promise<Response> {
    const { status, headers, ...answer } = await send().then(async (response) => ({
        status: response.status,
        headers: new Headers(response.headers),
        body: await response.arrayBuffer()
    }));
    headers.set(HELD_BACK, time);
    return new Response(answer.body.byteLength > 0 ? answer.body : null, { status, headers });
}

function cut(): never {
    throw new TypeError('Failed to fetch');
}

/** What a server, and the way to it, can do wrong; the words are Salesforce's. */
const SERVER_FAULTS: readonly Fault[] = [
    { name: 'server:500', happen: refusal(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.') },
    { name: 'server:503', happen: refusal(503, 'SERVER_UNAVAILABLE', 'Try again later.', { 'Retry-After': '5' }) },
    { name: 'server:429', happen: refusal(429, 'TOO_MANY_REQUESTS', 'Too many requests.') },
    { name: 'server:limit', happen: refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.') },
    { name: 'server:expired', happen: refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid') },
    {
        name: 'server:locked',
        only: 'writes',
        happen: refusal(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record')
    },
    {
        name: 'server:validation',
        only: 'writes',
        happen: refusal(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Choose a product first.')
    },
    {
        name: 'server:permission',
        only: 'writes',
        happen: refusal(403, 'INSUFFICIENT_ACCESS', 'insufficient access rights on object id')
    },
    { name: 'network:refused', happen: async () => cut() },
    { name: 'network:answer-lost', only: 'writes', happen: async (send) => (await send()) && cut() },
    { name: 'network:slow', happen: (send, random) => heldBack(send, String(random.between(500, 45_000))) },
    { name: 'network:time-out', happen: (send) => heldBack(send, 'never') }
];

const TOOLKIT_FAULTS: readonly Fault[] = [
    {
        name: 'toolkit:refuses',
        happen: async () =>
            Response.json({ error: { code: 'internal', message: 'The toolkit is not ready.' } }, { status: 500 })
    },
    { name: 'toolkit:slow', happen: (send, random) => heldBack(send, String(random.between(500, 4_000))) },
    { name: 'toolkit:never-settles', happen: (send) => heldBack(send, 'never') }
];

const TOOLKIT = /^\/local\/agent\/(send|log|end)$/;

/** How requests go wrong in a page, and who hears of it. */
export interface RequestFaults {
    /** Of a hundred requests, so many go wrong. */
    percent(): number;
    note: NoteFault;
    /** Called where the server refused something because the agent does not have the chat. */
    refused(refusal: Refusal): void;
}

/** What a text or an end in somebody else's chat was, where the server refused it for that. */
async function foreignAttempt(what: string, body: unknown, response: Response): Promise<Refusal | undefined> {
    if (response.ok || what === 'log') {
        return undefined;
    }
    const { error } = (await response.clone().json()) as { error?: { code?: string } };
    const { chat = '' } = JSON.parse(String(body)) as { chat?: string };
    return error?.code === 'notYours' ? { chat, what, at: virtualNow() } : undefined;
}

/** A fetch that goes wrong in `percent` of a hundred requests to the org or of the conversation toolkit. */
export function faultyFetch(real: Fetch, random: Random, { percent, note, refused }: RequestFaults): Fetch {
    const streams = new Map<string, Random>();
    const streamOf = (kind: string): Random => {
        const stream = streams.get(kind) ?? random.stream(kind);
        streams.set(kind, stream);
        return stream;
    };
    const faultsFor = (path: string, method: string): readonly Fault[] => {
        if (TOOLKIT.test(path)) {
            return TOOLKIT_FAULTS;
        }
        if (!path.startsWith('/services/')) {
            return [];
        }
        const writes = method === 'PATCH' || (method === 'POST' && path.includes('/ui-api/records'));
        return SERVER_FAULTS.filter(({ only }) => only === undefined || writes);
    };
    return async (input, init) => {
        const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
        const method = init?.method ?? 'GET';
        const send = async (): Promise<Response> => {
            const response = await real(input, init);
            const [, what] = TOOLKIT.exec(pathname) ?? [];
            const attempt = what === undefined ? undefined : await foreignAttempt(what, init?.body, response);
            if (attempt) {
                refused(attempt);
            }
            return response;
        };
        const faults = faultsFor(pathname, method);
        const drawn = streamOf(`${method} ${pathname}`);
        if (faults.length === 0 || !drawn.chance(percent())) {
            return send();
        }
        const { name, happen } = drawn.pick(faults);
        note(name);
        return happen(send, drawn);
    };
}
