import { isAccepted, type CapacityEvent } from 'c/etiquette';
import { tell, type InHand } from './inHand';

/** For how long what was heard of the agents' capacity matters to a chat that comes to light later, in milliseconds. */
const LASTS = 60 * 60_000;

/** What was heard of the capacity of all agents. */
export interface CapacityHeard {
    /** Remembers it, and tells every chat that still waits. */
    hear(event: CapacityEvent, chats: Iterable<InHand>): void;
    /** Tells a new chat of all that matters to it. */
    tellNew(inHand: InHand): void;
}

/** Remembers the agents' capacity: it pauses the connect clocks of all chats, also of those that come later. */
export const hearCapacity = (): CapacityHeard => {
    let heard: CapacityEvent[] = [];
    const tellOne = (inHand: InHand, event: CapacityEvent): void => {
        // Only the connect clock pauses, and it does not come back: what is accepted need not carry all of this along.
        if (!isAccepted(inHand.state)) tell(inHand, { ...event, chat: inHand.chat });
    };
    return {
        hear(event, chats) {
            const latest = heard.at(-1);
            if (latest?.available === event.available && event.at >= latest.at) return;
            const recent = heard.filter(({ at }, place) => at >= event.at - LASTS || place === heard.length - 1);
            heard = [...recent, event].sort((one, other) => one.at - other.at);
            for (const inHand of chats) tellOne(inHand, event);
        },
        tellNew: (inHand) => heard.forEach((event) => tellOne(inHand, event))
    };
};
