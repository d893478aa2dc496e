import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parseCsv } from '../../formats/csv/csv.ts';
import { at, file, folder, line, run } from './runReplay.ts';

const LINES = [
    line('requested', 0, { chat: '=cmd()' }),
    line('accepted', 45, { chat: '=cmd()', agent: 'Ann, "A"', agentName: '@Ann\nLee' }),
    line('message', 60, { chat: '=cmd()', from: 'agent', intent: 'ticket' }),
    line('case', 61, { chat: '=cmd()', caseId: '+1' }),
    line('accepted', 100, { chat: 'cut', agent: 'Ben' }),
    line('ended', 130, { chat: 'cut', by: 'client' })
];
const FILE = file('some.jsonl', LINES);
const [HEAD, ...ROWS] = exported('episodes.csv');

function exported(name: string): string[][] {
    const { status } = run([FILE, '--episodes', name, '--chats-out', `chats-${name}`]);
    assert.equal(status, 0);
    return parseCsv(readFileSync(join(folder, name), 'utf8'));
}

async function asked(sql: string): Promise<unknown[][]> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
        return (await connection.runAndReadAll(sql)).getRowsJson();
    } finally {
        connection.closeSync();
        instance.closeSync();
    }
}

describe('the episodes as CSV', () => {
    test('have a row for each, with the verdict and what it was judged by', () => {
        const connect = ROWS.find(([, rule]) => rule === 'connect');
        assert.deepEqual(Object.fromEntries((HEAD ?? []).map((name, place) => [name, connect?.[place]])), {
            chat: "'=cmd()",
            rule: 'connect',
            kind: 'limit',
            start: at(0),
            due: at(30),
            end: at(45),
            seconds: '45',
            limit_seconds: '30',
            over_seconds: '15',
            result: 'breached',
            cut_off: 'false',
            late_seconds: '',
            agent: '',
            agent_name: '',
            queue: ''
        });
        const response = ROWS.find(([, rule]) => rule === 'response');
        assert.deepEqual(response?.slice(-3), ['Ann, "A"', "'@Ann\nLee", '']);
        const open = ROWS.find(([chat, rule]) => chat === 'cut' && rule === 'response');
        assert.deepEqual(open?.slice(9, 11), ['open', 'true']);
    });

    test('never begin a cell with what a spreadsheet takes for a formula', () => {
        const texts = [...ROWS, ...parseCsv(readFileSync(join(folder, 'chats-episodes.csv'), 'utf8'))].flat();
        assert.ok(texts.includes("'=cmd()") && texts.includes("'+1"));
        assert.deepEqual(
            texts.filter((text) => /^[=+\-@\t\r]/.test(text)),
            []
        );
    });
});

describe('the exports, read by DuckDB, hold the same', () => {
    for (const format of ['csv', 'jsonl', 'parquet']) {
        test(`as ${format}`, async () => {
            const name = `read.${format}`;
            assert.equal(run([FILE, '--episodes', name, '--chats-out', `chats-${name}`]).status, 0);
            const path = join(folder, name);
            const reader = { csv: 'read_csv', jsonl: 'read_json', parquet: 'read_parquet' }[format];
            const chat = format === 'csv' ? "'=cmd()" : '=cmd()';
            assert.deepEqual(
                await asked(
                    `SELECT rule, seconds::DOUBLE, result, epoch_ms(start::TIMESTAMP) FROM ${reader}('${path}') WHERE chat = '${chat.replace("'", "''")}' AND kind = 'limit' ORDER BY start`
                ),
                [
                    ['connect', 45, 'breached', String(Date.parse(at(0)))],
                    ['response', 15, 'met', String(Date.parse(at(45)))]
                ]
            );
            const chats = await asked(
                `SELECT events::INT, met::INT, breached::INT, open::INT FROM ${reader}('${join(folder, `chats-${name}`)}') ORDER BY first_event`
            );
            assert.deepEqual(chats, [
                [4, 1, 1, 0],
                [2, 0, 0, 1]
            ]);
        });
    }
});

describe('the row of a chat', () => {
    test('counts the chat’s own events, not the capacity of all agents', () => {
        const lines = [
            line('capacity', -3000, { chat: '*', available: 0 }),
            line('requested', 0),
            line('capacity', 5, { chat: '*', available: 1 }),
            line('message', 7, { from: 'client', text: 'Hello?' }),
            line('capacity', 10, { chat: '*', available: 2 })
        ];
        run([file('capacity.jsonl', lines), '--chats-out', 'capacity.csv', '--now', at(20)]);
        const [head = [], row = []] = parseCsv(readFileSync(join(folder, 'capacity.csv'), 'utf8'));
        const of = (name: string): string | undefined => row[head.indexOf(name)];
        assert.deepEqual([of('first_event'), of('last_event'), of('events')], [at(0), at(7), '2']);
    });
});

describe('the waits of a chat', () => {
    test('are told where an agent ended them, not where the chat or the record did', () => {
        const lines = [
            line('requested', 0, { chat: 'gave up' }),
            line('ended', 100, { chat: 'gave up', by: 'client' }),
            line('requested', 0, { chat: 'answered late' }),
            line('accepted', 10, { chat: 'answered late' }),
            line('message', 90, { chat: 'answered late', from: 'agent', intent: 'answer' }),
            line('message', 91, { chat: 'answered late', from: 'client', text: 'And now?' }),
            line('inactive', 200, { chat: 'answered late' }),
            line('requested', 0, { chat: 'runs' }),
            line('accepted', 20, { chat: 'runs' }),
            line('inactive', 300, { chat: 'other' })
        ];
        run([file('waits.jsonl', lines), '--chats-out', 'waits.csv']);
        const rows = parseCsv(readFileSync(join(folder, 'waits.csv'), 'utf8'));
        const columns = ['chat', 'connect_seconds', 'first_response_seconds', 'longest_response_seconds'];
        const places = columns.map((name) => rows[0]?.indexOf(name) ?? -1);
        assert.deepEqual(
            rows.slice(1, 4).map((row) => places.map((place) => row[place])),
            [
                ['gave up', '', '', ''],
                ['answered late', '10', '80', '80'],
                ['runs', '20', '', '']
            ]
        );
    });
});

describe('an export', () => {
    test('needs a name that says its format', () => {
        const { status, err } = run([FILE, '--episodes', 'episodes.xlsx']);
        assert.equal(status, 2);
        assert.match(err, /--episodes episodes\.xlsx: the name must end with \.csv, \.jsonl or \.parquet/);
    });

    test('is not there where the replay failed', () => {
        assert.equal(run(['missing.jsonl', '--episodes', 'never.csv']).status, 2);
        assert.equal(existsSync(join(folder, 'never.csv')), false);
    });
});
