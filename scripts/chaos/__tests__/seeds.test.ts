import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeSummary, sumUp } from '../seeds.ts';

test('a violation is told with its seed, and the history of its chat below it, a line each', () => {
    const history = ['09:00:00.000 client: "Where is it?"', '09:03:20.000 agent: "Are you still there?"'];
    const violation = { promise: 'one nudge a silence', chat: '570', detail: 'C1 was asked twice', history };
    const run = { seed: 7, chats: 1, actions: 1, faults: {}, violations: 1, details: [violation], seconds: 1 };

    assert.deepEqual(
        describeSummary(sumUp([run]))
            .split('\n')
            .slice(-3),
        ['seed 7  one nudge a silence: C1 was asked twice (570)', ...history.map((line) => `    ${line}`)]
    );
});
