import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseCsv } from '../../formats/csv/csv.ts';
import { file, folder, line, run } from './runReplay.ts';

/** A chat that is accepted after so many seconds, and answered in time. */
function chat(name: string, accepted: number, queue?: string): string[] {
    return [
        line('requested', 0, { chat: name, text: 'Hello', queue }),
        line('accepted', accepted, { chat: name, agent: 'Ann' }),
        line('message', accepted + 5, { chat: name, from: 'agent', agent: 'Ann', text: 'Good morning' }),
        line('ended', accepted + 20, { chat: name })
    ];
}

const ORDERS = [...chat('a', 10, 'Orders'), ...chat('b', 40, 'Orders')];
const RETURNS = chat('c', 10, 'Rücksendung');
/** Goes to another queue after its first question was answered, where the next one waits too long. */
const MOVED = [
    ...chat('d', 10, 'Orders').slice(0, 3),
    line('transferred', 20, { chat: 'd', queue: 'Repairs' }),
    line('accepted', 25, { chat: 'd', agent: 'Ben' }),
    line('message', 30, { chat: 'd', from: 'client', text: 'Still broken, what now?' }),
    line('message', 130, { chat: 'd', from: 'agent', agent: 'Ben', text: 'Please send it in' }),
    line('ended', 140, { chat: 'd' })
];

/** The rows of the summary's table of queues: the queue with its cells. */
function queueRows(text: string): Record<string, string[]> {
    const [, after = ''] = text.split(/^Queue .*\n/m);
    const [table = ''] = after.split('\n\n');
    const rows = table.split('\n').map((row) => row.trim().split(/\s{2,}/));
    return Object.fromEntries(rows.map(([name = '', ...cells]) => [name, cells]));
}

describe('where chats tell their queues', () => {
    const path = file('queues.jsonl', [...ORDERS, ...RETURNS, ...MOVED, ...chat('e', 10)]);
    const whole = run([path, '--workers', '1']).out;

    test('the summary gives the shares of each, a wait counting for the queue in which it began', () => {
        assert.deepEqual(queueRows(whole), {
            Orders: ['66.7 %', '100.0 %', 'no waits', '1', '6'],
            Repairs: ['no waits', '0.0 %', 'no waits', '1', '1'],
            Rücksendung: ['100.0 %', '100.0 %', 'no waits', '0', '2'],
            'no queue told': ['100.0 %', '100.0 %', 'no waits', '0', '2']
        });
    });

    test('so do two threads, the disk and shards', () => {
        assert.equal(run([path, '--workers', '2']).out, whole);
        assert.equal(run([path, '--memory', '1', '--workers', '2']).out, whole);
        const shards = ['1/3', '2/3', '3/3'].map((shard, place) => {
            const partial = `queues-${place}.json`;
            run([path, '--shard', shard, '--partial', partial]);
            return partial;
        });
        assert.equal(run(['merge', ...shards]).out, whole);
    });

    test('the page has a table of them, and the exports their names', () => {
        run([path, '--html', 'queues.html', '--episodes', 'queues.csv', '--chats-out', 'queue-chats.jsonl']);
        const page = readFileSync(join(folder, 'queues.html'), 'utf8');
        assert.match(page, /<caption>Waits by queue<\/caption>/);
        assert.match(page, /<th scope="row">Rücksendung<\/th>/);
        const rows = parseCsv(readFileSync(join(folder, 'queues.csv'), 'utf8'));
        const late = rows.filter(([of, rule]) => of === 'd' && rule === 'response').at(-1);
        assert.equal(late?.at(-1), 'Repairs');
        assert.match(readFileSync(join(folder, 'queue-chats.jsonl'), 'utf8'), /"chat":"d".*"queue":"Repairs"/);
    });
});

test('where all chats are of one queue, nothing is broken down by queue', () => {
    assert.doesNotMatch(run([file('orders.jsonl', ORDERS)]).out, /^Queue/m);
    assert.doesNotMatch(run([file('some.jsonl', [...ORDERS, ...chat('e', 10)])]).out, /^Queue/m);
});

test('of many queues the summary shows the ten with the most waits, and says how many more there are', () => {
    const many = Array.from({ length: 14 }, (_, number) => chat(`chat ${number}`, 10, `Team ${number + 10}`)).flat();
    const { out } = run([file('many-queues.jsonl', [...many, ...chat('more', 10, 'Team 23')])]);
    const names = Object.keys(queueRows(out));
    assert.equal(names.length, 11);
    assert.ok(names.includes('Team 23'));
    assert.equal(names.at(-1), '4 more queues: --html FILE lists all.');
});

test('a queue that is no text means nothing, and the line counts', () => {
    const path = file('odd.jsonl', [
        line('requested', 0, { queue: 7 }),
        line('accepted', 5, { queue: null, agent: 'A' })
    ]);
    const { out, status } = run([path]);
    assert.equal(status, 0);
    assert.match(out, /1 chat, 2 events/);
});
