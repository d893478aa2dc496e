import type { ActionName, ChatFacts, Deed } from './facts.ts';

/** Within so long after another, a person cannot have known of it; milliseconds. */
export const REACTION = 3_000;

/** Asking for a ticket means either of the two, whichever is due. */
function isSameAction(one: ActionName | undefined, other: ActionName): boolean {
    return one === other || (one?.startsWith('ticket') === true && other.startsWith('ticket'));
}

/** Whether a person did one of these things about an action in the time from `after` (not included) to `until`. */
export function didAbout(
    { deeds }: ChatFacts,
    kinds: readonly Deed['kind'][],
    action: ActionName,
    after: number,
    until = Infinity
): boolean {
    return deeds.some(
        (deed) => kinds.includes(deed.kind) && isSameAction(deed.action, action) && deed.at > after && deed.at <= until
    );
}

/** Whether a person had an action done at an instant, in a browser of which the other one could not know yet at `again`. */
function wasUnknown(chat: ChatFacts, action: ActionName, at: number, again: number): boolean {
    const deeds = chat.deeds.filter(({ unknownUntil }) => unknownUntil !== undefined && again < unknownUntil);
    return didAbout({ ...chat, deeds }, ['asked', 'sent'], action, at - REACTION - 1, at);
}

/** Whether a person wanted an action again, knowing that it was done at `first`, or sent its words by hand meanwhile. */
export function wantedAgain(chat: ChatFacts, action: ActionName, first: number, again: number): boolean {
    return (
        didAbout(chat, ['asked', 'typed'], action, first + REACTION, again) ||
        // What a hand sends while the product sends is not the product's doing.
        didAbout(chat, ['typed', 'sent'], action, again - 1, again) ||
        wasUnknown(chat, action, first, again)
    );
}
