import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../node/bundles.ts';
import { file, folder, line, run, type Replayed } from './runReplay.ts';

/** Does of GNU parallel what the script asks of it, one shard after the other. */
const PARALLEL = `#!/bin/sh
for last; do :; done
while read -r shard; do
    sh -c "$(printf '%s' "$last" | sed "s/{}/$shard/g")" < /dev/null || exit 1
done
`;
mkdirSync(join(folder, 'bin'));
chmodSync(join(folder, file('bin/parallel', PARALLEL)), 0o755);

const LINES = ['a', 'b', 'c'].flatMap((chat) => [
    line('requested', 0, { chat }),
    line('accepted', 45, { chat, agent: 'Ann' })
]);

const SCRIPT = join(root, 'scripts/replay/shards/replay-shards.sh');
const PATH = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter);

function inShards(...args: string[]): Replayed {
    return inShardsWith({}, ...args);
}

function inShardsWith(environment: NodeJS.ProcessEnv, ...args: string[]): Replayed {
    const { status, stdout, stderr } = spawnSync(SCRIPT, args, {
        cwd: folder,
        env: { ...process.env, PATH, INIT_CWD: root, TMPDIR: folder, ...environment },
        encoding: 'utf8'
    });
    return { status, out: stdout, err: stderr };
}

describe('the script for shards comes to the report of one run', { skip: process.platform === 'win32' }, () => {
    const timeline = file('team.jsonl', LINES);

    test('with options whose paths are seen from where it was called', () => {
        const policy = file('policy of the team.json', '{"connect": 50}');
        const { status, out, err } = inShards('2', timeline, '--', '--policy', policy);
        assert.deepEqual({ status, out, err }, run([timeline, '--policy', policy]));
    });

    test('of a file with a quotation mark in its name', () => {
        const quoted = file("the team's.jsonl", LINES);
        assert.deepEqual(inShards('2', quoted, timeline), run([quoted, timeline]));
    });

    test('with rejected lines, and ends as one run does with --lenient and without it', () => {
        const spoilt = file('spoilt.jsonl', [...LINES, 'no event']);
        for (const options of [[], ['--lenient']]) {
            assert.deepEqual(inShards('2', spoilt, '--', ...options), run([spoilt, ...options]));
        }
    });

    test('with a folder for partials that is named as seen from where it was called', () => {
        mkdirSync(join(folder, 'partials'));
        assert.deepEqual(inShardsWith({ WORK: 'partials' }, '2', timeline), run([timeline]));
        assert.deepEqual(readdirSync(join(folder, 'partials')), []);
    });

    test('where nothing comes after the dashes', () => {
        assert.deepEqual(inShards('2', timeline, '--'), run([timeline]));
    });
});

describe('the script for shards, where it is interrupted', { skip: process.platform === 'win32' }, () => {
    mkdirSync(join(folder, 'slow'));
    chmodSync(join(folder, file('slow/parallel', '#!/bin/sh\necho begun\nsleep 60\n')), 0o755);

    for (const [signal, status] of [
        ['SIGINT', 130],
        ['SIGTERM', 143]
    ] as const) {
        test(`by ${signal} leaves no partials behind`, async () => {
            const temporary = mkdtempSync(join(folder, 'partials-'));
            const child = spawn(SCRIPT, ['2', file('slow.jsonl', LINES)], {
                cwd: folder,
                env: { ...process.env, PATH: [join(folder, 'slow'), PATH].join(delimiter), TMPDIR: temporary },
                stdio: ['ignore', 'pipe', 'inherit'],
                // A terminal's Ctrl-C goes to everything that the command started.
                detached: true
            });
            await once(child.stdout, 'data');
            assert.equal(readdirSync(temporary).length, 1);
            const ended = once(child, 'exit');
            process.kill(-(child.pid as number), signal);
            assert.deepEqual(await ended, [status, null]);
            assert.deepEqual(readdirSync(temporary), []);
        });
    }
});
