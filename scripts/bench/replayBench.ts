import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAlone, type Taken } from './childProcess.ts';
import { figure, median, type Figure } from './figure.ts';
import { generatedTimeline } from './generatedTimeline.ts';

const EVENTS = 1_000_000;
const MANY_EVENTS = 10 * EVENTS;
const SEED = 7;
const RUNS = 5;
/** What ten million events may take in memory, and how many times the time of a million. */
const MEMORY_LIMIT = 700 * 1e6;
const TIMES_LIMIT = 13;
/** How many times as fast two threads must be as one. */
const SCALING_LIMIT = 1.6;

async function write(file: string, events: number): Promise<void> {
    const stream = createWriteStream(file);
    for (const line of generatedTimeline(events, SEED)) {
        if (!stream.write(`${line}\n`)) {
            await once(stream, 'drain');
        }
    }
    stream.end();
    await once(stream, 'finish');
}

function replay(file: string, ...options: string[]): Promise<Taken> {
    return runAlone('scripts/replay/main.ts', [file, ...options]);
}

function milliseconds(taken: readonly Taken[]): number[] {
    return taken.map((each) => each.milliseconds);
}

/** Returns how many times as much the machine does where two replays of one thread each run side by side. */
async function machineScaling(file: string, alone: number): Promise<number> {
    const start = performance.now();
    await Promise.all([replay(file, '--workers', '1'), replay(file, '--workers', '1')]);
    return (2 * alone) / (performance.now() - start);
}

/** The summary, the JSON of all episodes, one thread alone, and the limit: taken in turns, so that all meet the same machine. */
async function million(file: string, say: (text: string) => void): Promise<Figure[]> {
    const taken: Record<'limit' | 'summary' | 'json' | 'alone', Taken[]> = {
        limit: [],
        summary: [],
        json: [],
        alone: []
    };
    const machine: number[] = [];
    for (let run = 1; run <= RUNS; run += 1) {
        say(`a million events, run ${run} of ${RUNS}`);
        taken.limit.push(await runAlone('scripts/bench/readingLimit.ts', [file]));
        taken.summary.push(await replay(file, '--workers', '2'));
        taken.json.push(await replay(file, '--json', '--workers', '2'));
        const alone = await replay(file, '--workers', '1');
        taken.alone.push(alone);
        machine.push(await machineScaling(file, alone.milliseconds));
    }
    const limit = median(milliseconds(taken.limit));
    const { size } = await stat(file);
    const summary = milliseconds(taken.summary);
    const scaling = taken.alone.map(({ milliseconds: alone }, run) => alone / (summary[run] ?? NaN));
    const perSecond = summary.map((time) => (EVENTS * 1000) / time);
    const perEvent = taken.summary.map(({ peakBytes }) => peakBytes / EVENTS);
    return [
        figure('replay-summary', 'ms', summary, limit),
        figure('replay-json', 'ms', milliseconds(taken.json), limit),
        figure('replay-one-thread', 'ms', milliseconds(taken.alone), limit),
        figure('replay-scaling', 'times', scaling, SCALING_LIMIT, true),
        figure('replay-scaling-of-machine', 'times', machine, SCALING_LIMIT, true),
        figure('replay-rate', 'events/s', perSecond, (EVENTS * 1000) / limit, true),
        figure('replay-bytes-per-event', 'bytes', perEvent, size / EVENTS)
    ];
}

/** Ten times as many, which do not fit into the memory that is granted; beside them what starting costs is little. */
async function tenMillion(file: string, timeOfMillion: number): Promise<Figure[]> {
    const taken = await replay(file, '--workers', '2');
    const alone = await replay(file, '--workers', '1');
    return [
        figure('replay-memory-10m', 'bytes', [taken.peakBytes], MEMORY_LIMIT),
        figure('replay-time-10m', 'times that of a million', [taken.milliseconds / timeOfMillion], TIMES_LIMIT),
        figure('replay-scaling-10m', 'times', [alone.milliseconds / taken.milliseconds], SCALING_LIMIT, true)
    ];
}

/**
 * The whole command, from the start of its process to its end, over a million events, beside a process that only reads
 * and parses the same lines; then its memory and time over ten million.
 */
export async function replayBench(say: (text: string) => void): Promise<Figure[]> {
    const folder = await mkdtemp(join(tmpdir(), 'chat-etiquette-'));
    const file = join(folder, 'timeline.jsonl');
    try {
        say(`writing ${EVENTS} events`);
        await write(file, EVENTS);
        const figures = await million(file, say);
        say(`writing ${MANY_EVENTS} events`);
        await write(file, MANY_EVENTS);
        say('ten million events');
        return [...figures, ...(await tenMillion(file, figures[0]?.value ?? NaN))];
    } finally {
        await rm(folder, { recursive: true });
    }
}
