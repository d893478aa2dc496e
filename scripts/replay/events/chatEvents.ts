import type { ClassifiedEvent } from 'c/etiquette';
import type { AgentTable } from './agentTable.ts';
import { capacityFrom, compareArrival, endsWaiting } from './capacity.ts';
import type { EventStore } from './eventStore.ts';
import type { QueueChange } from './queueChange.ts';

function emptyEvent(): ClassifiedEvent {
    return {
        type: 'requested',
        at: 0,
        agent: undefined,
        meaning: undefined,
        caseId: undefined,
        by: undefined,
        available: undefined,
        arrival: 0
    };
}

/**
 * The events of one chat after the other, among the changes of capacity that matter to it. Going through them gives one
 * and the same object, filled again for each event: the rules keep none, and a new one for each would only be garbage.
 */
export class ChatEvents implements IterableIterator<ClassifiedEvent> {
    /** The times at which the chat ended or slept. */
    enders: number[] = [];
    /** The queues in which it was, as far as it tells them. */
    queues: QueueChange[] = [];
    #store: EventStore;
    #agents: AgentTable;
    #capacity: readonly ClassifiedEvent[];
    #events: Uint32Array = new Uint32Array();
    #count = 0;
    #place = 0;
    #nextCapacity = 0;
    #event = emptyEvent();
    #result: { done: boolean; value: ClassifiedEvent } = { done: false, value: this.#event };

    /** @param capacity the changes of the capacity of all agents, in order */
    constructor(store: EventStore, agents: AgentTable, capacity: readonly ClassifiedEvent[]) {
        this.#store = store;
        this.#agents = agents;
        this.#capacity = capacity;
    }

    /** Turns to a chat: the numbers of its events, in order. */
    begin(events: Uint32Array, count: number): void {
        this.#events = events;
        this.#count = count;
    }

    [Symbol.iterator](): this {
        this.#place = 0;
        this.enders.length = 0;
        this.queues.length = 0;
        this.#store.read(this.#events[0] as number, this.#agents, this.#event);
        this.#nextCapacity = capacityFrom(this.#capacity, this.#event);
        return this;
    }

    next(): IteratorResult<ClassifiedEvent, undefined> {
        const result = this.#result as IteratorYieldResult<ClassifiedEvent>;
        const change = this.#capacity[this.#nextCapacity];
        if (this.#place === this.#count) {
            if (change === undefined) {
                return { done: true, value: undefined };
            }
            this.#nextCapacity += 1;
            result.value = change;
            return result;
        }
        const event = this.#event;
        const number = this.#events[this.#place] as number;
        this.#store.read(number, this.#agents, event);
        if (change !== undefined && compareArrival(change, event) < 0) {
            this.#nextCapacity += 1;
            result.value = change;
            return result;
        }
        this.#place += 1;
        const queue = this.#store.queue(number);
        if (queue > 0) {
            this.queues.push({ at: event.at, queue: this.#agents.idOf(queue) });
        }
        if (endsWaiting(event)) {
            this.#nextCapacity = this.#capacity.length;
        }
        const { type } = event;
        if (type === 'ended' || type === 'closed' || type === 'inactive') {
            this.enders.push(event.at);
        }
        result.value = event;
        return result;
    }

    /** Returns the events as objects of their own. */
    list(): ClassifiedEvent[] {
        const events: ClassifiedEvent[] = [];
        for (const event of this) {
            events.push({ ...event, id: undefined });
        }
        return events;
    }
}
