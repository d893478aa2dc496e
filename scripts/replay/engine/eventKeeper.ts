import { EventStore, type EventParts, type EventSink } from '../events/eventStore.ts';
import { Partitions } from './partitions.ts';

/** Keeps events in memory; from the first time that they are too many on, on disk. */
export class EventKeeper implements EventSink {
    #memory: number;
    #store = new EventStore();
    #partitions: Partitions | undefined;

    /** @param memory how many bytes of events to keep in memory */
    constructor(memory: number) {
        this.#memory = memory;
    }

    add(parts: EventParts): void {
        if (this.#partitions === undefined) {
            this.#store.add(parts);
        } else {
            this.#partitions.add(parts);
        }
    }

    /** Moves the events to disk where they are too many. @throws CommandError where the disk is full */
    limitMemory(): void {
        if (this.#partitions === undefined && this.#store.bytes > this.#memory) {
            this.#partitions = new Partitions(this.#store);
        }
    }

    /** True where the events are on disk. */
    get isOnDisk(): boolean {
        return this.#partitions !== undefined;
    }

    /** Returns the events in memory, or one partition on disk after the other, each with all events of its chats. */
    *stores(): Generator<EventStore> {
        if (this.#partitions === undefined) {
            yield this.#store;
        } else {
            yield* this.#partitions.load();
        }
    }

    /** Removes what is on disk. */
    close(): void {
        this.#partitions?.close();
        this.#partitions = undefined;
    }
}
