import { inOrder } from '../events/capacity.ts';
import type { RejectedLine } from '../events/lineReader.ts';
import { Buffers, piecesOf, TOO_LONG } from '../reading/pieces.ts';
import type { Input } from '../reading/inputs.ts';
import type { AuditResult, AuditSettings } from './chatAuditor.ts';
import { mergeChunks, type MergedChat } from './chunk.ts';
import { PieceDealer } from './pieceDealer.ts';
import { PORTIONS } from './eventRouter.ts';
import type { PartSettings, Reading } from './part.ts';
import { partHere, partInThread, type Part } from './parts.ts';
import type { Shard } from './pieceReader.ts';

/** What a replay is asked to do. */
export interface RunSettings extends AuditSettings {
    inputs: readonly Input[];
    /** How many threads work, this one among them. */
    workers: number;
    shard: Shard | undefined;
    /** The last instant to read; epoch milliseconds. */
    until: number;
    /** How many bytes of events to keep in memory. */
    memory: number;
    /** Told of each line that is no event, in the order of the input. */
    reject(rejected: RejectedLine): void;
    /** Told how many bytes of an input were read so far, and how many lines of all. */
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
    results(): AuditResult[];
    close(): Promise<void>;
}

/** Of the chats that an even share would be, this thread audits so many where it also merges and writes their texts. */
const SHARE_OF_MERGING_THREAD = 0.7;

/** Reads the inputs. @throws Error where one cannot be read; nothing is left behind then */
export async function startRun(settings: RunSettings): Promise<Run> {
    const parts = startParts(settings);
    const close = async (): Promise<void> => {
        await Promise.all(parts.map((part) => part.close()));
    };
    try {
        const lines = await readInputs(parts, settings);
        const reading = (await Promise.all(parts.map((part) => part.finishReading()))).reduce(bothReadings);
        return {
            lines,
            reading,
            chats(end) {
                const names = new Map([...reading.names].map(([agent, { name }]) => [agent, name]));
                const capacity = reading.capacity.toSorted((one, other) => (one.arrival ?? 0) - (other.arrival ?? 0));
                const input = { end, names, capacity: inOrder(capacity) };
                // The other threads begin before this one is busy.
                return mergeChunks([...parts].reverse().map((part) => sourceOf(part.audit(input))));
            },
            results: () => parts.map((part) => part.result()),
            close
        };
    } catch (error) {
        await close();
        throw error;
    }
}

function startParts(settings: RunSettings): Part[] {
    const { workers, shard, policy, until, zone, outputs, whatIf, keepsUnfinished } = settings;
    const owners = dealPortions(workers, outputs.length > 0 ? SHARE_OF_MERGING_THREAD : 1);
    return Array.from({ length: workers }, (_, part) => {
        const plain: PartSettings = {
            ownership: { part, parts: workers, owners, shards: shard?.of ?? 1 },
            shard,
            policy,
            until,
            zone,
            memory: settings.memory / workers,
            outputs,
            whatIf,
            keepsUnfinished
        };
        return part === 0 ? partHere(plain) : partInThread(plain);
    });
}

/** Deals the portions of the chats out to the parts. @param share of the first part, where 1 is an even one */
function dealPortions(parts: number, share: number): Uint8Array {
    const first = Math.round((PORTIONS / parts) * share);
    return Uint8Array.from({ length: PORTIONS }, (_, portion) =>
        parts === 1 || portion < first ? 0 : 1 + (portion % (parts - 1))
    );
}

function bothReadings(one: Reading, other: Reading): Reading {
    const names = new Map(one.names);
    for (const [agent, name] of other.names) {
        // The name that came first stays.
        if (name.arrival < (names.get(agent)?.arrival ?? Infinity)) {
            names.set(agent, name);
        }
    }
    return {
        events: one.events + other.events,
        first: Math.min(one.first, other.first),
        last: Math.max(one.last, other.last),
        names,
        capacity: [...one.capacity, ...other.capacity]
    };
}

function sourceOf<Value>(generator: AsyncGenerator<Value>): () => Promise<Value | undefined> {
    return async () => {
        const next = await generator.next();
        return next.done === true ? undefined : next.value;
    };
}

/** Deals the lines of all inputs out to the parts; returns how many lines there are. */
async function readInputs(parts: readonly Part[], settings: RunSettings): Promise<number> {
    const { inputs, shard, reject, progress } = settings;
    const ahead = parts.reduce((sum, { piecesAhead }) => sum + piecesAhead, 0);
    const buffers = new Buffers(ahead + 1, parts.length > 1);
    const dealer = new PieceDealer(parts, buffers);
    const isFirstShard = (shard?.index ?? 1) === 1;
    let lines = 0;
    let offset = 0;
    for (const [number, input] of inputs.entries()) {
        const before = lines;
        const file = inputs.length > 1 ? { file: input.name } : {};
        const source = input.open();
        let counted = Promise.resolve();
        try {
            for await (const piece of piecesOf(input.name, source, buffers)) {
                if (piece === 'tooLong') {
                    offset += 1;
                    counted = counted.then(() => {
                        lines += 1;
                        if (isFirstShard) {
                            reject({ ...file, line: lines - before, reason: TOO_LONG });
                        }
                    });
                } else {
                    const { result } = await dealer.deal({ ...piece, offset });
                    offset += piece.end;
                    counted = Promise.all([result, counted]).then(([{ count, rejected }]) => {
                        rejected.forEach(({ line, reason }) =>
                            reject({ ...file, line: lines - before + line, reason })
                        );
                        lines += count;
                    });
                }
                // A failure is thrown below, after the last piece.
                counted.catch(() => undefined);
                progress(number, source.taken, lines);
            }
            await counted;
        } catch (error) {
            source.abandon();
            throw error;
        }
        source.close();
    }
    return lines;
}
