import type { ClassifiedEvent } from 'c/etiquette';

/** Of events with one id the first to arrive; the others by time, ties in the order of arrival. */
export function inOrder(arrived: readonly ClassifiedEvent[]): ClassifiedEvent[] {
    const ids = new Set<string>();
    const events = arrived.filter(({ id }) => {
        if (id === undefined) {
            return true;
        }
        const isFirst = !ids.has(id);
        ids.add(id);
        return isFirst;
    });
    return events.sort(compareArrival);
}

/** Orders events by time, ties by arrival. */
export function compareArrival(one: ClassifiedEvent, other: ClassifiedEvent): number {
    return one.at - other.at || (one.arrival ?? 0) - (other.arrival ?? 0);
}

/** How many of the sorted events come before one. */
function countBefore(events: readonly ClassifiedEvent[], event: ClassifiedEvent): number {
    let low = 0;
    let high = events.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (compareArrival(events[middle] as ClassifiedEvent, event) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/** True where nobody waits for a connection from here on, so that capacity means nothing to the chat. */
export function endsWaiting({ type, meaning }: ClassifiedEvent): boolean {
    return (
        type === 'accepted' ||
        type === 'ended' ||
        type === 'closed' ||
        (type === 'message' && meaning !== undefined && meaning !== 'question' && meaning !== 'thanks')
    );
}

/** Returns the place of the first change of capacity that matters to a chat: the one in force at its first event. */
export function capacityFrom(capacity: readonly ClassifiedEvent[], first: ClassifiedEvent): number {
    return capacity.length === 0 ? 0 : Math.max(0, countBefore(capacity, first) - 1);
}
