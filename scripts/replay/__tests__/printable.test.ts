import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textTable } from '../report/table.ts';
import { CHAT, file, line, run } from './runReplay.ts';

/** Clears the screen, ends a line, turns the direction of what follows. */
const HOSTILE = '\u001b[2J\u0000\n\u202e\u2066';
const UNPRINTABLE = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const EMOJI = '👍';

/** A wait that is long enough to be named in each report. */
const LINES = [
    line('requested', 0, { text: `Help${HOSTILE}me`, queue: `Returns${HOSTILE}` }),
    line('accepted', 5, { agent: `Ann${HOSTILE}`, agentName: `Ann${HOSTILE}Lee` }),
    line('message', 200, { from: 'agent', agent: `Ann${HOSTILE}`, text: `Here${HOSTILE}` }),
    line('case', 201, { caseId: `1${HOSTILE}` }),
    line('requested', 0, { chat: `other${HOSTILE}`, queue: 'Orders' }),
    line('accepted', 100, { chat: `other${HOSTILE}`, agent: 'Ben' })
];
const FILE = file('hostile.jsonl', LINES);

describe('control characters of names and texts reach the terminal', () => {
    for (const options of [[], ['--agents'], ['--chats'], ['--chat', CHAT]]) {
        test(`as signs that say so, with ${options[0] ?? 'the summary'}`, () => {
            const { out, status } = run([FILE, ...options]);
            assert.equal(status, 0);
            assert.doesNotMatch(out, UNPRINTABLE);
            assert.ok(out.includes('�[2J�'), out);
        });
    }

    test('as signs that say so, in the reason of a line that was rejected', () => {
        const wrong = file('rejected.jsonl', [
            ...LINES,
            line(`danced${HOSTILE}`, 300),
            `{"chat":${HOSTILE.slice(0, 5)}`
        ]);
        for (const options of [[], ['--json'], ['--chat', CHAT]]) {
            const { err } = run([wrong, ...options]);
            assert.equal(err.trimEnd().split('\n').length, 2, err);
            assert.doesNotMatch(err, UNPRINTABLE);
        }
    });

    test('as they are in the JSON report, which escapes them', () => {
        const { out } = run([FILE, '--json']);
        assert.ok(out.includes(JSON.stringify(`Ann${HOSTILE}`)));
    });
});

describe('a text that is too long is cut between two characters', () => {
    test('in a table', () => {
        assert.equal(textTable([{ head: 'A', most: 4 }], [[`ab${EMOJI}cd`]]), 'A\nab…');
        assert.equal(textTable([{ head: 'A', most: 5 }], [[`ab${EMOJI}cd`]]), `A\nab${EMOJI}…`);
    });

    test('in the story of a chat', () => {
        const long = file('long-text.jsonl', [line('requested', 0, { text: `${'x'.repeat(99)}${EMOJI}, please` })]);
        assert.ok(run([long, '--chat', CHAT]).out.includes(`“${'x'.repeat(99)}…”`));
    });
});
