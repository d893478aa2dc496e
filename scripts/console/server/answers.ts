import type { ServerResponse } from 'node:http';
import type { Refusal, RefusalCode } from '../protocol.ts';
import { RefusalError } from '../world/refusal.ts';

const STATUS: Record<RefusalCode, number> = {
    badRequest: 400,
    forbidden: 403,
    notYours: 403,
    notFound: 404,
    methodNotAllowed: 405,
    chatEnded: 409,
    notOffered: 409,
    unsupported: 409,
    tooLarge: 413,
    internal: 500
};

/** Headers of every answer: nothing of it may be used by another site, or be taken for what it is not. */
export const PROTECTION: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin'
};

/** Answers with JSON. */
export function answerJson(response: ServerResponse, body: unknown, status = 200): void {
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify(body));
}

/** Answers that something cannot be done. What the server itself did wrong is told to `failed`, not to the page. */
export function answerRefusal(response: ServerResponse, error: unknown, failed: (error: unknown) => void): void {
    const known = error instanceof RefusalError;
    if (!known) {
        failed(error);
    }
    const { code, message }: Refusal['error'] = known
        ? error
        : { code: 'internal', message: 'The console failed here; the terminal that it runs in says why.' };
    if (response.headersSent) {
        response.destroy();
    } else {
        answerJson(response, { error: { code, message } }, STATUS[code]);
    }
}
