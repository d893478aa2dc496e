import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FastLine } from '../events/fastLine.ts';
import { hashBytes } from '../events/hash.ts';
import { hasSpecial, wordOf } from '../events/words.ts';

/** The line with a line end, and room after it as pieces have it. */
function bytesOf(line: string): Buffer {
    return Buffer.concat([Buffer.from(`${line}\n`), Buffer.alloc(8)]);
}

const AT = '"at":"2026-01-05T09:00:00.000Z","type":"requested"';

describe('four bytes at once', () => {
    test('have something special in them where any of them has', () => {
        for (let byte = 0; byte < 256; byte += 1) {
            const isSpecial = byte < 0x20 || byte === 0x22 || byte === 0x5c;
            for (let place = 0; place < 4; place += 1) {
                for (const around of [0x20, 0x21, 0x23, 0x5b, 0x5d, 0x7f, 0x80, 0xff]) {
                    const four = Buffer.alloc(4, around);
                    four[place] = byte;
                    assert.equal(hasSpecial(four.readInt32LE(0)), isSpecial, `${byte} at ${place} among ${around}`);
                }
            }
        }
    });

    test('are a word that is the same however it is read', () => {
        assert.equal(wordOf('chat'), Buffer.from('chat').readInt32LE(0));
        assert.equal(wordOf('at"') >>> 24, 0);
    });
});

describe('a usual line', () => {
    test('gives a chat of any length the hash of its bytes', () => {
        for (let length = 1; length < 40; length += 1) {
            const chat = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEF'.slice(0, length);
            const line = new FastLine();
            const bytes = bytesOf(`{"chat":"${chat}",${AT}}`);
            assert.equal(line.read(bytes, 0), bytes.indexOf('\n'));
            assert.equal(bytes.toString('utf8', line.chat.start, line.chat.end), chat);
            assert.equal(line.chat.hash, hashBytes(Buffer.from(chat), 0, length));
        }
    });

    test('has fields that are not read, of any name and length', () => {
        for (let length = 1; length < 12; length += 1) {
            const name = 'chatatidbyxyz'.slice(0, length);
            const more = name === 'chat' ? '' : `"${name}":"value","${name}${name}":7,`;
            const bytes = bytesOf(`{${more}"chat":"x",${AT}}`);
            const line = new FastLine();
            assert.equal(line.read(bytes, 0), bytes.indexOf('\n'), name);
            assert.equal(bytes.toString('utf8', line.chat.start, line.chat.end), 'x');
        }
    });

    test('is left to the reader of all lines where it is anything else', () => {
        for (const line of [
            '',
            '{}',
            `{"chat":"x"}`,
            `{"chat":"x",${AT}`,
            `{"chat":"x",${AT}} `,
            `{"chat":"x",${AT},}`,
            `{"chat":"x","chat":"x",${AT}}`,
            `{"chat":"x\\u0041",${AT}}`,
            `{"chät":"x",${AT}}`,
            `{"ch\\u0061t":"x",${AT}}`,
            `{"chat":"x",${AT},"id":7}`,
            `{"chat":"x",${AT},"more":{"id":7}}`,
            `{"chat":"x","at":"2026-13-05T09:00:00.000Z","type":"requested"}`,
            `{"chat":"x",${AT},"text":"a\tb"}`
        ]) {
            assert.equal(new FastLine().read(bytesOf(line), 0), -1, line);
        }
    });
});
