import type { ChatEvent } from 'c/etiquette';

/** Omni-Channel's event and the record's field tell of one acceptance a little apart. */
const APART = 10_000;
/** Records hold whole seconds. */
const ROUNDED = 1_000;

function agentOf(event: ChatEvent): string | undefined {
    return 'agent' in event ? event.agent : undefined;
}

function isSameTurn(told: ChatEvent, event: ChatEvent): boolean {
    return (
        told.type === event.type &&
        event.at - told.at <= APART &&
        told.at - event.at < ROUNDED &&
        (agentOf(told) === agentOf(event) || agentOf(told) === undefined || agentOf(event) === undefined)
    );
}

/**
 * What was told already says the same as an event: it has its id, or it is the same acceptance or end heard from another
 * side. The first one told stays, so that the clocks that start with it do not move by a moment; but Omni-Channel's event
 * may have come late, and what the record dates earlier by a second or more is how it was.
 */
export function toldAlready(told: readonly ChatEvent[], event: ChatEvent): ChatEvent | undefined {
    return told.find(
        (one) =>
            (event.id !== undefined && one.id === event.id) ||
            ((event.type === 'accepted' || event.type === 'ended') && isSameTurn(one, event))
    );
}

/** Gives an event that came back from the storage without its text the text it had. */
export function restoreText(told: ChatEvent, event: ChatEvent): void {
    if (told.type === 'message' && event.type === 'message' && told.text === undefined && event.text !== undefined) {
        told.text = event.text;
    }
}
