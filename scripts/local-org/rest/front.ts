import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorMessage } from '../../command/errorMessage.ts';
import { ApiError, notFound } from '../api/apiError.ts';
import type { Call } from '../api/call.ts';
import { Exchange, parseJson } from '../api/exchange.ts';
import { API_VERSION, OLDEST_API_VERSION } from '../api/limits.ts';
import type { BulkApi } from '../bulk/bulkApi.ts';
import { oauth, type SignIn } from '../oauth/oauth.ts';
import { deployRest } from '../metadata/deployRest.ts';
import { checkMetadataAccess } from '../metadata/metadataAccess.ts';
import { Records } from '../records/records.ts';
import { soap, type SoapServices } from '../soap/soap.ts';
import { tooling } from '../tooling/tooling.ts';
import { Cursors } from './cursors.ts';
import { answer } from './dataApi.ts';
import { versions } from './generalRoutes.ts';

const DATA = /^\/services\/data\/(?<version>v(?<number>\d+)\.0)(?:\/(?<path>.*))?$/;
const WITHOUT_BODY = new Set(['GET', 'DELETE', 'HEAD']);

/** Everything that a request may need. */
export interface Front extends SignIn, SoapServices {
    cursors: Cursors;
    bulk: BulkApi;
}

/** Answers a request; false where the path is not the org's. */
export function handle(front: Front, request: IncomingMessage, response: ServerResponse): false | Promise<true> {
    const exchange = new Exchange(request, response);
    if (!/^\/(?:services|id)(?:\/|$)/.test(exchange.path)) {
        return false;
    }
    return respond(front, exchange);
}

async function respond(front: Front, exchange: Exchange): Promise<true> {
    try {
        await dispatch(front, exchange);
    } catch (error) {
        if (exchange.isAnswered) {
            throw error;
        }
        if (error instanceof ApiError) {
            exchange.send(
                error.status,
                error.all.map(({ fields = [], ...body }) => (fields.length > 0 ? { ...body, fields } : body))
            );
        } else {
            console.error(error);
            const message = errorMessage(error);
            exchange.send(500, [{ errorCode: 'UNKNOWN_EXCEPTION', message }]);
        }
    }
    return true;
}

async function dispatch(front: Front, exchange: Exchange): Promise<void> {
    if (exchange.path === '/services/data') {
        return exchange.send(200, versions());
    }
    if (exchange.path.startsWith('/services/oauth2/') || exchange.path.startsWith('/id/')) {
        return oauth(front, exchange);
    }
    if (exchange.path.startsWith('/services/Soap/')) {
        return soap(front, exchange);
    }
    const match = DATA.exec(exchange.path)?.groups;
    const number = Number(match?.['number']);
    if (!match || number < OLDEST_API_VERSION || number > API_VERSION) {
        throw notFound();
    }
    const userId = front.sessions.signedIn(exchange);
    const path = match['path'] ?? '';
    if (path.startsWith('metadata/')) {
        checkMetadataAccess(front.org, userId);
        return deployRest(front.metadata, exchange, path, userId);
    }
    if (path.startsWith('jobs/')) {
        return front.bulk.answer(exchange, path, userId);
    }
    if (/^tooling(?:\/|$)/.test(path)) {
        return tooling(exchange, path);
    }
    const text = WITHOUT_BODY.has(exchange.method) ? '' : await exchange.text();
    const { status, body, headers } = answer(callOf(front, exchange, userId, match['version'] ?? '', path, text));
    exchange.send(status, body, headers);
    return undefined;
}

function callOf(
    { org, cursors }: Front,
    exchange: Exchange,
    userId: string,
    version: string,
    path: string,
    text: string
): Call {
    const access = org.accessOf(userId);
    return {
        org,
        access,
        records: new Records(org, access),
        cursors,
        method: exchange.method,
        path,
        query: exchange.query,
        headers: exchange.headers as Record<string, string | undefined>,
        body: () => parseJson(text),
        origin: exchange.origin,
        version
    };
}
