import type { ChatEvent } from 'c/etiquette';
import { retell, type InHand } from './inHand';

function isSorted(places: readonly number[]): boolean {
    return places.every((place, index) => place >= (places[index - 1] ?? 0));
}

/**
 * Puts events of one instant into the order of those that know it: a conversation's log, or another window. An answer
 * may be heard live before the log tells of the question that stands above it. True where that changed anything.
 */
export function followOrder(inHand: InHand, ordered: readonly { id?: string }[], now: number): boolean {
    const places = new Map(ordered.map(({ id }, place) => [id, place]));
    const placeOf = ({ id }: ChatEvent): number => places.get(id) ?? -1;
    const slotsAt = new Map<number, number[]>();
    inHand.told.forEach((event, slot) => {
        if (placeOf(event) >= 0) {
            slotsAt.set(event.at, [...(slotsAt.get(event.at) ?? []), slot]);
        }
    });
    let changed = false;
    for (const slots of slotsAt.values()) {
        const events = slots.map((slot) => inHand.told[slot] as ChatEvent);
        if (isSorted(events.map(placeOf))) {
            continue;
        }
        events.sort((one, other) => placeOf(one) - placeOf(other));
        slots.forEach((slot, index) => (inHand.told[slot] = events[index] as ChatEvent));
        changed = true;
    }
    if (changed) {
        retell(inHand, inHand.policy, now);
    }
    return changed;
}
