import type { IncomingMessage } from 'node:http';
import { RefusalError } from '../world/refusal.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets only this machine's own pages and programs in: a page of another site that the person has open can reach a
 * loopback server too, by its address or by a name that it makes point there.
 *
 * @throws RefusalError naming what was wrong with the request
 */
export const mustBeOwn = ({ headers }: IncomingMessage, port: number): void => {
    const hosts = LOOPBACK.map((name) => `${name}:${port}`);
    if (headers.host === undefined || !hosts.includes(headers.host.toLowerCase())) {
        const host = JSON.stringify(headers.host ?? '');
        throw new RefusalError('forbidden', `The host ${host} is not served here. Use http://127.0.0.1:${port}/.`);
    }
    const { origin } = headers;
    if (origin !== undefined && !hosts.map((host) => `http://${host}`).includes(origin.toLowerCase())) {
        throw new RefusalError('forbidden', `Pages of ${JSON.stringify(origin)} may not use this console.`);
    }
};

/** @throws RefusalError where another site's page asks for something that is no page to go to */
export const mustNotBeForeign = ({ headers }: IncomingMessage): void => {
    if (headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site') {
        throw new RefusalError('forbidden', 'Pages of other sites may not use this console.');
    }
};
