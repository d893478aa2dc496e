import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readZip, ZipError } from '../zip/readZip.ts';
import { writeZip } from '../zip/writeZip.ts';

test('a zip that is no zip, cut short, damaged, too large or leaves its folder is refused', () => {
    const good = writeZip(new Map([['a/b.txt', Buffer.from('hello'.repeat(100))]]));
    assert.equal(String(readZip(good).get('a/b.txt')).length, 500);
    assert.equal(readZip(good, 500).size, 1);
    assert.throws(() => readZip(good, 499), ZipError);
    assert.throws(() => readZip(Buffer.from('nonsense')), ZipError);
    for (const length of [0, 10, good.length - 30, good.length - 1]) {
        assert.throws(() => readZip(good.subarray(0, length)), ZipError);
    }
    const damaged = Buffer.from(good);
    damaged.writeUInt8(damaged.readUInt8(40) ^ 0xff, 40);
    assert.throws(() => readZip(damaged), ZipError);
    for (const path of ['../x', '/x', 'a/../../x', 'a\\..\\x', 'C:x']) {
        assert.throws(() => readZip(writeZip(new Map([[path, Buffer.from('x')]]))), /not allowed/, path);
    }
});

test('a zip bomb that lies about its size is not unpacked', () => {
    const bomb = writeZip(new Map([['a.txt', Buffer.alloc(10_000_000)]]));
    assert.ok(deflateRawSync(Buffer.alloc(10_000_000)).length < 20_000);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(10_000_000);
    for (let at = bomb.indexOf(size); at !== -1; at = bomb.indexOf(size, at + 1)) {
        bomb.writeUInt32LE(100, at);
    }
    assert.throws(() => readZip(bomb), ZipError);
});
