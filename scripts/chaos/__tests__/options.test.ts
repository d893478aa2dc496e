import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../command/commandError.ts';
import { readOptions } from '../options.ts';

test('without options the chaos is 200 chats in an hour', () => {
    assert.deepEqual(readOptions([]), { seeds: [1], minutes: 60, chats: 200, atOnce: 1, json: false });
    assert.deepEqual(readOptions('--seed 7 --minutes 5 --chats 9 --json'.split(' ')), {
        seeds: [7],
        minutes: 5,
        chats: 9,
        atOnce: 1,
        json: true
    });
    assert.equal(readOptions(['--help']), undefined);
});

test('many seeds are named by the first and the last', () => {
    assert.deepEqual(readOptions(['--seeds', '3..6'])?.seeds, [3, 4, 5, 6]);
    assert.deepEqual(readOptions(['--seeds', '3..3'])?.seeds, [3]);
    assert.equal(readOptions('--seeds 3..6 --at-once 2'.split(' '))?.atOnce, 2);
});

test('a chaos that cannot be had is refused with what is possible', () => {
    const lines = ['--seed x', '--minutes 0', '--chats 2001', '--minutes 1.5', '--at-once 0', '--sead 1', 'extra'];
    const ranges = ['--seeds 3', '--seeds 6..3', '--seeds 1..x', '--seeds 1..2..3', '--seeds 1..1001'];
    for (const line of [...lines, ...ranges, '--seed 1 --seeds 1..2']) {
        assert.throws(() => readOptions(line.split(' ')), UsageError, line);
    }
    assert.throws(() => readOptions('--seed 3 --at-once 2'.split(' ')), /--at-once goes with --seeds A\.\.B/);
    assert.throws(() => readOptions(['--minutes', '0']), /--minutes is "0"; a whole number from 1 to 600 is needed/);
    assert.throws(() => readOptions(['--seeds', '3']), /a first and a last seed such as 1\.\.20 are needed/);
});
