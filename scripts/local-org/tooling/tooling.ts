import { ApiError } from '../api/apiError.ts';
import type { Exchange } from '../api/exchange.ts';

/** The Tooling API knows no objects here; clients that ask for one are told so in its own words. */
export function tooling(exchange: Exchange, path: string): void {
    if (path === 'tooling' || path === 'tooling/sobjects') {
        return exchange.send(200, { encoding: 'UTF-8', maxBatchSize: 200, sobjects: [] });
    }
    if (path.startsWith('tooling/query')) {
        const name = /\bFROM\s+(\w+)/i.exec(exchange.query.get('q') ?? '')?.[1] ?? '';
        throw new ApiError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
    }
    throw new ApiError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}
