import type { AgentName } from '../events/agentTable.ts';
import type { RejectedLine } from '../events/lineReader.ts';
import { Buffers, LONGEST_LINE, piecesOf } from '../reading/pieces.ts';
import type { Input } from '../reading/inputs.ts';
import { LineScanner, type Shard } from '../reading/lineScanner.ts';
import { mergeChunks, type MergedChat } from './chunk.ts';
import type { PartResult, PartSettings, Reading } from './part.ts';
import { partHere, partInThread, type Part } from './parts.ts';

/** What a replay is asked to do. */
export interface RunSettings extends PartSettings {
    inputs: readonly Input[];
    /** How many threads work; with one, everything happens in this one. */
    workers: number;
    shard: Shard | undefined;
    /** Told of each line that is no event, in the order of the input. */
    reject(rejected: RejectedLine): void;
    /** Told how many bytes of an input were read so far. */
    progress(input: number, taken: number, lines: number): void;
}

/** A run whose input was read. */
export interface Run {
    /** All lines, of all shards. */
    lines: number;
    reading: Reading;
    /** The chats in the order of their first events, with their texts. */
    chats(end: number): AsyncGenerator<MergedChat>;
    /** What the parts come to, after `chats` was read to its end. */
    results(): PartResult[];
    close(): Promise<void>;
}

const TOO_LONG = `the line is longer than ${LONGEST_LINE >> 20} MB`;

/** Reads the inputs. @throws Error where one cannot be read; nothing is left behind then */
export async function startRun(settings: RunSettings): Promise<Run> {
    const { workers, policy, until, zone, outputs, whatIf, keepsUnfinished } = settings;
    const isThreaded = workers > 1;
    const memory = settings.memory / workers;
    const plain: PartSettings = { policy, until, zone, memory, outputs, whatIf, keepsUnfinished };
    const parts = Array.from({ length: workers }, () => (isThreaded ? partInThread(plain) : partHere(plain)));
    const close = async (): Promise<void> => {
        await Promise.all(parts.map((part) => part.close()));
    };
    try {
        const lines = await readInputs(parts, settings);
        return {
            lines,
            reading: parts.map(({ reading }) => reading).reduce(bothReadings),
            chats(end) {
                const names = namesIn(parts.map(({ reading }) => reading.names));
                return mergeChunks(parts.map((part) => sourceOf(part.audit(end, names))));
            },
            results: () => parts.map((part) => part.result()),
            close
        };
    } catch (error) {
        await close();
        throw error;
    }
}

function bothReadings(one: Reading, other: Reading): Reading {
    return {
        events: one.events + other.events,
        first: Math.min(one.first, other.first),
        last: Math.max(one.last, other.last),
        names: one.names
    };
}

/** The names of agents, of several parts: what came first stays. */
function namesIn(maps: readonly ReadonlyMap<string, AgentName>[]): Map<string, string> {
    const all = maps.flatMap((map) => [...map]).sort(([, one], [, other]) => other.arrival - one.arrival);
    return new Map(all.map(([agent, { name }]) => [agent, name]));
}

function sourceOf<Value>(generator: AsyncGenerator<Value>): () => Promise<Value | undefined> {
    return async () => {
        const next = await generator.next();
        return next.done === true ? undefined : next.value;
    };
}

/** Deals the lines of all inputs out to the parts; returns how many lines there are. */
async function readInputs(parts: readonly Part[], settings: RunSettings): Promise<number> {
    const { inputs, workers, shard, reject, progress } = settings;
    const buffers = new Buffers(workers + 2, workers > 1);
    const scanner = new LineScanner(workers, shard);
    const isFirstShard = (shard?.index ?? 1) === 1;
    let lines = 0;
    let reported = Promise.resolve();
    for (const [number, input] of inputs.entries()) {
        const before = lines;
        const file = inputs.length > 1 ? { file: input.name } : {};
        const source = input.open();
        try {
            for await (const piece of piecesOf(source, buffers)) {
                if (piece === 'tooLong') {
                    lines += 1;
                    const line = lines - before;
                    reported = reported.then(() =>
                        isFirstShard ? reject({ ...file, line, reason: TOO_LONG }) : undefined
                    );
                    continue;
                }
                const { bytes, start, end } = piece;
                const { lists, count } = scanner.scan(bytes, start, end);
                const first = lines + 1;
                lines += count;
                const read = Promise.all(
                    parts.map((part, index) => part.read({ bytes, lines: lists[index] as Int32Array, first }))
                );
                const released = read.then((found) => {
                    buffers.give(bytes);
                    return found.flat().sort((one, other) => one.line - other.line);
                });
                reported = Promise.all([released, reported]).then(([found]) =>
                    found.forEach(({ line, reason }) => reject({ ...file, line: line - before, reason }))
                );
                reported.catch(() => buffers.give(bytes));
                progress(number, source.taken, lines);
            }
        } catch (error) {
            source.abandon();
            throw error;
        }
        await reported;
        source.close();
    }
    return lines;
}
