import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './apiError.ts';
import { BODY_LIMIT } from './limits.ts';

/** One request and what is answered to it. */
export class Exchange {
    readonly method: string;
    /** The path, with one slash at its start however many the client sent, and without one at its end. */
    readonly path: string;
    readonly query: URLSearchParams;
    readonly headers: IncomingHttpHeaders;
    /** Where the client reached the org: `http://127.0.0.1:4800`. */
    readonly origin: string;
    private readonly request: IncomingMessage;
    private readonly response: ServerResponse;

    constructor(request: IncomingMessage, response: ServerResponse) {
        const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?');
        this.request = request;
        this.response = response;
        this.method = request.method ?? 'GET';
        this.path = `/${path.replace(/^\/+|\/+$/g, '')}`;
        this.query = new URLSearchParams(query);
        this.headers = request.headers;
        this.origin = `http://${request.headers.host ?? '127.0.0.1'}`;
    }

    /** The body, as far as it may go. */
    async bytes(limit = BODY_LIMIT): Promise<Buffer> {
        const announced = Number(this.headers['content-length'] ?? 0);
        if (announced > limit) {
            throw tooLarge(limit);
        }
        const chunks: Buffer[] = [];
        let size = 0;
        for await (const chunk of this.request as AsyncIterable<Buffer>) {
            size += chunk.length;
            if (size > limit) {
                throw tooLarge(limit);
            }
            chunks.push(chunk);
        }
        return Buffer.concat(chunks);
    }

    /** The body as text. */
    async text(limit = BODY_LIMIT): Promise<string> {
        return (await this.bytes(limit)).toString('utf8');
    }

    /** The body as JSON. */
    async json(): Promise<unknown> {
        return parseJson(await this.text());
    }

    /** The body as a JSON object. */
    async object(): Promise<Record<string, unknown>> {
        return asObject(await this.json());
    }

    /** Answers with JSON; without a body where there is none. */
    send(status: number, body?: unknown, headers: Record<string, string> = {}): void {
        if (body === undefined) {
            this.raw(status, '', headers);
        } else {
            this.raw(status, JSON.stringify(body), { 'Content-Type': 'application/json;charset=UTF-8', ...headers });
        }
    }

    /** Answers with these very bytes. */
    raw(status: number, body: string | Buffer, headers: Record<string, string>): void {
        // What the client still sends of a refused body is not waited for.
        const connection = this.request.complete ? {} : { Connection: 'close' };
        this.response.writeHead(status, {
            'Content-Length': String(Buffer.byteLength(body)),
            ...connection,
            ...headers
        });
        this.response.end(body);
    }

    get isAnswered(): boolean {
        return this.response.headersSent;
    }
}

/** Reads JSON; throws the error of the API where it is none. */
export function parseJson(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch (error) {
        throw new ApiError('JSON_PARSER_ERROR', error instanceof Error ? error.message : 'unreadable JSON');
    }
}

/** A JSON value that must be an object. */
export function asObject(value: unknown): Record<string, unknown> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value as Record<string, unknown>;
    }
    throw new ApiError('JSON_PARSER_ERROR', 'The HTTP entity body is required, and it must be a JSON object');
}

/** A JSON value that must be a list. */
export function asList(value: unknown, name: string): unknown[] {
    if (Array.isArray(value)) {
        return value;
    }
    throw new ApiError('JSON_PARSER_ERROR', `"${name}" must be a list`);
}

/** A text or a number of a JSON object as text; `otherwise` where there is neither. */
export function textAt(object: Record<string, unknown>, name: string, otherwise = ''): string {
    const value = object[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
}

/** A part of a path as it was meant; throws where it is no text. */
export function decodePart(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        throw new ApiError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
    }
}

function splitOnce(text: string, by: string): string[] {
    const at = text.indexOf(by);
    return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function tooLarge(limit: number): ApiError {
    return new ApiError('REQUEST_LIMIT_EXCEEDED', `The request entity is larger than ${limit} bytes`, { status: 413 });
}
