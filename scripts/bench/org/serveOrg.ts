import { createServer, type IncomingMessage } from 'node:http';
import { writeSync, openSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ADMIN_USERNAME, openLocalOrg } from '../../local-org/localOrg.ts';
import { root } from '../../node/bundles.ts';

/*
 * Serves a fresh local org in memory until it is killed: `serveOrg.ts empty|product [FILE]`. Its address and its
 * administrator's token come as the first line; with FILE every request is written there.
 */
const [content, record] = process.argv.slice(2);
const PACKAGES = ['main', 'messaging', 'live-chat', 'routing', 'change-events'].map((name) =>
    join(root, 'force-app', name)
);
const KEEP_ALIVE = 10 * 60_000;
const PERMISSION_SETS = ['Chat_Etiquette_Admin', 'Chat_Etiquette_Agent'];

const org = await openLocalOrg({
    file: ':memory:',
    source: content === 'product' ? PACKAGES : undefined,
    now: Date.now
});
const admin = org.users().find(({ username }) => username === ADMIN_USERNAME);
if (content === 'product' && admin) {
    const records = org.asSystem();
    for (const name of PERMISSION_SETS) {
        const set = records.query(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`)[0];
        records.create('PermissionSetAssignment', { AssigneeId: admin.id, PermissionSetId: set?.['Id'] });
    }
}

/** Writes each request with how many were answered before it came: those it may have had to wait for. */
function recordTo(file: number) {
    let answered = 0;
    let count = 0;
    return (request: IncomingMessage, ended: (then: () => void) => void): void => {
        const number = count;
        count += 1;
        const after = answered;
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        ended(() => {
            answered += 1;
            const { method, url, headers } = request;
            const body = Buffer.concat(parts).toString('utf8');
            const line = { number, after, method, url, type: headers['content-type'], body };
            writeSync(file, `${JSON.stringify(line)}\n`);
        });
    };
}

const write = record === undefined ? undefined : recordTo(openSync(record, 'w'));
const server = createServer((request, response) => {
    write?.(request, (then) => response.on('finish', then));
    if (org.handle(request, response) === false) {
        response.writeHead(404).end();
    }
});
// Between two calls a client may work for long; a connection closed meanwhile would fail it.
server.keepAliveTimeout = KEEP_ALIVE;
server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, token: org.tokenOf(ADMIN_USERNAME) }));
});
