import type { IncomingMessage } from 'node:http';
import { RefusalError } from '../world/refusal.ts';

const BASE = 'http://127.0.0.1';

/** @throws RefusalError where the request's target is no path on this server */
export function addressOf({ url = '/' }: IncomingMessage): URL {
    if (url.startsWith('/') && URL.canParse(BASE + url)) {
        return new URL(BASE + url);
    }
    throw new RefusalError('badRequest', 'This is not a proper address.');
}
