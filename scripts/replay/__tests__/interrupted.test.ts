import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { TemporaryFile } from '../engine/temporaryFile.ts';
import { COMMAND, file, folder, line, run } from './runReplay.ts';

const target = mkdtempSync(join(folder, 'interrupted-'));
const EPISODES = join(target, 'episodes.csv');

/** Starts a replay that waits for more input, and waits until it has begun to write. */
async function startWriting(): Promise<ChildProcess> {
    const watcher = watch(target);
    const changed = once(watcher, 'change');
    const child = spawn(process.execPath, [...COMMAND, '-', '--episodes', EPISODES], {
        cwd: folder,
        stdio: ['pipe', 'ignore', 'inherit']
    });
    await changed;
    watcher.close();
    return child;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown[]> {
    const ended = once(child, 'exit');
    child.kill(signal);
    return ended;
}

describe('a replay that is interrupted', () => {
    for (const [signal, status] of [
        ['SIGINT', 130],
        ['SIGTERM', 143]
    ] as const) {
        test(`by ${signal} removes what it began to write`, async () => {
            const child = await startWriting();
            assert.deepEqual(await kill(child, signal), [status, null]);
            assert.deepEqual(readdirSync(target), []);
        });
    }

    test('by SIGKILL leaves a file that the next one removes', async () => {
        const child = await startWriting();
        await kill(child, 'SIGKILL');
        assert.equal(readdirSync(target).length, 1);
        const { status } = run([file('next.jsonl', [line('requested', 0)]), '--episodes', EPISODES]);
        assert.equal(status, 0);
        assert.deepEqual(readdirSync(target), ['episodes.csv']);
    });

    test('leaves alone what a replay beside it writes', async () => {
        const child = await startWriting();
        const other = join(target, 'episodes.csv');
        assert.equal(run([file('beside.jsonl', [line('requested', 0)]), '--episodes', other]).status, 0);
        assert.equal(readdirSync(target).filter((name) => name.endsWith('.unfinished')).length, 1);
        await kill(child, 'SIGTERM');
        assert.deepEqual(readdirSync(target), ['episodes.csv']);
    });
});

test('what does not fit into memory is in a file without a name, which the system frees however the process ends', (context) => {
    const temporary = mkdtempSync(join(folder, 'temporary-'));
    const before = { ...process.env };
    process.env['TMPDIR'] = temporary;
    context.after(() => {
        process.env = before;
    });
    const kept = new TemporaryFile();
    const first = kept.append(Buffer.from('events'));
    const second = kept.append(Buffer.from(' and more'));
    assert.deepEqual(readdirSync(temporary), []);
    const read = Buffer.alloc(second.place + second.size);
    kept.read(read, 0, first);
    kept.read(read, first.size, second);
    assert.equal(read.toString(), 'events and more');
    kept.close();
});
