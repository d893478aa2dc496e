import type { EventStore } from './eventStore.ts';
import { SeenPlaces } from './seenPlaces.ts';

/** So many events are sorted faster by moving each to its place. */
const FEW = 256;

/** The events of a store by chat. */
export class ChatGroups {
    /** The events of the chat that was ordered last: those that count, by time, ties in the order of arrival. */
    events = new Uint32Array(64);
    count = 0;
    #store: EventStore;
    #byChat: Uint32Array;
    #starts: Uint32Array;
    #seen = new SeenPlaces();

    constructor(store: EventStore) {
        this.#store = store;
        const { chats, count } = store;
        this.#starts = new Uint32Array(chats.size + 1);
        for (let chat = 0; chat < chats.size; chat += 1) {
            this.#starts[chat + 1] = (this.#starts[chat] as number) + (chats.counts[chat] as number);
        }
        const next = this.#starts.slice();
        this.#byChat = new Uint32Array(count);
        for (let event = 0; event < count; event += 1) {
            const chat = store.chatOf(event);
            this.#byChat[next[chat] as number] = event;
            next[chat] = (next[chat] as number) + 1;
        }
    }

    /** Goes through the chats in the order of their first events, with the events of each in order. */
    *inOrder(): Generator<number> {
        const { firstAt, firstArrival } = this.#store.chats;
        const order = this.#sorted();
        for (let place = 0; place < order.length; place += 1) {
            const chat = order[place] as number;
            this.#order(chat);
            const first = this.events[0] as number;
            const at = this.#store.at(first);
            const arrival = this.#store.arrival(first);
            if (at === firstAt[chat] && arrival === firstArrival[chat]) {
                yield chat;
                continue;
            }
            // What seemed its first event is a repetition, and the chat begins later.
            firstAt[chat] = at;
            firstArrival[chat] = arrival;
            let next = place + 1;
            while (next < order.length && this.#compareChats(order[next] as number, chat) < 0) {
                next += 1;
            }
            order.copyWithin(place, place + 1, next);
            order[next - 1] = chat;
            place -= 1;
        }
    }

    #sorted(): Uint32Array {
        const order = new Uint32Array(this.#store.chats.size);
        for (let chat = 0; chat < order.length; chat += 1) {
            order[chat] = chat;
        }
        return order.sort((one, other) => this.#compareChats(one, other));
    }

    #compareChats(one: number, other: number): number {
        const { firstAt, firstArrival } = this.#store.chats;
        return (
            (firstAt[one] as number) - (firstAt[other] as number) ||
            (firstArrival[one] as number) - (firstArrival[other] as number)
        );
    }

    /** Brings a chat's events into order, in `events`; of events with one id the first to arrive stays. */
    #order(chat: number): void {
        const start = this.#starts[chat] as number;
        const end = this.#starts[chat + 1] as number;
        if (end - start > this.events.length) {
            this.events = new Uint32Array((end - start) * 2);
        }
        if (!this.#store.isInOrder) {
            this.#sortByArrival(start, end);
        }
        this.#seen.begin(end - start);
        const { events } = this;
        const store = this.#store;
        let kept = 0;
        let last = -Infinity;
        let isSorted = true;
        for (let index = start; index < end; index += 1) {
            const event = this.#byChat[index] as number;
            const hash = store.idHash(event);
            if (hash < 0 || this.#isFirst(hash, event, kept)) {
                events[kept] = event;
                kept += 1;
                const at = store.at(event);
                isSorted &&= last <= at;
                last = at;
            }
        }
        this.count = kept;
        if (!isSorted) {
            events
                .subarray(0, kept)
                .sort((one, other) => store.at(one) - store.at(other) || store.arrival(one) - store.arrival(other));
        }
    }

    /** Events that several threads read come in batches of each: most chats are in order, most others nearly. */
    #sortByArrival(start: number, end: number): void {
        const store = this.#store;
        const byChat = this.#byChat;
        if (end - start > FEW) {
            byChat.subarray(start, end).sort((one, other) => store.arrival(one) - store.arrival(other));
            return;
        }
        for (let index = start + 1; index < end; index += 1) {
            const event = byChat[index] as number;
            const arrival = store.arrival(event);
            let place = index;
            while (place > start && store.arrival(byChat[place - 1] as number) > arrival) {
                byChat[place] = byChat[place - 1] as number;
                place -= 1;
            }
            byChat[place] = event;
        }
    }

    /** True where no event before has the same id; notes this one then, at its place. */
    #isFirst(hash: number, event: number, place: number): boolean {
        const seen = this.#seen;
        for (let slot = seen.slotOf(hash); ; slot = seen.after(slot)) {
            const other = seen.at(slot);
            if (other < 0) {
                seen.put(slot, place);
                return true;
            }
            if (this.#hasSameId(this.events[other] as number, event, hash)) {
                return false;
            }
        }
    }

    #hasSameId(one: number, other: number, hash: number): boolean {
        const store = this.#store;
        return store.idHash(one) === hash && Boolean(store.id(one)?.equals(store.id(other) as Buffer));
    }
}
