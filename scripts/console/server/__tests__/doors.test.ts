import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { ADA, setUp } from './setUp.ts';

const DOORS = [
    ['GET', '/'],
    ['GET', '/visitor'],
    ['GET', '/assets/own.js'],
    ['GET', '/local/clock'],
    ['GET', '/local/session?agent=alex'],
    ['POST', '/local/clock'],
    ['POST', '/local/visitor/start'],
    ['POST', '/local/agent/send'],
    ['POST', '/local/visitor/file?visitor=x&name=y'],
    ['GET', '/services/data'],
    ['POST', '/services/oauth2/token'],
    ['POST', '/services/data/v68.0/sobjects/Case'],
    ['POST', '/services/Soap/u/68.0'],
    ['POST', '/cometd/68.0'],
    ['GET', '/id/00D/005']
] as const;

/** Asks with exactly these headers, also such as `fetch` would not send. */
function knock(port: number, method: string, path: string, headers: Record<string, string>) {
    return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
            response.resume();
            resolve({ status: response.statusCode ?? 0, headers: response.headers });
        });
        asked.on('error', reject).end();
    });
}

async function cookieOf(address: string): Promise<string> {
    const page = await fetch(`${address}/`);
    return page.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

test('no door opens to another name of this machine, nor to a page of another origin', async (context) => {
    const { port, page } = await setUp(context);
    const Host = `127.0.0.1:${port}`;
    const strangers: Record<string, string>[] = [
        { Host: `evil.example:${port}` },
        { Host, Origin: 'http://evil.example' },
        { Host, Origin: `http://evil.example:${port}` },
        { Host, Origin: 'http://127.0.0.1:1' },
        { Host, Origin: 'null' }
    ];
    for (const headers of strangers) {
        for (const [method, path] of DOORS) {
            assert.equal((await knock(port, method, path, headers)).status, 403, `${method} ${path}`);
        }
        await assert.rejects(page('agent=alex', headers), /403/);
    }
});

test('a preflight of another site is refused, and nothing allows it to read', async (context) => {
    const { port } = await setUp(context);
    for (const [, path] of DOORS) {
        const { status, headers } = await knock(port, 'OPTIONS', path, {
            Host: `127.0.0.1:${port}`,
            Origin: 'http://evil.example',
            'Access-Control-Request-Method': 'POST',
            'Access-Control-Request-Headers': 'authorization,content-type'
        });
        assert.equal(status, 403, path);
        assert.equal(headers['access-control-allow-origin'], undefined);
    }
});

test('what comes as a form or as plain text, as any page may send it, changes nothing', async (context) => {
    const { post, query } = await setUp(context);
    const body = JSON.stringify({ ...ADA, kind: 'messaging', question: 'Hi' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        assert.equal((await post('/local/visitor/start', body, { 'Content-Type': type })).status, 400);
    }
    assert.deepEqual(query('SELECT Id FROM MessagingSession'), []);
});

test("a page asks with the cookie that came with it; without it, or with another's, it gets nothing", async (context) => {
    const { address, port, post, page } = await setUp(context);
    const own = await cookieOf(address);
    const Origin = address;
    assert.match(own, new RegExp(`^chat-etiquette-${port}=.{40,}$`));
    for (const Cookie of ['', `chat-etiquette-${port}=`, `${own}x`, own.replace(String(port), '1')]) {
        assert.equal((await post('/local/clock', {}, { Origin, Cookie })).status, 403, Cookie);
        await assert.rejects(page('agent=alex', { Origin, Cookie }), /403/);
        const reading = { headers: { 'Sec-Fetch-Site': 'same-origin', Cookie } };
        assert.equal((await fetch(`${address}/local/clock`, reading)).status, 403);
    }
    assert.equal((await post('/local/clock', {}, { Origin, Cookie: `other=1; ${own}` })).status, 200);
    await (await page('agent=alex', { Origin, Cookie: own })).hears('welcome');
});

test('the cookie is for this address alone, and no script reads it', async (context) => {
    const { address } = await setUp(context);
    for (const path of ['/', '/visitor']) {
        const page = await fetch(address + path);
        assert.match(page.headers.get('Set-Cookie') ?? '', /; Path=\/; HttpOnly; SameSite=Strict$/);
    }
    assert.equal((await fetch(`${address}/assets/own.js`)).headers.get('Set-Cookie'), null);
});

test('records are for nobody without a token, or with one that is wrong', async (context) => {
    const { address } = await setUp(context);
    const data = `${address}/services/data/v68.0`;
    const doors: [string, string][] = [
        ['GET', `${data}/sobjects/Case`],
        ['POST', `${data}/sobjects/Case`],
        ['GET', `${data}/query?q=SELECT+Id+FROM+Case`],
        ['POST', `${data}/graphql`],
        ['POST', `${data}/jobs/ingest`],
        ['POST', `${data}/metadata/deployRequest`],
        ['GET', `${data}/tooling/query?q=SELECT+Id+FROM+Flow`],
        ['GET', `${address}/services/oauth2/userinfo`],
        ['POST', `${address}/cometd/68.0`]
    ];
    for (const [method, url] of doors) {
        for (const Authorization of ['', 'Bearer wrong', 'Basic YTpi']) {
            const headers = { Authorization, 'Content-Type': 'application/json' };
            const { status } = await fetch(url, { method, headers });
            assert.ok(status === 401 || status === 403, `${method} ${url} ${status}`);
        }
    }
});

test('reading changes no record', async (context) => {
    const { address, ask, query, org } = await setUp(context);
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    const { visitor } = await ask('/local/visitor/start', { ...ADA, kind: 'messaging', question: 'Where is it?' });
    const changes: string[] = [];
    context.after(org.onChange(({ entity }) => changes.push(entity)));
    const before = query('SELECT Id, Status, OwnerId FROM MessagingSession');
    const paths = [
        '/',
        '/visitor',
        `/visitor?visitor=${visitor}`,
        '/local/clock',
        '/local/scenes',
        '/local/session?agent=alex',
        '/local/agent/accept',
        '/local/visitor/end',
        '/services/data'
    ];
    for (const path of paths) {
        await fetch(address + path);
    }
    assert.deepEqual(changes, []);
    assert.deepEqual(query('SELECT Id, Status, OwnerId FROM MessagingSession'), before);
});
