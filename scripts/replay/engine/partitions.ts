import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecord, recordSize, roomForRecords, writeRecord, type RecordBytes } from '../events/eventRecord.ts';
import { EventStore, newParts } from '../events/eventStore.ts';

const PARTITIONS = 128;
const GOLDEN = 0x9e3779b1;
const SHIFT = 25;
const BUFFER_BYTES = 1 << 16;

interface Partition {
    file: number;
    /** Written to the file, in bytes. */
    length: number;
    buffer: RecordBytes;
    used: number;
}

/** Events on disk, in partitions by chat, so that one partition after the other fits into memory. */
export class Partitions {
    #folder: string | undefined;
    #partitions: Partition[] = [];
    #parts = newParts();

    /** True where anything was put on disk. */
    get isUsed(): boolean {
        return this.#folder !== undefined;
    }

    /** Puts the events of a store on disk. */
    spill(store: EventStore): void {
        if (this.#folder === undefined) {
            this.#open();
        }
        for (let event = 0; event < store.count; event += 1) {
            store.copyTo(event, this.#parts);
            this.#write(this.#partitions[Math.imul(this.#parts.chatHash, GOLDEN) >>> SHIFT] as Partition);
        }
    }

    /** Reads the partitions back, one at a time. */
    *load(): Generator<EventStore> {
        for (const partition of this.#partitions) {
            flush(partition);
            const store = new EventStore();
            const room = roomForRecords(partition.length);
            for (let read = 0; read < partition.length;) {
                read += readSync(partition.file, room.bytes, read, partition.length - read, read);
            }
            for (let at = 0; at < partition.length;) {
                at = readRecord(room, at, this.#parts);
                store.add(this.#parts);
            }
            yield store;
        }
    }

    /** Removes the files. */
    close(): void {
        this.#partitions.splice(0).forEach(({ file }) => closeSync(file));
        if (this.#folder !== undefined) {
            rmSync(this.#folder, { recursive: true, force: true });
            this.#folder = undefined;
        }
    }

    #open(): void {
        this.#folder = mkdtempSync(join(tmpdir(), 'chat-etiquette-replay-'));
        for (let number = 0; number < PARTITIONS; number += 1) {
            const file = openSync(join(this.#folder, String(number)), 'w+');
            this.#partitions.push({ file, length: 0, buffer: roomForRecords(BUFFER_BYTES), used: 0 });
        }
    }

    #write(partition: Partition): void {
        const size = recordSize(this.#parts);
        if (partition.used + size > partition.buffer.bytes.length) {
            flush(partition);
        }
        if (size > partition.buffer.bytes.length) {
            partition.buffer = roomForRecords(size);
        }
        writeRecord(partition.buffer, partition.used, this.#parts);
        partition.used += size;
    }
}

function flush(partition: Partition): void {
    const { file, buffer, used } = partition;
    for (let written = 0; written < used;) {
        written += writeSync(file, buffer.bytes, written, used - written);
    }
    partition.length += used;
    partition.used = 0;
}
