import { auditChat, type ClassifiedEvent, type Policy } from 'c/etiquette';
import type { AgentName } from '../events/agentTable.ts';
import { inOrder } from '../events/capacity.ts';
import { ChatEvents } from '../events/chatEvents.ts';
import { ChatGroups } from '../events/chatGroups.ts';
import { EventStore } from '../events/eventStore.ts';
import { LineReader, type RejectedLine } from '../events/lineReader.ts';
import { outputWriters, type OutputKind, type WriteChat } from '../output/outputs.ts';
import { Statistics, type AuditedChat, type StatisticsData } from '../statistics/statistics.ts';
import { WeekHours } from '../statistics/weekHours.ts';
import { WhatIfCounts } from '../statistics/whatIf.ts';
import { ChunkBuilder, WORTH_SENDING, type Chunk } from './chunk.ts';
import { Partitions } from './partitions.ts';
import { RUN_CHUNK, RunFile } from './runFile.ts';

/** How a part of the work is done; plain data, for it goes to other threads. */
export interface PartSettings {
    policy: Policy;
    /** The last instant to read; epoch milliseconds. */
    until: number;
    /** The time zone of days and hours. */
    zone: string;
    /** How many bytes of events to keep in memory. */
    memory: number;
    outputs: readonly OutputKind[];
    /** Policies to audit every chat by once more. */
    whatIf: readonly Policy[];
    /** Chats that go on where the record stops are handed out, not counted: only the whole knows where it stops. */
    keepsUnfinished: boolean;
}

/** Lines to read: three numbers each, where it starts and ends in the bytes, and its place among all lines from `first` on. */
export interface Batch {
    bytes: Buffer;
    /** A place below 0 is that of a copy: `-1 - place`. */
    lines: Int32Array;
    first: number;
}

/** What a part has read so far. */
export interface Reading {
    events: number;
    /** Epoch milliseconds; infinite where there is no event. */
    first: number;
    last: number;
    /** Agents' names that the timeline tells. */
    names: ReadonlyMap<string, AgentName>;
}

/** A chat that goes on where the record stops. */
export interface UnfinishedChat extends ChatKey {
    events: ClassifiedEvent[];
}

/** A chat, and where it stands among all chats. */
type ChatKey = Pick<AuditedChat, 'chat' | 'at' | 'arrival'>;

/** What a part of the work comes to. */
export interface PartResult {
    statistics: StatisticsData;
    whatIf: number[][];
    names: [agent: string, name: AgentName][];
    unfinished: UnfinishedChat[];
}

/** Some of the chats, from their lines to what they come to. */
export class ReplayPart {
    #settings: PartSettings;
    #reader: LineReader;
    #partitions = new Partitions();
    #statistics: Statistics;
    #whatIf: WhatIfCounts;
    #unfinished: UnfinishedChat[] = [];
    #builder: ChunkBuilder;
    #names: ReadonlyMap<string, string> = new Map();
    #writeChat: WriteChat[] = [];

    constructor(settings: PartSettings) {
        this.#settings = settings;
        this.#reader = new LineReader(settings.policy, settings.until);
        this.#statistics = new Statistics(settings.policy, new WeekHours(settings.zone));
        this.#whatIf = new WhatIfCounts(settings.whatIf);
        this.#builder = new ChunkBuilder(settings.outputs.length, WORTH_SENDING);
    }

    /** Reads lines and returns those that are no events. */
    read({ bytes, lines, first }: Batch): RejectedLine[] {
        const rejected: RejectedLine[] = [];
        const reader = this.#reader;
        for (let index = 0; index < lines.length; index += 3) {
            const place = lines[index + 2] as number;
            const isCopy = place < 0;
            const line = first + (isCopy ? -1 - place : place);
            const reason = reader.read(bytes, lines[index] as number, lines[index + 1] as number, line, isCopy);
            if (reason !== undefined) {
                rejected.push({ line, reason });
            }
        }
        if (reader.store.bytes > this.#settings.memory) {
            this.#spill();
        }
        return rejected;
    }

    #spill(): void {
        this.#partitions.spill(this.#reader.store);
        this.#reader.store = new EventStore();
    }

    /** Returns what was read so far. */
    get reading(): Reading {
        const { events, first, last, agents } = this.#reader;
        return { events, first, last, names: agents.names };
    }

    /**
     * Audits the chats and hands their texts out, in order.
     *
     * @param end where the record stops; epoch milliseconds
     * @param names of all agents
     */
    async *audit(end: number, names: ReadonlyMap<string, string>): AsyncGenerator<Chunk> {
        this.#names = names;
        this.#writeChat = await outputWriters(this.#settings.outputs);
        const capacity = inOrder(this.#reader.capacity);
        try {
            if (this.#partitions.isUsed) {
                this.#spill();
                yield* this.#auditPartitions(capacity, end);
            } else {
                yield* this.#auditStore(this.#reader.store, capacity, end);
            }
        } finally {
            this.close();
        }
    }

    /** Each partition comes in order; those orders are merged from disk, if anything but statistics is asked for. */
    async *#auditPartitions(capacity: readonly ClassifiedEvent[], end: number): AsyncGenerator<Chunk> {
        const { length: outputs } = this.#settings.outputs;
        const runs = new RunFile(outputs);
        this.#builder = new ChunkBuilder(outputs, RUN_CHUNK);
        try {
            for (const store of this.#partitions.load()) {
                runs.begin();
                for (const chunk of this.#auditStore(store, capacity, end)) {
                    runs.write(chunk);
                }
            }
            this.#partitions.close();
            yield* runs.merged();
        } finally {
            runs.close();
        }
    }

    *#auditStore(store: EventStore, capacity: readonly ClassifiedEvent[], end: number): Generator<Chunk> {
        const groups = new ChatGroups(store);
        const events = new ChatEvents(store, this.#reader.agents, capacity);
        for (const chat of groups.inOrder()) {
            events.begin(groups.events, groups.count);
            const { chats } = store;
            const at = chats.firstAt[chat] as number;
            const arrival = chats.firstArrival[chat] as number;
            if (this.#auditChat({ chat: chats.name(chat), at, arrival }, events, end)) {
                yield this.#builder.take() as Chunk;
            }
        }
        const rest = this.#builder.take();
        if (rest !== undefined) {
            yield rest;
        }
    }

    /** Audits a chat; true where its texts fill a chunk. */
    #auditChat(key: ChatKey, events: ChatEvents, end: number): boolean {
        const { policy, outputs, keepsUnfinished } = this.#settings;
        const audit = auditChat(events, policy, end);
        if (keepsUnfinished && audit.episodes.some((episode) => episode.end === null)) {
            this.#unfinished.push({ ...key, events: events.list() });
            return false;
        }
        let list: ClassifiedEvent[] | undefined;
        const audited: AuditedChat = {
            ...key,
            audit,
            enders: events.enders,
            events: () => (list ??= events.list())
        };
        this.#statistics.add(audited);
        this.#whatIf.add(events, end);
        if (outputs.length === 0) {
            return false;
        }
        for (let output = 0; output < outputs.length; output += 1) {
            const writer = this.#builder.writers[output];
            if (writer !== undefined) {
                this.#writeChat[output]?.(writer, audited, policy, this.#names);
            }
        }
        return this.#builder.endChat(key.at, key.arrival);
    }

    /** Returns what the audited chats come to. */
    result(): PartResult {
        return {
            statistics: this.#statistics.toData((counts) => counts.toPart()),
            whatIf: this.#whatIf.toList(),
            names: [...this.#reader.agents.names],
            unfinished: this.#unfinished
        };
    }

    /** Removes what was put on disk. */
    close(): void {
        this.#partitions.close();
    }
}
