import type { ClassifiedEvent } from 'c/etiquette';

function isSorted(positions: readonly number[]): boolean {
    return positions.every((position, index) => position >= (positions[index - 1] ?? 0));
}

/**
 * Puts events of the same instant into the order of a source that knows it: a conversation's log, or another window. A
 * live answer can arrive before the log tells of the question above it. Returns the same array if nothing changes.
 */
export function reorderTies(
    events: ClassifiedEvent[],
    ordered: readonly { id?: string | undefined }[]
): ClassifiedEvent[] {
    const positions = new Map(ordered.map(({ id }, position) => [id, position]));
    const positionOf = ({ id }: ClassifiedEvent): number => positions.get(id) ?? -1;
    const slotsAt = new Map<number, number[]>();
    events.forEach((event, slot) => {
        if (positionOf(event) >= 0) {
            slotsAt.set(event.at, [...(slotsAt.get(event.at) ?? []), slot]);
        }
    });
    let reordered = events;
    for (const slots of slotsAt.values()) {
        const tied = slots.map((slot) => events[slot] as ClassifiedEvent);
        if (isSorted(tied.map(positionOf))) {
            continue;
        }
        reordered = reordered === events ? [...events] : reordered;
        tied.sort((one, other) => positionOf(one) - positionOf(other));
        for (const [index, slot] of slots.entries()) {
            reordered[slot] = tied[index] as ClassifiedEvent;
        }
    }
    return reordered;
}
