import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { CLOCK_HEADER, FILE_LIMIT } from '../../protocol.ts';
import { openHttpServer } from '../httpServer.ts';
import { ADA, POLICY, setUp, START } from './setUp.ts';

async function refusal(response: Response) {
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    return { status: response.status, ...error };
}

test('the clock is read, and moved on once everything has happened', async (context) => {
    const { address, ask } = await setUp(context);
    const reading = { now: START, iso: '2026-01-05T09:00:00.000Z', speed: 1, paused: false };
    assert.deepEqual(await (await fetch(`${address}/local/clock`)).json(), reading);
    assert.deepEqual(await ask('/local/clock', { paused: true, speed: 10, advance: 90 }), {
        now: START + 90_000,
        iso: '2026-01-05T09:01:30.000Z',
        speed: 10,
        paused: true
    });
});

test('every answer of the world and of the records tells what time it is, no page or asset does', async (context) => {
    const { address, ask } = await setUp(context);
    const reading = await ask('/local/clock', { paused: true, advance: 90 });
    const timeAt = async (path: string) => (await fetch(address + path)).headers.get(CLOCK_HEADER);
    for (const path of ['/local/scenes', '/local/nothing', '/services/data/v68.0/query', '/services/nothing']) {
        assert.deepEqual(JSON.parse((await timeAt(path)) ?? 'null'), reading, path);
    }
    assert.deepEqual([await timeAt('/'), await timeAt('/assets/own.js')], [null, null]);
});

test('a clock that cannot be set so stays as it is', async (context) => {
    const { post, address } = await setUp(context);
    for (const body of [{ speed: 0 }, { speed: 1000 }, { advance: -1 }, { paused: 'yes' }, { faster: true }]) {
        assert.equal((await refusal(await post('/local/clock', body))).status, 400, JSON.stringify(body));
    }
    const { speed, now } = (await (await fetch(`${address}/local/clock`)).json()) as { speed: number; now: number };
    assert.deepEqual([speed, now], [1, START]);
});

test('bad requests are answered with what is wrong', async (context) => {
    const { post, address } = await setUp(context);
    assert.deepEqual(await refusal(await post('/local/visitor/send', '{"visitor":')), {
        status: 400,
        code: 'badRequest',
        message: 'The body is no JSON: Unexpected end of JSON input'
    });
    assert.equal((await refusal(await post('/local/visitor/send', { visitor: 'x', text: 'Hi' }))).status, 404);
    assert.equal((await refusal(await post('/local/nothing', {}))).status, 405);
    assert.equal((await refusal(await fetch(`${address}/local/nothing`))).status, 404);
    assert.equal((await refusal(await fetch(`${address}/local/agent/send`))).status, 405);
    assert.match((await refusal(await post('/local/scene', { scene: 'rush-hour' }))).message, /There are: all-engaged/);
    assert.match(
        (await refusal(await post('/local/agent/presence', { agent: 'alex', status: 'Lunch' }))).message,
        /There is no presence "Lunch". There are: Available, Away, Busy/
    );
});

test('a page of another site gets nothing, whatever way it asks', async (context) => {
    const { post, address, page } = await setUp(context);
    const Origin = 'http://evil.example';
    assert.equal((await refusal(await post('/local/clock', { speed: 5 }, { Origin }))).code, 'forbidden');
    assert.equal((await refusal(await fetch(`${address}/`, { headers: { Origin } }))).code, 'forbidden');
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    assert.equal((await refusal(await fetch(`${address}/local/session`, { headers: foreign }))).code, 'forbidden');
    assert.equal((await refusal(await fetch(`${address}/services/data`, { headers: foreign }))).code, 'forbidden');
    await assert.rejects(page('agent=alex', { Origin }), /403/);
    await assert.rejects(page('agent=alex', { Host: 'evil.example' }), /403/);
});

test('the server listens on the loopback address only', async (context) => {
    const { port } = await setUp(context);
    const reached = await new Promise<boolean>((resolve) => {
        const socket = connect(port, '127.0.0.2');
        socket.on('connect', () => (socket.destroy(), resolve(true))).on('error', () => resolve(false));
    });
    assert.equal(reached, false);
});

test('a port that is in use is said to be', async (context) => {
    const { port } = await setUp(context);
    await assert.rejects(
        openHttpServer(port, () => undefined),
        { code: 'EADDRINUSE' }
    );
});

test('until there is something to serve, pages are asked to come back', async (context) => {
    const server = await openHttpServer(0, () => undefined);
    context.after(server.stop);
    const response = await fetch(`http://127.0.0.1:${server.port}/`);
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('Retry-After'), '2');
});

test('pages and assets come protected, and are not sent twice', async (context) => {
    const { address } = await setUp(context);
    const page = await fetch(`${address}/`);
    assert.equal(await page.text(), '<title>console</title>');
    assert.equal(await (await fetch(`${address}/visitor`)).text(), '<title>visitor</title>');
    const header = (name: string) => page.headers.get(name);
    assert.equal(header('Content-Security-Policy'), POLICY);
    assert.equal(header('X-Content-Type-Options'), 'nosniff');
    assert.equal(header('Cross-Origin-Opener-Policy'), 'same-origin');
    assert.equal(header('Cross-Origin-Embedder-Policy'), 'require-corp');
    const asset = await fetch(`${address}/assets/own.js`);
    assert.equal(asset.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    const again = { headers: { 'If-None-Match': asset.headers.get('ETag') ?? '' } };
    assert.equal((await fetch(`${address}/assets/own.js`, again)).status, 304);
    assert.equal((await fetch(`${address}/assets/..%2f..%2fetc%2fpasswd`)).status, 404);
});

test('a session gives the agent a token for the records', async (context) => {
    const { address, org } = await setUp(context);
    const response = await fetch(`${address}/local/session?agent=Blair`);
    const session = (await response.json()) as { token: string; instanceUrl: string; agent: { username: string } };
    assert.equal(session.token, org.tokenOf(session.agent.username));
    assert.equal(session.instanceUrl, address);
});

test('a file goes to the agent, and what is in it does nothing in a browser', async (context) => {
    const { address, ask, page } = await setUp(context);
    const { visitor } = await ask('/local/visitor/start', { ...ADA, kind: 'messaging', question: '' });
    const client = await page(`visitor=${visitor}`);
    const send = (name: string, type: string, body: string) =>
        fetch(`${address}/local/visitor/file?visitor=${visitor}&name=${encodeURIComponent(name)}`, {
            method: 'POST',
            headers: { 'Content-Type': type },
            body
        });
    const response = await send('<bill>.html', 'text/html', '<script>alert(1)</script>');
    const { file } = (await response.json()) as { file: { url: string; name: string; size: number } };
    assert.deepEqual([file.name, file.size], ['<bill>.html', 25]);
    assert.equal((await client.hears('entry')).entry.file?.name, '<bill>.html');
    const stored = await fetch(address + file.url);
    assert.equal(await stored.text(), '<script>alert(1)</script>');
    assert.equal(stored.headers.get('Content-Disposition'), "attachment; filename*=UTF-8''%3Cbill%3E.html");
    assert.match(stored.headers.get('Content-Security-Policy') ?? '', /sandbox/);
    assert.equal((await send('big.bin', '', 'x'.repeat(FILE_LIMIT + 1))).status, 413);
    assert.equal((await send('none.txt', 'text/plain', '')).status, 400);
    assert.equal((await fetch(`${address}/local/files/unknown`)).status, 404);
});
