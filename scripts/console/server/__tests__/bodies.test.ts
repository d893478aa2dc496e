import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { Fields, readJson } from '../bodies.ts';

function request(body: string, type = 'application/json') {
    return Object.assign(Readable.from([Buffer.from(body)]), {
        headers: { 'content-type': type }
    }) as unknown as IncomingMessage;
}

test('a JSON object is read, whatever the character set is called', async () => {
    assert.deepEqual(await readJson(request('{"text":"héllo"}', 'application/json; charset=UTF-8')), { text: 'héllo' });
});

test('a bad body is refused with what is wrong with it', async () => {
    await assert.rejects(readJson(request('{"text":')), /The body is no JSON/);
    await assert.rejects(readJson(request('[1]')), /not an object/);
    await assert.rejects(readJson(request('null')), /not an object/);
    await assert.rejects(readJson(request('text=1', 'text/plain')), /"text\/plain"; application\/json is needed/);
    await assert.rejects(readJson(request(JSON.stringify({ text: 'x'.repeat(70_000) }))), { code: 'tooLarge' });
});

test('a field of the wrong kind is named, with what was given and what is needed', () => {
    const fields = new Fields({ text: 5, speed: 'fast', paused: 1, tabs: ['a', 2], kind: 'fax' }, [
        'text',
        'speed',
        'paused',
        'tabs',
        'kind'
    ]);
    assert.throws(() => fields.text('text'), /"text" is 5; it must be a text/);
    assert.throws(() => fields.text('missing'), /"missing" is missing; it must be a text/);
    assert.throws(() => fields.optionalNumber('speed', 1, 60), /"speed" is "fast"; it must be a number from 1 to 60/);
    assert.throws(() => fields.optionalFlag('paused'), /"paused" is 1; it must be true or false/);
    assert.throws(() => fields.texts('tabs'), /it must be a list of texts/);
    assert.throws(
        () => fields.oneOf('kind', ['messaging', 'chat']),
        /"kind" is "fax"; it must be one of messaging, chat/
    );
    assert.throws(() => new Fields({ textt: '' }, ['text']), /"textt" is not known here. Known are: text/);
});

test('a field that may be left out is undefined then', () => {
    const fields = new Fields({}, []);
    assert.equal(fields.optionalText('a'), undefined);
    assert.equal(fields.optionalNumber('a', 0, 1), undefined);
    assert.equal(fields.optionalFlag('a'), undefined);
    assert.equal(fields.optionalOneOf('a', ['b']), undefined);
});
