import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../node/bundles.ts';
import { at, COMMAND, file, folder, line, report, run, type ReportJson } from './runReplay.ts';

const LINES = [line('requested', 0), line('accepted', 45, { agent: 'Ann' })];
const TIMELINE = file('timeline.jsonl', LINES);

describe('the command line', () => {
    test('ends with 0 where every line was read', () => {
        assert.equal(run([TIMELINE]).status, 0);
        assert.equal(run([TIMELINE, '--json']).err, '');
    });

    test('shows its help', () => {
        const { status, out } = run(['--help']);
        assert.equal(status, 0);
        assert.match(out, /npm run --silent replay -- FILE… \[options\]/);
        for (const option of ['--policy', '--json', '--now', '--lenient']) {
            assert.ok(out.includes(option), option);
        }
    });

    test('takes a team’s policy, and shows it in the report', () => {
        const policy = file('team.json', '{"connect": 45, "silenceAnchor": "first", "texts": {"nudge": "Hello?"}}');
        const told = report(LINES, '--policy', policy);
        assert.equal(told.policy.connect, 45);
        assert.equal(told.policy.silenceAnchor, 'first');
        assert.equal(told.policy.response, 60);
        assert.equal('texts' in told.policy, false);
        assert.equal(told.chats[0]?.episodes[0]?.result, 'met');
        assert.equal(report(LINES).chats[0]?.episodes[0]?.result, 'breached');
    });

    test('takes a policy with a byte order mark', () => {
        assert.equal(report(LINES, '--policy', file('marked.json', '\uFEFF{"connect": 45}')).policy.connect, 45);
    });

    test('recognises messages by the team’s own words', () => {
        const policy = file('german.json', '{"phrases": {"hold": ["einen Augenblick"]}}');
        const lines = [line('accepted', 0), line('message', 5, { from: 'agent', text: 'Einen Augenblick, bitte.' })];
        const rules = report(lines, '--policy', policy).chats[0]?.episodes.map(({ rule }) => rule);
        assert.ok(rules?.includes('update'));
    });

    test('takes paths as the person typed them, wherever npm runs the program', () => {
        mkdirSync(join(folder, 'deep'));
        const called = spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), 'replay', TIMELINE, '--json'], {
            cwd: root,
            env: { ...process.env, INIT_CWD: folder }
        });
        assert.equal(called.status, 0, called.stderr.toString());
        assert.equal((JSON.parse(called.stdout.toString()) as ReportJson).chats.length, 1);
        assert.equal(run([`../${TIMELINE}`], '', { INIT_CWD: join(folder, 'deep') }).status, 0);
        assert.equal(run([join(folder, TIMELINE)], '', { INIT_CWD: '/' }).status, 0);
    });

    test('gives up quietly where its reader goes away', async () => {
        const many = Array.from({ length: 20_000 }, (_, index) => line('accepted', index, { chat: `chat ${index}` }));
        const child = spawn(process.execPath, [...COMMAND, file('many.jsonl', many), '--json'], {
            cwd: folder,
            env: { ...process.env, INIT_CWD: folder }
        });
        let err = '';
        child.stderr.on('data', (data: Buffer) => (err += data.toString()));
        child.stdout.once('data', () => child.stdout.destroy());
        const status = await new Promise((resolve) => child.on('close', resolve));
        assert.equal(err, '');
        assert.equal(status, 0);
    });

    test(
        'finishes the files it was asked for where its reader goes away',
        { skip: process.platform === 'win32' },
        () => {
            const lines = Array.from({ length: 20_000 }, (_, index) =>
                line('accepted', index, { chat: `chat ${index}` })
            );
            const files = ['--html', 'read.html', '--episodes', 'read.csv', '--chats-out', 'read.jsonl'];
            const args = [...COMMAND, file('many.jsonl', lines), '--json', ...files];
            const { stdout, stderr } = spawnSync('sh', ['-c', '"$@" | head -c 1', 'sh', process.execPath, ...args], {
                cwd: folder,
                env: { ...process.env, INIT_CWD: folder },
                encoding: 'utf8'
            });
            assert.deepEqual([stdout, stderr], ['{', '']);
            const [page = '', csv = '', chats = ''] = ['read.html', 'read.csv', 'read.jsonl'].map((name) =>
                readFileSync(join(folder, name), 'utf8')
            );
            assert.match(page, /20,000 chats/);
            assert.match(csv, /^chat 19999,/m);
            assert.equal(chats.trimEnd().split('\n').length, 20_000);
        }
    );

    test(
        'puts no second JSON object behind a report of which a part is out',
        { skip: process.platform === 'win32' },
        () => {
            const many = Array.from({ length: 20_000 }, (_, index) =>
                line('accepted', index, { chat: `chat ${index}` })
            );
            const args = [...COMMAND, file('many.jsonl', many), '--json', '--episodes', 'large.csv'];
            const { status, stdout, stderr } = spawnSync(
                'sh',
                ['-c', 'ulimit -f 1; exec "$@"', 'sh', process.execPath, ...args],
                { cwd: folder, env: { ...process.env, INIT_CWD: folder }, encoding: 'utf8', maxBuffer: 1 << 28 }
            );
            assert.match(stderr, /^replay: \S+large\.csv cannot be written: [^\n]+ Nothing of it was kept\.\n$/);
            assert.match(stdout, /^\{"policy"/);
            assert.doesNotMatch(stdout, /"status"/);
            assert.equal(status, 2);
        }
    );

    test('waits for a reader that is slow', async () => {
        const many = Array.from({ length: 20_000 }, (_, index) => line('accepted', index, { chat: `chat ${index}` }));
        const child = spawn(process.execPath, [...COMMAND, file('many.jsonl', many), '--json'], {
            cwd: folder,
            env: { ...process.env, INIT_CWD: folder }
        });
        child.stdout.setEncoding('utf8');
        let out = '';
        for await (const piece of child.stdout as AsyncIterable<string>) {
            out += piece;
        }
        assert.equal((JSON.parse(out) as ReportJson).chats.length, 20_000);
    });
});

describe('with exit status 2 the command line says', () => {
    const fails = (args: string[], message: RegExp): void => {
        const { status, out, err } = run(args);
        assert.match(err, message);
        assert.equal(out, '');
        assert.equal(status, 2);
    };

    test('that it needs a file', () => {
        fails([], /^replay: a FILE is needed: .*\nSee npm run replay -- --help\.\n$/);
    });

    test('which file cannot be read', () => {
        fails(['missing.jsonl'], /^replay: no such file or directory: \S+missing\.jsonl\. Check the path\./);
        mkdirSync(join(folder, 'empty'));
        fails(['empty'], /^replay: empty has no timeline in it/);
        fails(['none-*.jsonl'], /^replay: none-\*\.jsonl matches no file/);
    });

    test('which option it does not know', () => {
        fails([TIMELINE, '--jsn'], /^replay: Unknown option '--jsn'/);
        fails([TIMELINE, '--now'], /^replay: .*--now/);
    });

    test('what a time must be', () => {
        fails([TIMELINE, '--now', 'yesterday'], /^replay: --now yesterday: an ISO 8601 time with its offset is needed/);
        fails([TIMELINE, '--now', at(0).slice(0, -1)], /^replay: --now .*offset/);
    });

    test('every bad value of a policy, with the policy’s file', () => {
        const policy = file('bad.json', '{"connect": -1, "idle": 100, "texts": {"hold": ""}, "colour": "red"}');
        fails(
            [TIMELINE, '--policy', policy],
            /^replay: --policy bad\.json: .*connect: given -1, allowed is .*; texts\.hold: given "", .*; colour: unknown key with "red".*; idle: given 100, allowed is .*180/
        );
    });

    test('which file would be written twice, or over what is read', () => {
        const copy = file('copy.jsonl', LINES);
        fails(
            [copy, '--episodes', 'both.csv', '--chats-out', 'both.csv'],
            /^replay: --episodes and --chats-out cannot both/
        );
        fails([copy, '--episodes', copy], /^replay: --episodes \S+copy\.jsonl would be written over what is read\n/);
        assert.equal(run([copy, '--json']).status, 0);
    });

    test('what is to be tried, where a number is missing between commas', () => {
        fails(
            [TIMELINE, '--what-if', 'response=45,,60'],
            /^replay: --what-if response=45,,60: LIMIT=SECONDS,… is needed/
        );
        fails([TIMELINE, '--what-if', 'response=45,'], /LIMIT=SECONDS,… is needed/);
        assert.equal(run([TIMELINE, '--what-if', 'response=45,60.5']).status, 0);
    });

    test('that the times of single chats are UTC whatever the time zone', () => {
        for (const option of ['--json', '--chats']) {
            const args = [TIMELINE, option, '--time-zone', 'Europe/Berlin'];
            const { status, err } = run(args);
            assert.match(err, /^replay: --time-zone is of the summary, .* and the times of --\w+ are UTC\n/);
            assert.equal(status, 2);
            assert.equal(run([...args, '--html', 'zone.html']).status, 0);
        }
    });

    test('which place is no file', { skip: process.platform === 'win32' }, () => {
        const device = join(folder, 'null.html');
        symlinkSync('/dev/null', device);
        fails([TIMELINE, '--html', device], /null\.html cannot be written: that is a device or a pipe; name a file\./);
    });

    test('which policy is no JSON, or not there', () => {
        fails([TIMELINE, '--policy', file('broken.json', '{connect: 1}')], /^replay: --policy broken\.json: .*JSON/);
        fails([TIMELINE, '--policy', 'none.json'], /^replay: --policy none\.json: no such file or directory/);
    });
});
