import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, episodesOf, line, report } from './runReplay.ts';

const LINES = [
    line('accepted', 0),
    line('message', 100, { from: 'agent', intent: 'answer' }),
    line('message', 500, { from: 'client', text: 'Hello?' })
];

describe('the replay stops', () => {
    test('at the last event of the file, in whichever chat', () => {
        const lines = [line('accepted', 0), line('requested', 40, { chat: 'other' })];
        assert.equal(episodesOf('response', lines)[0]?.seconds, 40);
    });

    test('at --now: an episode that runs then has no end, and later events are not read', () => {
        assert.deepEqual(
            episodesOf('response', LINES, '--now', at(60)).map(({ end, seconds, result }) => ({
                end,
                seconds,
                result
            })),
            [{ end: null, seconds: 60, result: 'running' }]
        );
        assert.equal(episodesOf('response', LINES, '--now', at(60.001))[0]?.result, 'breached');
        assert.equal(episodesOf('response', LINES, '--now', at(100))[0]?.end, at(100));
        assert.equal(episodesOf('response', LINES, '--now', at(99.999))[0]?.end, null);
    });

    test('at --now, also after the last event', () => {
        assert.equal(episodesOf('response', LINES, '--now', at(600))[1]?.seconds, 100);
    });

    test('at --now in any offset', () => {
        const offset = at(60).replace('09:', '10:').replace('Z', '+01:00');
        assert.equal(episodesOf('response', LINES, '--now', offset)[0]?.seconds, 60);
    });

    test('before a chat that begins later, which is not there', () => {
        const lines = [...LINES, line('requested', 1000, { chat: 'later' })];
        assert.equal(report(lines, '--now', at(600)).chats.length, 1);
        assert.deepEqual(report(lines, '--now', at(-1)).chats, []);
    });

    test('with actions that were owed up to --now', () => {
        const actions = (now: number) => report(LINES, '--now', at(now)).chats[0]?.actions;
        assert.deepEqual(actions(279.999), []);
        assert.deepEqual(actions(280), [{ at: at(280), action: 'nudge' }]);
    });

    test('and still refuses bad lines after it', () => {
        assert.equal(report([...LINES, '{'], '--now', at(1)).rejected.length, 1);
    });
});
