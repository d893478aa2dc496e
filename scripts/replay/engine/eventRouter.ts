import type { AgentTable } from '../events/agentTable.ts';
import { recordSize, recordsIn, roomForRecords, writeRecord, type RecordBytes } from '../events/eventRecord.ts';
import type { EventParts, EventSink } from '../events/eventStore.ts';
import { spread } from '../events/hash.ts';

/** Chats are dealt out to parts in so many portions, by their hash. */
export const PORTIONS = 256;

/** Which part has the chats of each portion, and who asks. */
export interface Ownership {
    /** The number of this part. */
    part: number;
    parts: number;
    /** For each portion the number of the part that has it. */
    owners: Uint8Array;
    /** A shard has only hashes with one remainder: what is left of them deals its chats out. */
    shards: number;
}

/** Events that one part read of chats that another one has. */
export interface EventBatch {
    /** The numbers of the parts. */
    from: number;
    to: number;
    records: ArrayBuffer;
    /** How many bytes of the records are used. */
    length: number;
    /** Agents and queues that the records name and that batches before this one did not. */
    agents: string[];
}

const ROOM = 1 << 18;
/** How many rooms wait to be used again; what comes beyond them goes back to the system. */
const MOST_FREE = 4;

interface Outgoing {
    room: RecordBytes;
    used: number;
    /** How many agents the other part knows of. */
    agents: number;
}

/** Keeps the events of chats that this part has, and collects those of the others. */
export class EventRouter implements EventSink {
    #own: EventSink;
    #ownership: Ownership;
    #outgoing: Outgoing[];
    #free: ArrayBuffer[] = [];

    /** @param own where the events of this part's chats go */
    constructor(ownership: Ownership, own: EventSink) {
        this.#own = own;
        this.#ownership = ownership;
        this.#outgoing = Array.from({ length: ownership.parts }, () => ({
            room: roomForRecords(0),
            used: 0,
            agents: 1
        }));
    }

    add(parts: EventParts): void {
        const { part, owners, shards } = this.#ownership;
        const hash = spread(parts.chatHash);
        const owner = owners[(hash / shards) & (PORTIONS - 1)] as number;
        if (owner === part) {
            this.#own.add(parts);
        } else {
            this.#write(this.#outgoing[owner] as Outgoing, parts);
        }
    }

    #write(outgoing: Outgoing, parts: EventParts): void {
        const { used, room } = outgoing;
        const size = recordSize(parts);
        if (used + size > room.bytes.length) {
            outgoing.room = this.#room(Math.max(ROOM, room.bytes.length * 2, used + size));
            outgoing.room.bytes.set(room.bytes.subarray(0, used));
        }
        writeRecord(outgoing.room, used, parts);
        outgoing.used = used + size;
    }

    #room(size: number): RecordBytes {
        const free = this.#free.pop();
        return free !== undefined && free.byteLength >= size ? recordsIn(free) : roomForRecords(size);
    }

    /** Takes over the memory of a batch that was taken in: fresh memory costs more than all that is written there. */
    useAgain(records: ArrayBuffer): void {
        if (this.#free.length < MOST_FREE) {
            this.#free.push(records);
        } else {
            // Frees the memory now; the collector would let much of it pile up.
            records.transfer(0);
        }
    }

    /** Returns the events of others' chats that came since the last time. */
    takeBatches(agents: AgentTable): EventBatch[] {
        const from = this.#ownership.part;
        return this.#outgoing.flatMap((outgoing, to): EventBatch[] => {
            const { room, used, agents: known } = outgoing;
            if (used === 0) {
                return [];
            }
            outgoing.room = roomForRecords(0);
            outgoing.used = 0;
            outgoing.agents = agents.count;
            return [{ from, to, records: room.bytes.buffer, length: used, agents: agents.idsFrom(known) }];
        });
    }
}
