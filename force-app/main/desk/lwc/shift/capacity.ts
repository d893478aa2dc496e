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

/** Whether anybody is free is all that a clock asks. */
function saysTheSame(event: CapacityEvent, before: CapacityEvent | undefined): boolean {
    return before !== undefined && before.available > 0 === event.available > 0;
}

/** Remembers the agents' capacity: it pauses the connect clocks of all chats, also of those that come later. */
export function hearCapacity(): CapacityHeard {
    let heard: CapacityEvent[] = [];
    const tellOne = (inHand: InHand, event: CapacityEvent): void => {
        // Only the connect clock pauses, and it does not come back: what is accepted need not carry all of this along.
        if (!isAccepted(inHand.state)) {
            tell(inHand, { ...event, chat: inHand.chat });
        }
    };
    return {
        hear(event, chats) {
            const recent = heard.filter(({ at }, place) => at >= event.at - LASTS || place === heard.length - 1);
            const place = recent.filter(({ at }) => at <= event.at).length;
            heard = [...recent.slice(0, place), event, ...recent.slice(place)];
            const [before, next] = [heard[place - 1], heard[place + 1]];
            if (saysTheSame(event, before)) {
                return;
            }
            // Heard late, it changes what the next one says, which may have been no news until then.
            const news = next && !saysTheSame(next, event) ? [event, next] : [event];
            for (const inHand of chats) {
                news.forEach((each) => tellOne(inHand, each));
            }
        },
        tellNew: (inHand) =>
            heard
                .filter((event, place) => !saysTheSame(event, heard[place - 1]))
                .forEach((event) => tellOne(inHand, event))
    };
}
