import { ALL_CHATS, hear, parseTimelineLine, TimelineError, type HeardEvent, type Policy } from 'c/etiquette';

/** An event and its place in the file: of two at one instant the first to arrive counts as the earlier. */
export interface RecordedEvent extends HeardEvent {
    line: number;
}

/** A line that is no event. */
export interface RejectedLine {
    line: number;
    reason: string;
}

/** One chat's events, in the order of time once `inOrder` was asked for. */
class RecordedChat {
    readonly events: RecordedEvent[] = [];
    #ids: Set<string> | undefined;
    #sorted = true;

    /** Keeps an event, unless one with its id arrived before. */
    add(event: RecordedEvent): void {
        if (event.id !== undefined) {
            this.#ids ??= new Set();
            if (this.#ids.has(event.id)) {
                return;
            }
            this.#ids.add(event.id);
        }
        const last = this.events.at(-1);
        this.#sorted &&= last === undefined || last.at <= event.at;
        this.events.push(event);
    }

    /** The events by time, ties in the order of arrival. */
    inOrder(): readonly RecordedEvent[] {
        if (!this.#sorted) {
            this.events.sort((one, other) => one.at - other.at);
            this.#sorted = true;
        }
        return this.events;
    }
}

/** The chats of a timeline, and the lines that were none of theirs. Keeps what an event means, never its text. */
export class Recording {
    readonly rejected: RejectedLine[] = [];
    /** The time of the last event; epoch milliseconds. */
    last: number | undefined;
    #lines = 0;
    #everywhere = new RecordedChat();
    #chats = new Map<string, RecordedChat>();
    #policy: Policy;
    #until: number;

    /** @param until the last instant to read; epoch milliseconds, later events are left unread */
    constructor(policy: Policy, until: number | undefined) {
        this.#policy = policy;
        this.#until = until ?? Infinity;
    }

    /** Takes the next line of the file; one that is no event is noted in `rejected`. */
    read(line: string): void {
        this.#lines += 1;
        try {
            const event = parseTimelineLine(line);
            if (event.at <= this.#until) {
                this.#keep(event.chat, event.type === 'capacity', hear(event, this.#policy) as RecordedEvent);
            }
        } catch (error) {
            if (!(error instanceof TimelineError)) {
                throw error;
            }
            this.rejected.push({ line: this.#lines, reason: error.message });
        }
    }

    #keep(chat: string, isCapacity: boolean, event: RecordedEvent): void {
        event.line = this.#lines;
        this.last = Math.max(this.last ?? event.at, event.at);
        if (chat === ALL_CHATS && isCapacity) {
            this.#everywhere.add(event);
            return;
        }
        let recorded = this.#chats.get(chat);
        if (recorded === undefined) {
            recorded = new RecordedChat();
            this.#chats.set(chat, recorded);
        }
        recorded.add(event);
    }

    /** Each chat with its events, in the order of the chats' first events. Forgets a chat once it was given. */
    *chats(): Generator<{ chat: string; events: Iterable<RecordedEvent> }> {
        const order = [...this.#chats].map(([chat, recorded]) => ({ chat, recorded, first: recorded.inOrder()[0] }));
        order.sort((one, other) => compareArrival(one.first, other.first));
        const capacity = this.#everywhere.inOrder();
        for (const { chat, recorded } of order) {
            this.#chats.delete(chat);
            const events = recorded.inOrder();
            yield { chat, events: capacity.length === 0 ? events : withCapacity(events, capacity) };
        }
    }
}

const compareArrival = (one: RecordedEvent | undefined, other: RecordedEvent | undefined): number =>
    (one?.at ?? 0) - (other?.at ?? 0) || (one?.line ?? 0) - (other?.line ?? 0);

/** How many of the sorted events come before one. */
const countBefore = (events: readonly RecordedEvent[], event: RecordedEvent): number => {
    let low = 0;
    let high = events.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (compareArrival(events[middle], event) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
};

/** From here on nobody waits for a connection, so that capacity means nothing to the chat. */
const endsWaiting = ({ type, meaning }: RecordedEvent): boolean =>
    type === 'accepted' ||
    type === 'ended' ||
    type === 'closed' ||
    (type === 'message' && meaning !== undefined && meaning !== 'question' && meaning !== 'thanks');

/** A chat's events among the changes of capacity that matter to it, from the one in force at its first event on. */
function* withCapacity(
    events: readonly RecordedEvent[],
    capacity: readonly RecordedEvent[]
): Generator<RecordedEvent> {
    const [first] = events;
    let next = first === undefined ? capacity.length : Math.max(0, countBefore(capacity, first) - 1);
    for (const event of events) {
        for (let change = capacity[next]; change && compareArrival(change, event) < 0; change = capacity[next]) {
            yield change;
            next += 1;
        }
        if (endsWaiting(event)) {
            next = capacity.length;
        }
        yield event;
    }
    for (; next < capacity.length; next += 1) {
        yield capacity[next] as RecordedEvent;
    }
}
