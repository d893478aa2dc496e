import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, line, report } from './runReplay.ts';

function everywhere(second: number, available: number, more: Record<string, unknown> = {}): string {
    return line('capacity', second, { chat: '*', available, ...more });
}

function connect(lines: string[], ...options: string[]) {
    return report(lines, ...options).chats.map(({ chat, episodes }) => {
        const [episode] = episodes.filter(({ rule }) => rule === 'connect');
        return [chat, episode?.seconds, episode?.due === null ? null : episode?.due];
    });
}

describe('capacity for all chats', () => {
    test('holds for chats that come later', () => {
        const lines = [
            everywhere(-500, 1),
            everywhere(-100, 0),
            line('requested', 0, { chat: 'a' }),
            everywhere(10, 2),
            line('requested', 20, { chat: 'b' }),
            line('accepted', 30, { chat: 'a' })
        ];
        assert.deepEqual(connect(lines), [
            ['a', 20, at(40)],
            ['b', 10, at(50)]
        ]);
    });

    test('pauses every chat that waits, and is no chat itself', () => {
        const lines = [
            line('requested', 0, { chat: 'a' }),
            line('requested', 5, { chat: 'b' }),
            everywhere(10, 0),
            line('accepted', 100, { chat: 'a' }),
            line('message', 100, { chat: 'b', from: 'agent', intent: 'answer' })
        ];
        assert.deepEqual(connect(lines), [
            ['a', 10, null],
            ['b', 5, null]
        ]);
    });

    test('counts wherever it stands in the file', () => {
        const lines = [
            line('accepted', 100, { chat: 'a' }),
            everywhere(50, 1),
            line('requested', 0, { chat: 'a' }),
            everywhere(10, 0)
        ];
        assert.deepEqual(connect(lines), [['a', 60, at(70)]]);
    });

    test('counts at one instant in the order of the file', () => {
        const requested = line('requested', 0, { chat: 'a' });
        const accepted = line('accepted', 100, { chat: 'a' });
        const both = (...lines: string[]) => connect([...lines, accepted])[0]?.[1];
        assert.equal(both(requested, everywhere(0, 0), everywhere(0, 1)), 100);
        assert.equal(both(everywhere(0, 1), requested, everywhere(0, 0)), 0);
        assert.equal(both(everywhere(0, 0), everywhere(0, 1), requested), 100);
    });

    test('is one with what is said of the chat alone: the latest counts', () => {
        const lines = [
            line('requested', 0, { chat: 'a' }),
            everywhere(10, 0),
            line('capacity', 20, { chat: 'a', available: 1 }),
            everywhere(30, 0),
            everywhere(40, 1),
            line('capacity', 45, { chat: 'a', available: 0 }),
            line('accepted', 100, { chat: 'a' })
        ];
        assert.deepEqual(connect(lines), [['a', 25, null]]);
    });

    test('goes on counting for a chat that waits still, up to now', () => {
        const lines = [line('requested', 0, { chat: 'a' }), everywhere(10, 0), everywhere(50, 1), everywhere(200, 0)];
        assert.deepEqual(connect(lines), [['a', 160, at(70)]]);
        assert.deepEqual(connect(lines, '--now', at(60)), [['a', 20, at(70)]]);
        assert.deepEqual(connect(lines, '--now', at(40)), [['a', 10, null]]);
    });

    test('goes on counting for a chat that slept before anyone accepted it', () => {
        const lines = [
            line('requested', 0, { chat: 'a' }),
            line('inactive', 5, { chat: 'a' }),
            everywhere(10, 0),
            line('requested', 20, { chat: 'a' }),
            line('message', 30, { chat: 'a', from: 'client', text: 'Hello?' }),
            line('message', 31, { chat: 'a', from: 'client', text: 'Thanks' }),
            line('message', 32, { chat: 'a', from: 'bot', text: 'Wait.' }),
            everywhere(50, 1),
            line('accepted', 60, { chat: 'a' })
        ];
        const seconds = report(lines).chats[0]?.episodes.map(({ rule, seconds: counted }) => `${rule} ${counted}`);
        assert.deepEqual(seconds?.slice(0, 2), ['connect 5', 'connect 10']);
    });

    test('means nothing after the acceptance or the end', () => {
        const lines = [
            line('requested', 0, { chat: 'a' }),
            line('accepted', 5, { chat: 'a' }),
            line('requested', 0, { chat: 'b' }),
            line('ended', 5, { chat: 'b', by: 'client' }),
            line('requested', 0, { chat: 'c' }),
            line('closed', 5, { chat: 'c' }),
            everywhere(6, 0),
            line('case', 7, { chat: 'b', caseId: 'late' })
        ];
        assert.deepEqual(
            connect(lines).map(([, seconds]) => seconds),
            [5, 5, 5]
        );
        assert.equal(report(lines).chats[1]?.case, 'late');
    });

    test('that is repeated counts once', () => {
        const lines = [
            line('requested', 0, { chat: 'a' }),
            everywhere(10, 0, { id: 'c1' }),
            everywhere(20, 1, { id: 'c2' }),
            everywhere(30, 0, { id: 'c1' }),
            line('accepted', 50, { chat: 'a' })
        ];
        assert.deepEqual(connect(lines), [['a', 40, at(40)]]);
    });

    test('alone makes no chat', () => {
        assert.deepEqual(report([everywhere(0, 0)]).chats, []);
    });
});
