import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
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

function inShards(...args: string[]): Replayed {
    const path = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter);
    const { status, stdout, stderr } = spawnSync(join(root, 'scripts/replay/shards/replay-shards.sh'), args, {
        cwd: folder,
        env: { ...process.env, PATH: path, INIT_CWD: root, TMPDIR: folder },
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

    test('where nothing comes after the dashes', () => {
        assert.deepEqual(inShards('2', timeline, '--'), run([timeline]));
    });
});
