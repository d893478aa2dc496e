import type { ClassifiedEvent } from 'c/etiquette';
import type { AgentName } from '../events/agentTable.ts';
import { readRecord, recordsIn, type RecordBytes } from '../events/eventRecord.ts';
import { newParts } from '../events/eventStore.ts';
import { LineReader } from '../events/lineReader.ts';
import { ChatAuditor, type AuditResult, type AuditSettings, type WholeInput } from './chatAuditor.ts';
import { WORTH_SENDING, type Chunk } from './chunk.ts';
import { EventKeeper } from './eventKeeper.ts';
import { EventRouter, type EventBatch, type Ownership } from './eventRouter.ts';
import { PieceReader, type LinesPiece, type ReadLines, type Shard } from './pieceReader.ts';
import { RUN_CHUNK, RunFile } from './runFile.ts';

/** How a part of the work is done; plain data, for it goes to other threads. */
export interface PartSettings extends AuditSettings {
    ownership: Ownership;
    shard: Shard | undefined;
    /** The last instant to read; epoch milliseconds. */
    until: number;
    /** How many bytes of events to keep in memory. */
    memory: number;
}

/** What a piece of the input came to: its lines, and the events of chats that other parts have. */
export interface PieceResult extends ReadLines {
    batches: EventBatch[];
}

/** What a part has read. */
export interface Reading {
    events: number;
    /** Epoch milliseconds; infinite where there is no event. */
    first: number;
    last: number;
    /** Agents' names that the timeline tells. */
    names: ReadonlyMap<string, AgentName>;
    /** The changes of the capacity of all agents. */
    capacity: readonly ClassifiedEvent[];
}

/** A part of the work: it reads any lines, and audits the chats that are its own. */
export class ReplayPart {
    #settings: PartSettings;
    #keeper: EventKeeper;
    #router: EventRouter;
    #reader: LineReader;
    #pieces: PieceReader;
    #parts = newParts();
    /** For each other part, by its numbers for agents and queues, the numbers here. */
    #agentsOf = new Map<number, number[]>();
    #auditor: ChatAuditor | undefined;

    constructor(settings: PartSettings) {
        this.#settings = settings;
        this.#keeper = new EventKeeper(settings.memory);
        this.#router = new EventRouter(settings.ownership, this.#keeper);
        this.#reader = new LineReader(this.#router, settings.policy, settings.until);
        this.#pieces = new PieceReader(this.#reader, settings.shard);
    }

    /** Reads lines. */
    read(piece: LinesPiece): PieceResult {
        const lines = this.#pieces.read(piece);
        this.#keeper.limitMemory();
        return { ...lines, batches: this.#router.takeBatches(this.#reader.agents) };
    }

    /** Takes in events of its chats that another part read. */
    take({ from, records, length, agents }: EventBatch): void {
        const numbers = this.#agentsOf.get(from) ?? [0];
        this.#agentsOf.set(from, numbers);
        for (const agent of agents) {
            numbers.push(this.#reader.agents.numberOf(agent));
        }
        const room = recordsIn(records);
        for (let at = 0; at < length;) {
            at = this.#takeEvent(room, at, numbers);
        }
        this.#router.useAgain(records);
        this.#keeper.limitMemory();
    }

    #takeEvent(room: RecordBytes, at: number, numbers: readonly number[]): number {
        const parts = this.#parts;
        const next = readRecord(room, at, parts);
        parts.agent = numbers[parts.agent] as number;
        parts.queue = numbers[parts.queue] as number;
        this.#keeper.add(parts);
        return next;
    }

    /** What was read so far. */
    get reading(): Reading {
        const { events, first, last, agents, capacity } = this.#reader;
        return { events, first, last, names: agents.names, capacity };
    }

    /** Audits the chats and hands their texts out, in order. */
    async *audit(input: WholeInput): AsyncGenerator<Chunk> {
        const auditor = await ChatAuditor.create(this.#settings, input);
        this.#auditor = auditor;
        try {
            if (this.#keeper.isOnDisk) {
                yield* this.#auditFromDisk(auditor);
            } else {
                for (const store of this.#keeper.stores()) {
                    yield* auditor.audit(store, this.#reader.agents, WORTH_SENDING);
                }
            }
        } finally {
            this.close();
        }
    }

    /** Each partition comes in order; those orders are merged from disk, if anything but statistics is asked for. */
    async *#auditFromDisk(auditor: ChatAuditor): AsyncGenerator<Chunk> {
        const runs = new RunFile(this.#settings.outputs.length);
        try {
            for (const store of this.#keeper.stores()) {
                runs.begin();
                for (const chunk of auditor.audit(store, this.#reader.agents, RUN_CHUNK)) {
                    runs.write(chunk);
                }
            }
            this.#keeper.close();
            yield* runs.merged();
        } finally {
            runs.close();
        }
    }

    /** Returns what the audited chats come to. @throws Error before they were audited */
    result(): AuditResult {
        if (this.#auditor === undefined) {
            throw new Error('the chats were not audited yet');
        }
        return this.#auditor.result();
    }

    /** Removes what was put on disk. */
    close(): void {
        this.#keeper.close();
    }
}
