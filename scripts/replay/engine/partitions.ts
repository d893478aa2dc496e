import { readRecord, recordSize, roomForRecords, writeRecord, type RecordBytes } from '../events/eventRecord.ts';
import { newParts, type EventParts, type EventStore } from '../events/eventStore.ts';
import { TemporaryFile, type Extent } from './temporaryFile.ts';

const PARTITIONS = 128;
const GOLDEN = 0x9e3779b1;
const SHIFT = 25;
const BUFFER_BYTES = 1 << 16;

interface Partition {
    /** What is in the file. */
    extents: Extent[];
    buffer: RecordBytes;
    used: number;
}

/** Events on disk, in partitions by chat, so that one partition after the other fits into memory. */
export class Partitions {
    #file = new TemporaryFile();
    #partitions = Array.from({ length: PARTITIONS }, (): Partition => {
        return { extents: [], buffer: roomForRecords(BUFFER_BYTES), used: 0 };
    });

    #store: EventStore;

    /** Takes all events out of a store; its memory is used again for one partition after the other. */
    constructor(store: EventStore) {
        this.#store = store;
        const parts = newParts();
        for (let event = 0; event < store.count; event += 1) {
            store.copyTo(event, parts);
            this.add(parts);
        }
        store.clear();
    }

    /** Adds an event. */
    add(parts: EventParts): void {
        const partition = this.#partitions[Math.imul(parts.chatHash, GOLDEN) >>> SHIFT] as Partition;
        const size = recordSize(parts);
        if (partition.used + size > partition.buffer.bytes.length) {
            this.#flush(partition);
        }
        if (size > partition.buffer.bytes.length) {
            partition.buffer = roomForRecords(size);
        }
        writeRecord(partition.buffer, partition.used, parts);
        partition.used += size;
    }

    #flush(partition: Partition): void {
        if (partition.used > 0) {
            partition.extents.push(this.#file.append(partition.buffer.bytes.subarray(0, partition.used)));
            partition.used = 0;
        }
    }

    /** Reads the partitions back, one at a time. */
    *load(): Generator<EventStore> {
        const parts = newParts();
        const store = this.#store;
        let room = roomForRecords(0);
        for (const partition of this.#partitions) {
            this.#flush(partition);
            const length = partition.extents.reduce((sum, { size }) => sum + size, 0);
            if (length > room.bytes.length) {
                room = roomForRecords(length);
            }
            let offset = 0;
            for (const extent of partition.extents) {
                this.#file.read(room.bytes, offset, extent);
                offset += extent.size;
            }
            store.clear();
            for (let at = 0; at < length;) {
                at = readRecord(room, at, parts);
                store.add(parts);
            }
            yield store;
        }
    }

    /** Removes the file. */
    close(): void {
        this.#file.close();
    }
}
