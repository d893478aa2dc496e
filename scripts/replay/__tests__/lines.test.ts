import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, CHAT, episodesOf, file, line, report, run } from './runReplay.ts';

const GOOD = [line('requested', 0), line('accepted', 12, { agent: '005xx1' })];
const plain = run([file('plain.jsonl', GOOD), '--json']).out;

describe('a timeline is read', () => {
    test('from a file or from standard input alike', () => {
        assert.equal(run(['-', '--json'], `${GOOD.join('\n')}\n`).out, plain);
    });

    for (const [how, text] of [
        ['with the line ends of Windows', `${GOOD.join('\r\n')}\r\n`],
        ['with a byte order mark', `\uFEFF${GOOD.join('\n')}\n`],
        ['without a line end at its end', GOOD.join('\n')]
    ] as const) {
        test(how, () => {
            const { status, out, err } = run([file('other.jsonl', text), '--json']);
            assert.equal(out, plain);
            assert.equal(err, '');
            assert.equal(status, 0);
        });
    }

    test('whatever the length of a line, and wherever a piece of it ends', () => {
        const chat = 'é'.repeat(700_001);
        const lines = [
            line('accepted', 0, { chat }),
            line('message', 1, { chat, from: 'agent', intent: 'answer' }),
            line('message', 2, { chat, from: 'client', text: `Thank you${' !'.repeat(1_500_000)}` }),
            line('message', 3, { chat, from: 'client', text: `One more thing${' !'.repeat(2_500_000)}` })
        ];
        const { status, out } = run([file('long.jsonl', lines), '--json']);
        assert.equal(status, 0);
        const [told] = (JSON.parse(out) as ReturnType<typeof report>).chats;
        assert.equal(told?.chat, chat);
        assert.deepEqual(
            told.episodes.filter(({ rule }) => rule === 'nudge').map(({ start }) => start),
            [at(1), at(2)]
        );
        assert.deepEqual(
            told.episodes.filter(({ rule }) => rule === 'response').map(({ start }) => start),
            [at(0), at(3)]
        );
        assert.deepEqual(run(['-', '--json'], lines.join('\n')), { status: 0, out, err: '' });
    });

    test('in any order of its lines, ties in the order in which they stand', () => {
        const lines = [
            line('message', 20, { from: 'client', text: 'Hello?' }),
            line('message', 20, { from: 'agent', intent: 'answer' }),
            line('accepted', 10),
            line('requested', 0)
        ];
        assert.deepEqual(
            episodesOf('response', lines).map(({ start, end }) => [start, end]),
            [[at(10), at(20)]]
        );
    });

    test('each named event of a chat once: the first in the file, whatever its time', () => {
        const lines = [
            line('accepted', 0),
            line('message', 50, { from: 'agent', intent: 'answer', id: 'm1' }),
            line('message', 20, { from: 'agent', intent: 'answer', id: 'm1' }),
            line('message', 30, { from: 'agent', intent: 'answer', id: 'm1', chat: 'another' })
        ];
        assert.deepEqual(
            episodesOf('response', lines).map(({ end }) => end),
            [at(50)]
        );
    });

    test('each named event once however long its name is, in memory and on disk', () => {
        const id = (number: number): string => `${'m'.repeat(300_000)}${number}`;
        const accepted = line('accepted', 0, { agent: '005xx1' });
        const answer = (number: number, second: number): string => {
            return line('message', second, { from: 'agent', intent: 'answer', id: id(number) });
        };
        const lines = [accepted, ...[1, 2, 3, 4, 5, 6, 7, 8, 2, 5].map((number, place) => answer(number, 10 + place))];
        const once = lines.slice(0, -2);
        const more = [
            line('message', 30, { from: 'client', text: 'And?', id: id(0) }),
            line('message', 40, { from: 'agent', intent: 'answer' })
        ];
        for (const options of [[], ['--memory', '1'], ['--memory', '1', '--workers', '2']]) {
            assert.deepEqual(report([...lines, ...more], ...options), report([...once, ...more]));
        }
    });

    test('with record ids in 15 or 18 characters, which are printed in 18', () => {
        const lines = [
            line('requested', 0, { chat: '570xx0000000001' }),
            line('assigned', 1, { chat: CHAT, agent: '005xx000001SwiU' }),
            line('declined', 2, { chat: CHAT, agent: '005xx000001SwiUAAS' }),
            line('accepted', 3, { chat: '570xx0000000001', agent: '005xx000001SwiU' }),
            line('case', 4, { chat: CHAT, caseId: '500xx000001SwiV' }),
            line('requested', 5, { chat: '0Mwxx0000000001' })
        ];
        const { chats, agents } = report(lines);
        assert.deepEqual(
            chats.map(({ chat }) => chat),
            [CHAT, '0Mwxx0000000001CAA']
        );
        assert.equal(chats[0]?.case, '500xx000001SwiVAAS');
        assert.deepEqual(Object.keys(agents), ['005xx000001SwiUAAS']);
    });

    test('with chats in the order of their first events in time, ties in the order of the file', () => {
        const lines = [
            line('requested', 50, { chat: 'late' }),
            line('requested', 20, { chat: 'second' }),
            line('requested', 20, { chat: 'third' }),
            line('requested', 90, { chat: 'first' }),
            line('capacity', 10, { chat: 'first', available: 1 })
        ];
        assert.deepEqual(
            report(lines).chats.map(({ chat }) => chat),
            ['first', 'second', 'third', 'late']
        );
    });
});

describe('a line that is no event', () => {
    const MIXED = [GOOD[0] ?? '', '', '{"chat":"x"', '  ', line('danced', 5), GOOD[1] ?? ''];

    test('is reported with its number and reason, and the rest goes on', () => {
        const { status, out, err } = run([file('mixed.jsonl', MIXED), '--json']);
        const { chats, rejected } = JSON.parse(out) as ReturnType<typeof report>;
        assert.equal(status, 1);
        assert.deepEqual(chats, (JSON.parse(plain) as ReturnType<typeof report>).chats);
        assert.deepEqual(
            rejected.map((each) => each.line),
            [2, 3, 4, 5]
        );
        assert.deepEqual(
            err.trimEnd().split('\n'),
            rejected.map((each) => `line ${each.line}: ${each.reason}`)
        );
        assert.equal(rejected[0]?.reason, 'the line is empty');
        assert.match(rejected[3]?.reason ?? '', /^type is "danced": it must be one of requested, /);
    });

    test('is reported all the same with --lenient, with exit status 0', () => {
        const { status, err } = run([file('mixed.jsonl', MIXED), '--json', '--lenient']);
        assert.equal(status, 0);
        assert.match(err, /^line 2: the line is empty\n/);
    });

    test('is counted in the readable summary too', () => {
        assert.match(run(['-'], MIXED.join('\n')).out, /\n4 lines were rejected\.\n$/);
        assert.match(run(['-'], `${GOOD.join('\n')}\n\n`).out, /\n1 line was rejected\.\n$/);
        assert.doesNotMatch(run(['-'], GOOD.join('\n')).out, /rejected/);
    });

    test('is numbered as an editor counts, after thousands of good ones', () => {
        const many = Array.from({ length: 20_000 }, (_, second) => line('message', second, { from: 'bot' }));
        const { err } = run([file('many.jsonl', [...many, 'here', ...many, 'there']), '--json']);
        assert.deepEqual(err.match(/^line \d+/gm), ['line 20001', 'line 40002']);
    });
});
