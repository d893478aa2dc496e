import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { setUp, START } from './setUp.ts';

const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13';
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
const RUNS = { numRuns: 60 };

/** Sends exactly these bytes, the second piece once something came back, says no more, and waits for the end of the line. */
function send(port: number, first: string | Uint8Array, second?: Uint8Array): Promise<string> {
    return new Promise((resolve) => {
        let answer = '';
        const line = connect(port, '127.0.0.1');
        line.on('connect', () => (second === undefined ? line.end(first) : line.write(first)));
        line.once('data', () => second !== undefined && line.end(second));
        line.on('data', (data) => (answer += data.toString('latin1')));
        // A line that the server breaks off is an answer as well.
        line.on('error', () => undefined);
        line.on('close', () => resolve(answer));
    });
}

async function mustBeAlive({ address, failures }: Awaited<ReturnType<typeof setUp>>): Promise<void> {
    assert.equal((await fetch(`${address}/local/clock`)).status, 200);
    assert.deepEqual(failures, []);
}

function upgrade(port: number, target: string, more = ''): string {
    return `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${UPGRADE}\r\n${KEY}\r\n${more}\r\n`;
}

async function open(context: TestContext) {
    const served = await setUp(context);
    return { ...served, alive: () => mustBeAlive(served) };
}

test('an address that is none is refused at the socket’s door', async (context) => {
    const { port, alive } = await open(context);
    for (const target of ['//', '///', '//:', 'http://[', '/\\\\', '*', '//local/socket?agent=alex']) {
        assert.match(await send(port, upgrade(port, target)), /^HTTP\/1\.1 40\d /, target);
    }
    await alive();
});

test('whatever stands in the request line or the headers, the server goes on', async (context) => {
    const { port, alive } = await open(context);
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const request = fc.record({ target: text, header: text, value: text, whole: fc.boolean() });
    const property = fc.asyncProperty(request, async ({ target, header, value, whole }) => {
        const asked = upgrade(port, whole ? '/local/socket?agent=alex' : `/${target}`, `${header}: ${value}\r\n`);
        await send(port, asked);
        await alive();
    });
    await fc.assert(property, RUNS);
});

test('whatever comes through an open socket, the server goes on', async (context) => {
    const { port, alive } = await open(context);
    const frames = fc.uint8Array({ minLength: 1, maxLength: 200 });
    const property = fc.asyncProperty(frames, fc.boolean(), async (bytes, atOnce) => {
        const door = upgrade(port, '/local/socket?agent=alex');
        await (atOnce ? send(port, Buffer.concat([Buffer.from(door), bytes])) : send(port, door, bytes));
        await alive();
    });
    await fc.assert(property, RUNS);
});

test('an answer to the clock with times that are none is refused, and time goes on', async (context) => {
    const { ask, page } = await setUp(context);
    for (const said of ['"soon"', 'null', '{}', '1e999']) {
        const alex = await page('agent=alex');
        await alex.hears('welcome');
        alex.say(`{"type":"ticked","now":${START},"next":${said}}`);
        assert.equal(await alex.closed, 1003, said);
        const { now } = await ask('/local/clock', { advance: 1 });
        assert.ok(Number.isFinite(now));
    }
});

test('any text on the socket is heard or refused', async (context) => {
    const { page, alive } = await open(context);
    const said = fc.oneof(
        fc.json(),
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.record({ type: fc.constant('ticked'), now: fc.anything(), next: fc.anything() }).map((push) => {
            return JSON.stringify(push, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
        })
    );
    const property = fc.asyncProperty(said, async (text) => {
        const alex = await page('agent=alex');
        await alex.hears('welcome');
        alex.say(text);
        alex.close();
        await alex.closed;
        await alive();
    });
    await fc.assert(property, RUNS);
});
