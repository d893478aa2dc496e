import { auditChat, type ClassifiedEvent, type Policy } from 'c/etiquette';
import type { AgentTable } from '../events/agentTable.ts';
import { ChatEvents } from '../events/chatEvents.ts';
import { ChatGroups } from '../events/chatGroups.ts';
import type { EventStore } from '../events/eventStore.ts';
import type { QueueChange } from '../events/queueChange.ts';
import type { WriteChat } from '../output/exportText.ts';
import { outputWriters, type OutputKind } from '../output/outputs.ts';
import { Statistics, type AuditedChat, type StatisticsData } from '../statistics/statistics.ts';
import { WeekHours } from '../statistics/weekHours.ts';
import { WhatIfCounts } from '../statistics/whatIf.ts';
import { ChunkBuilder, type Chunk } from './chunk.ts';

/** What chats are audited for; plain data, for it goes to other threads. */
export interface AuditSettings {
    policy: Policy;
    /** The time zone of days and hours. */
    zone: string;
    outputs: readonly OutputKind[];
    /** Policies to audit every chat by once more. */
    whatIf: readonly Policy[];
    /** Chats that go on where the record stops are handed out, not counted: only the whole knows where it stops. */
    keepsUnfinished: boolean;
}

/** What only the whole input tells. */
export interface WholeInput {
    /** Where the record stops; epoch milliseconds. */
    end: number;
    /** Agents by name. */
    names: ReadonlyMap<string, string>;
    /** The changes of the capacity of all agents, in order. */
    capacity: readonly ClassifiedEvent[];
}

/** A chat, and where it stands among all chats. */
type ChatKey = Pick<AuditedChat, 'chat' | 'at' | 'arrival'>;

/** A chat that goes on where the record stops. */
export interface UnfinishedChat extends ChatKey {
    events: readonly ClassifiedEvent[];
    queues: QueueChange[];
}

/** What audited chats come to. */
export interface AuditResult {
    statistics: StatisticsData;
    whatIf: number[][];
    unfinished: UnfinishedChat[];
}

/** Audits chats, counts what they come to and writes their texts. */
export class ChatAuditor {
    #settings: AuditSettings;
    #input: WholeInput;
    #writeChat: WriteChat[];
    #statistics: Statistics;
    #whatIf: WhatIfCounts;
    #unfinished: UnfinishedChat[] = [];

    private constructor(settings: AuditSettings, input: WholeInput, writeChat: WriteChat[]) {
        this.#settings = settings;
        this.#input = input;
        this.#writeChat = writeChat;
        this.#statistics = new Statistics(settings.policy, new WeekHours(settings.zone));
        this.#whatIf = new WhatIfCounts(settings.whatIf);
    }

    /** Loads what writes the outputs. */
    static async create(settings: AuditSettings, input: WholeInput): Promise<ChatAuditor> {
        return new ChatAuditor(settings, input, await outputWriters(settings.outputs));
    }

    /** Audits the chats of a store; hands their texts out in order, in chunks of about `chunkBytes`. */
    *audit(store: EventStore, agents: AgentTable, chunkBytes: number): Generator<Chunk> {
        const builder = new ChunkBuilder(this.#settings.outputs.length, chunkBytes);
        const groups = new ChatGroups(store);
        const events = new ChatEvents(store, agents, this.#input.capacity);
        for (const chat of groups.inOrder()) {
            events.begin(groups.events, groups.count);
            const { chats } = store;
            const at = chats.firstAt[chat] as number;
            const arrival = chats.firstArrival[chat] as number;
            if (this.#auditChat({ chat: chats.name(chat), at, arrival }, events, builder)) {
                yield builder.take() as Chunk;
            }
        }
        const rest = builder.take();
        if (rest !== undefined) {
            yield rest;
        }
    }

    /** Audits a chat; true where its texts fill a chunk. */
    #auditChat(key: ChatKey, events: ChatEvents, builder: ChunkBuilder): boolean {
        const { policy, outputs, keepsUnfinished } = this.#settings;
        const { end, names } = this.#input;
        const audit = auditChat(events, policy, end);
        let list: ClassifiedEvent[] | undefined;
        const audited: AuditedChat = {
            ...key,
            audit,
            enders: events.enders,
            queues: events.queues,
            events: () => (list ??= events.list())
        };
        if (keepsUnfinished && audit.episodes.some((episode) => episode.end === null)) {
            this.#unfinished.push({ ...key, events: audited.events(), queues: [...events.queues] });
        } else {
            this.#statistics.add(audited);
            this.#whatIf.add(events, end);
        }
        if (outputs.length === 0) {
            return false;
        }
        for (let output = 0; output < outputs.length; output += 1) {
            const writer = builder.writers[output];
            if (writer !== undefined) {
                this.#writeChat[output]?.(writer, audited, policy, names);
            }
        }
        return builder.endChat(key.at, key.arrival);
    }

    /** Returns what the audited chats come to. */
    result(): AuditResult {
        return {
            statistics: this.#statistics.toData((counts) => counts.toPart()),
            whatIf: this.#whatIf.toList(),
            unfinished: this.#unfinished
        };
    }
}
