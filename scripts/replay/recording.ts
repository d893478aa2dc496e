import {
    ALL_CHATS,
    classify,
    parseTimelineLine,
    TimelineError,
    type ChatEvent,
    type ClassifiedEvent,
    type Policy
} from 'c/etiquette';

/** A line that is no event. */
export interface RejectedLine {
    line: number;
    reason: string;
}

/** Of events with one id the first to arrive; the others by time, ties in the order of arrival. */
function inOrder(arrived: ClassifiedEvent[]): readonly ClassifiedEvent[] {
    const ids = new Set<string>();
    let last = -Infinity;
    let isSorted = true;
    const events = arrived.filter(({ id, at }) => {
        if (id !== undefined) {
            if (ids.has(id)) {
                return false;
            }
            ids.add(id);
        }
        isSorted &&= last <= at;
        last = at;
        return true;
    });
    return isSorted ? events : events.sort((one, other) => one.at - other.at);
}

/** The chats of a timeline, and the lines that were none of theirs. Keeps what an event means, never its text. */
export class Recording {
    readonly rejected: RejectedLine[] = [];
    /** The time of the last event; epoch milliseconds. */
    last: number | undefined;
    #lines = 0;
    #everywhere: ClassifiedEvent[] = [];
    #chats = new Map<string, ClassifiedEvent[]>();
    #policy: Policy;
    #until: number;

    /** @param until the last instant to read, in epoch milliseconds; later events are left unread */
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
                this.#keep(event);
            }
        } catch (error) {
            if (!(error instanceof TimelineError)) {
                throw error;
            }
            this.rejected.push({ line: this.#lines, reason: error.message });
        }
    }

    #keep(event: ChatEvent): void {
        const classified = classify(event, this.#policy, this.#lines);
        this.last = this.last === undefined || this.last < classified.at ? classified.at : this.last;
        if (event.type === 'capacity' && event.chat === ALL_CHATS) {
            this.#everywhere.push(classified);
            return;
        }
        const events = this.#chats.get(event.chat);
        if (events === undefined) {
            this.#chats.set(event.chat, [classified]);
        } else {
            events.push(classified);
        }
    }

    /** Each chat with its events, in the order of the chats' first events. */
    *chats(): Generator<{ chat: string; events: readonly ClassifiedEvent[] }> {
        const order = [...this.#chats].map(([chat, arrived]) => ({ chat, events: inOrder(arrived) }));
        order.sort((one, other) => compareArrival(one.events[0], other.events[0]));
        const capacity = inOrder(this.#everywhere);
        for (const { chat, events } of order) {
            yield { chat, events: capacity.length === 0 ? events : withCapacity(events, capacity) };
        }
    }
}

function compareArrival(one: ClassifiedEvent | undefined, other: ClassifiedEvent | undefined): number {
    return (one?.at ?? 0) - (other?.at ?? 0) || (one?.arrival ?? 0) - (other?.arrival ?? 0);
}

/** How many of the sorted events come before one. */
function countBefore(events: readonly ClassifiedEvent[], event: ClassifiedEvent): number {
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
}

/** From here on nobody waits for a connection, so that capacity means nothing to the chat. */
function endsWaiting({ type, meaning }: ClassifiedEvent): boolean {
    return (
        type === 'accepted' ||
        type === 'ended' ||
        type === 'closed' ||
        (type === 'message' && meaning !== undefined && meaning !== 'question' && meaning !== 'thanks')
    );
}

/** A chat's events among the changes of capacity that matter to it, from the one in force at its first event on. */
function withCapacity(events: readonly ClassifiedEvent[], capacity: readonly ClassifiedEvent[]): ClassifiedEvent[] {
    const [first] = events;
    const merged: ClassifiedEvent[] = [];
    let next = first === undefined ? capacity.length : Math.max(0, countBefore(capacity, first) - 1);
    for (const event of events) {
        for (let change = capacity[next]; change && compareArrival(change, event) < 0; change = capacity[next]) {
            merged.push(change);
            next += 1;
        }
        if (endsWaiting(event)) {
            next = capacity.length;
        }
        merged.push(event);
    }
    return next < capacity.length ? merged.concat(capacity.slice(next)) : merged;
}
