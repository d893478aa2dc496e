import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ADMIN_USERNAME } from '../../local-org/newOrg.ts';
import { RefusalError } from '../world/refusal.ts';
import type { Org } from './org.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets only this machine's own pages and programs in: a page of another site that the person has open can reach a
 * loopback server too, by its address or by a name that it makes point there.
 *
 * @throws RefusalError naming what was wrong with the request
 */
export function mustBeOwn({ headers }: IncomingMessage, port: number): void {
    const hosts = LOOPBACK.map((name) => `${name}:${port}`);
    if (headers.host === undefined || !hosts.includes(headers.host.toLowerCase())) {
        const host = JSON.stringify(headers.host ?? '');
        throw new RefusalError('forbidden', `The host ${host} is not served here. Use http://127.0.0.1:${port}/.`);
    }
    const { origin } = headers;
    if (origin !== undefined && !hosts.map((host) => `http://${host}`).includes(origin.toLowerCase())) {
        throw new RefusalError('forbidden', `Pages of ${JSON.stringify(origin)} may not use this console.`);
    }
}

/** @throws RefusalError where another site's page asks for something that is no page to go to */
export function mustNotBeForeign({ headers }: IncomingMessage): void {
    if (headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site') {
        throw new RefusalError('forbidden', 'Pages of other sites may not use this console.');
    }
}

/** What the console's own pages prove themselves with: the same as long as the org is, so that a restart loses no page. */
export interface PagePass {
    /** Goes with every page. No script can read it, and no other site's page makes a browser send it. */
    readonly cookie: string;
    /** @throws RefusalError where a page asks without the pass. A program of this machine is no page: it needs none */
    check(request: IncomingMessage): void;
}

/** The pass of this org's pages on this port; the ports of one address share their cookies. */
export function pagePass(org: Org, port: number): PagePass {
    const token = createHash('sha256')
        .update(`page ${org.tokenOf(ADMIN_USERNAME)}`)
        .digest('base64url');
    const pass = `chat-etiquette-${port}=${token}`;
    return {
        cookie: `${pass}; Path=/; HttpOnly; SameSite=Strict`,
        check({ headers }) {
            const isPage = headers.origin !== undefined || headers['sec-fetch-site'] === 'same-origin';
            if (!isPage || headers.cookie?.split('; ').includes(pass)) {
                return;
            }
            throw new RefusalError('forbidden', 'This page is not of this console, or of an earlier one. Reload it.');
        }
    };
}
