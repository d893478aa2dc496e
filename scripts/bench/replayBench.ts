import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAlone } from './childProcess.ts';
import { figure, median, type Figure } from './figure.ts';
import { generatedTimeline } from './generatedTimeline.ts';

const EVENTS = 1_000_000;
const SEED = 7;
const RUNS = 5;

async function write(file: string): Promise<void> {
    const stream = createWriteStream(file);
    for (const line of generatedTimeline(EVENTS, SEED)) {
        if (!stream.write(`${line}\n`)) {
            await once(stream, 'drain');
        }
    }
    stream.end();
    await once(stream, 'finish');
}

/**
 * The whole command, from the start of its process to its end, over a million events, beside a process that only reads
 * and parses the same lines; and its peak memory beside the file's size.
 */
export async function replayBench(say: (text: string) => void): Promise<Figure[]> {
    const folder = await mkdtemp(join(tmpdir(), 'chat-etiquette-'));
    const file = join(folder, 'timeline.jsonl');
    try {
        say(`writing ${EVENTS} events`);
        await write(file);
        const { size } = await stat(file);
        const replays: number[] = [];
        const limits: number[] = [];
        const peaks: number[] = [];
        for (let run = 1; run <= RUNS; run += 1) {
            say(`run ${run} of ${RUNS}`);
            limits.push((await runAlone('scripts/bench/readingLimit.ts', [file])).milliseconds);
            const taken = await runAlone('scripts/replay/main.ts', [file, '--json']);
            replays.push(taken.milliseconds);
            peaks.push(taken.peakBytes);
        }
        const perSecond = (milliseconds: number): number => (EVENTS * 1000) / milliseconds;
        return [
            figure('replay', 'events/s', replays.map(perSecond), perSecond(median(limits)), true),
            figure('replay-memory', 'bytes', peaks, size)
        ];
    } finally {
        await rm(folder, { recursive: true });
    }
}
