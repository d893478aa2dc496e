import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { mustBeOwn, mustNotBeForeign } from '../guard.ts';

function request(headers: Record<string, string>) {
    return { headers } as unknown as IncomingMessage;
}
const PORT = 3000;

test('this machine reaches the console by each of its own names', () => {
    for (const host of ['127.0.0.1:3000', 'localhost:3000', 'LOCALHOST:3000', '[::1]:3000']) {
        mustBeOwn(request({ host }), PORT);
        mustBeOwn(request({ host, origin: `http://${host}` }), PORT);
    }
});

test('a name that somebody made point to this machine is refused', () => {
    for (const host of ['evil.example:3000', '127.0.0.1', '127.0.0.1:3001', '127.0.0.1.evil.example:3000']) {
        assert.throws(() => mustBeOwn(request({ host }), PORT), { code: 'forbidden' });
    }
    assert.throws(() => mustBeOwn(request({}), PORT), { code: 'forbidden' });
});

test('a page of another origin is refused, also one on another port of this machine', () => {
    const host = '127.0.0.1:3000';
    for (const origin of ['https://evil.example', 'http://127.0.0.1:3001', 'https://127.0.0.1:3000', 'null']) {
        assert.throws(() => mustBeOwn(request({ host, origin }), PORT), /may not use this console/);
    }
});

test('what another site embeds is refused, although browsers name no origin for it', () => {
    assert.throws(() => mustNotBeForeign(request({ 'sec-fetch-site': 'cross-site' })), { code: 'forbidden' });
    assert.throws(() => mustNotBeForeign(request({ 'sec-fetch-site': 'same-site' })), { code: 'forbidden' });
    mustNotBeForeign(request({ 'sec-fetch-site': 'same-origin' }));
    mustNotBeForeign(request({}));
});
