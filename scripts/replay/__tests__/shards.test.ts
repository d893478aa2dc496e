import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { generatedTimeline } from '../../bench/generatedTimeline.ts';
import { at, file, folder, line, run, type ReportJson } from './runReplay.ts';

const LINES = [...generatedTimeline(6_000, 3), 'no event', '{"chat":"570xx0000000003AAA"}'];
const FILE = file('floor.jsonl', LINES);
const WHAT_IF = ['--what-if', 'response=45,90', '--what-if', 'nudge=120', '--lenient'];
const json = run([FILE, '--json', '--workers', '1']);
const single = run([FILE, '--workers', '1', ...WHAT_IF]).out;

function partials(count: number, ...options: string[]): string[] {
    return Array.from({ length: count }, (_, index) => {
        const name = `part-${index + 1}-of-${count}.json`;
        run([FILE, '--shard', `${index + 1}/${count}`, '--partial', name, ...options]);
        return name;
    });
}

describe('whatever the number of threads', () => {
    for (const workers of ['2', '3']) {
        test(`the JSON report is the same to the byte, with ${workers}`, () => {
            assert.deepEqual(run([FILE, '--json', '--workers', workers]), json);
        });
    }

    test('the summary and the list of chats are the same', () => {
        assert.equal(run([FILE, '--workers', '2', ...WHAT_IF]).out, single);
        const chats = run([FILE, '--chats', '--workers', '1']).out;
        assert.equal(run([FILE, '--chats', '--workers', '2']).out, chats);
    });
});

const QUEUES = ['Orders', 'Rücksendung', undefined];

describe('a record of many megabytes', () => {
    // Threads read it in turns, so each finds events of chats that another one has.
    const lines = [...generatedTimeline(150_000, 5)].flatMap((each, place) => {
        const event = JSON.parse(each) as { agent?: string; type: string };
        if (event.type === 'requested') {
            return [JSON.stringify({ ...event, queue: QUEUES[place % QUEUES.length] })];
        }
        return [
            // Of two names of one agent, and of two lines with one id, the first counts.
            event.agent !== undefined && place % 9 === 0
                ? line('accepted', place, { ...event, agentName: `${place}` })
                : each,
            ...(place % 20_000 === 7 ? ['no event', each] : [])
        ];
    });
    const large = file('large.jsonl', lines);
    const whole = run([large, '--json', '--workers', '1']);
    const summary = run([large, '--workers', '1', '--agents', ...WHAT_IF]).out;

    for (const options of [
        ['--workers', '2'],
        ['--workers', '3'],
        ['--workers', '1', '--memory', '2'],
        ['--workers', '2', '--memory', '2']
    ]) {
        test(`comes to the same bytes with ${options.join(' ')}`, () => {
            const { out, err, status } = run([large, '--json', ...options]);
            assert.ok(out === whole.out);
            assert.equal(err, whole.err);
            assert.equal(status, 1);
            assert.equal(run([large, '--agents', ...WHAT_IF, ...options]).out, summary);
        });
    }

    test('leaves nothing in the folder for temporary files', () => {
        const temporary = mkdtempSync(join(folder, 'temporary-'));
        run([large, '--json', '--workers', '2', '--memory', '2'], '', { TMPDIR: temporary });
        assert.deepEqual(readdirSync(temporary), []);
    });

    test('says where it cannot keep what does not fit into memory', () => {
        for (const workers of ['1', '2']) {
            const gone = join(folder, 'no-such-folder');
            const { err, status } = run([large, '--workers', workers, '--memory', '2', '--lenient'], '', {
                TMPDIR: gone
            });
            const [last = ''] = err.trimEnd().split('\n').slice(-1);
            assert.match(
                last,
                /^replay: What does not fit into memory cannot be kept in .*no-such-folder: no such file or directory/
            );
            assert.equal(status, 2);
        }
    });
});

describe('the partials of shards', () => {
    for (const count of [1, 2, 5]) {
        test(`merge to exactly the single run, from ${count}`, () => {
            assert.equal(run(['merge', ...partials(count, ...WHAT_IF), '--lenient']).out, single);
        });
    }

    test('merge in any order, and with chats that go on where the record stops', () => {
        const lines = [
            line('requested', 0, { chat: 'a' }),
            line('requested', 10, { chat: 'b' }),
            line('capacity', 20, { chat: '*', available: 0 }),
            line('accepted', 40, { chat: 'c', agent: 'Ann' }),
            line('message', 300, { chat: 'd', from: 'bot' })
        ];
        const open = file('open.jsonl', lines);
        const names = ['1/3', '2/3', '3/3'].map((shard) => {
            run([open, '--shard', shard, '--partial', `open-${shard[0]}.json`]);
            return `open-${shard[0]}.json`;
        });
        assert.equal(run(['merge', ...names.reverse()]).out, run([open]).out);
        const early = ['1/2', '2/2'].map((shard) => {
            run([open, '--now', at(30), '--shard', shard, '--partial', `early-${shard[0]}.json`]);
            return `early-${shard[0]}.json`;
        });
        assert.equal(run(['merge', ...early]).out, run([open, '--now', at(30)]).out);
    });

    test('say that chats are judged at the last event of the shard, and with --now are judged as in one run', () => {
        const lines = [line('requested', 0, { chat: 'a' }), line('requested', 100, { chat: 'b' })];
        const two = file('two-chats.jsonl', lines);
        for (const [option, ...value] of [['--json'], ['--chats'], ['--episodes', 'e.csv'], ['--chats-out', 'c.csv']]) {
            const partial = option === '--json' || option === '--chats' ? [] : ['--partial', 'p.json'];
            const also = option === '--chats' ? ['--episodes', 'f.csv'] : [];
            const args = [two, '--shard', '1/2', option ?? '', ...value, ...partial, ...also];
            const { status, err } = run(args);
            assert.match(err, /^Shard 1 of 2 knows only its own last event.* --now ISO/);
            assert.equal(status, 0);
            assert.equal(run([...args, '--now', at(100)]).err, '');
        }
        const chatsOf = (...shard: string[]) =>
            (JSON.parse(run([two, '--json', '--now', at(100), ...shard]).out) as ReportJson).chats;
        const shards = [...chatsOf('--shard', '1/2'), ...chatsOf('--shard', '2/2')];
        assert.deepEqual(
            shards.sort((one, other) => one.chat.localeCompare(other.chat)),
            chatsOf()
        );
    });

    test('beside them, the exports and the page have the chats that go on where the record stops', () => {
        const lines = [
            line('accepted', 0, { chat: 'a', agent: 'Ann' }),
            line('message', 5, { chat: 'a', from: 'agent', intent: 'answer' }),
            line('closed', 300, { chat: 'b' })
        ];
        const open = file('goes-on.jsonl', lines);
        const names = ['goes-on-e.csv', 'goes-on-c.csv', 'goes-on.html'];
        const [episodes = '', chats = '', page = ''] = names;
        const written = (...options: string[]): string[] => {
            const files = ['--episodes', episodes, '--chats-out', chats, '--html', page];
            assert.equal(run([open, '--what-if', 'nudge=30', ...files, ...options]).err, '');
            return names.map((name) => readFileSync(join(folder, name), 'utf8'));
        };
        assert.deepEqual(written('--partial', 'goes-on.json'), written());
    });

    test('are not taken for the whole: the summary of a shard says which it is', () => {
        const { out } = run([FILE, '--shard', '2/3', '--episodes', 'e.csv', '--now', at(0), '--lenient']);
        assert.match(out, /^Only shard 2 of 3:\n/);
    });

    test('are refused where one is missing, given twice, of another policy or of another input', () => {
        const [first = '', second = ''] = partials(2);
        const fails = (names: string[], reason: RegExp): void => {
            const { status, out, err } = run(['merge', ...names]);
            assert.match(err, reason);
            assert.equal(out, '');
            assert.equal(status, 2);
        };
        fails([first], /shard 2\/2 is given in no partial/);
        copyFileSync(join(folder, first), join(folder, 'copy.json'));
        fails([first, 'copy.json', second], /shard 1\/2 is given 2 times/);
        run([FILE, '--partial', 'whole.json']);
        fails(['whole.json', './whole.json'], /whole\.json is given twice: its chats would count twice/);
        fails(['whole.json', '--chats'], /--chats: merge takes .* only --html, --agents, --lenient go with it/);
        fails(['whole.json', '--chat', 'a'], /--chat: merge takes /);
        fails([first, file('other.json', '{}')], /other\.json is no partial/);
        fails([first, file('broken.json', '{"format"')], /broken\.json is no partial/);
        const whole = JSON.parse(readFileSync(join(folder, 'whole.json'), 'utf8')) as Record<string, unknown>;
        for (const damage of [{ policy: 'x' }, { statistics: {} }, { names: undefined }, { zone: 'x' }]) {
            fails([file('damaged.json', JSON.stringify({ ...whole, ...damage }))], /damaged\.json is damaged: /);
        }
        const policy = file('slow.json', '{"response": 90}');
        run([FILE, '--shard', '2/2', '--partial', 'slow-2.json', '--policy', policy]);
        fails([first, 'slow-2.json'], /slow-2\.json was made with another policy/);
        writeFileSync(join(folder, 'longer.jsonl'), `${readFileSync(join(folder, FILE), 'utf8')}${LINES[0]}\n`);
        run(['longer.jsonl', '--shard', '2/2', '--partial', 'longer-2.json']);
        fails([first, 'longer-2.json'], /the input changed between the shards/);
    });
});
