import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../command/commandError.ts';
import { readOptions } from '../options.ts';

test('without options the chaos is 200 chats in an hour', () => {
    assert.deepEqual(readOptions([]), { seed: 1, minutes: 60, chats: 200, json: false });
    assert.deepEqual(readOptions('--seed 7 --minutes 5 --chats 9 --json'.split(' ')), {
        seed: 7,
        minutes: 5,
        chats: 9,
        json: true
    });
    assert.equal(readOptions(['--help']), undefined);
});

test('a chaos that cannot be had is refused with what is possible', () => {
    for (const line of ['--seed x', '--minutes 0', '--chats 2001', '--minutes 1.5', '--sead 1', 'extra']) {
        assert.throws(() => readOptions(line.split(' ')), UsageError, line);
    }
    assert.throws(() => readOptions(['--minutes', '0']), /--minutes is "0"; a whole number from 1 to 600 is needed/);
});
