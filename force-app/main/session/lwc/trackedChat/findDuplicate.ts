import type { ClassifiedEvent } from 'c/etiquette';

/** Omni-Channel's event and the record's field date one acceptance a little apart; milliseconds. */
const APART = 10_000;
/** Records hold whole seconds; milliseconds. */
const ROUNDING = 1_000;

type Dated = Pick<ClassifiedEvent, 'type' | 'at' | 'id' | 'agent'>;

function isSameTurn(known: Dated, event: Dated): boolean {
    return (
        known.type === event.type &&
        event.at - known.at <= APART &&
        known.at - event.at < ROUNDING &&
        (known.agent === event.agent || known.agent === undefined || event.agent === undefined)
    );
}

/**
 * Returns the known event that says the same: it has the same id, or it is the same acceptance or end from another
 * source. The first one stays, so that the clocks that start with it do not move by a moment. Omni-Channel's event may
 * have come late, though: if the record dates it earlier by a second or more, that is another event.
 */
export function findDuplicate<Event extends Dated>(known: readonly Event[], event: Dated): Event | undefined {
    return known.find(
        (one) =>
            (event.id !== undefined && one.id === event.id) ||
            ((event.type === 'accepted' || event.type === 'ended') && isSameTurn(one, event))
    );
}
