import type { CapacityEvent } from 'c/etiquette';

/** How long the capacity of the past matters to a chat that comes to light later; milliseconds. */
const LASTS = 60 * 60_000;

/** Remembers the capacity of all agents: it pauses the connect clocks of all chats, also of those that come later. */
export interface CapacityHistory {
    /** Takes an event; returns the events that every waiting chat must hear because of it. */
    take(event: CapacityEvent): CapacityEvent[];
    /** Returns the events that a new chat must hear. */
    events(): CapacityEvent[];
}

/** Whether anybody is free is all that a clock asks. */
function saysTheSame(event: CapacityEvent, before: CapacityEvent | undefined): boolean {
    return before !== undefined && before.available > 0 === event.available > 0;
}

/** Returns an empty history. */
export function createCapacityHistory(): CapacityHistory {
    let history: CapacityEvent[] = [];
    return {
        take(event) {
            const recent = history.filter(({ at }, index) => at >= event.at - LASTS || index === history.length - 1);
            const position = recent.filter(({ at }) => at <= event.at).length;
            history = [...recent.slice(0, position), event, ...recent.slice(position)];
            const [before, next] = [history[position - 1], history[position + 1]];
            if (saysTheSame(event, before)) {
                return [];
            }
            // An event that comes late changes what the next one says, which may have been no news until then.
            return next && !saysTheSame(next, event) ? [event, next] : [event];
        },
        events: () => history.filter((event, index) => !saysTheSame(event, history[index - 1]))
    };
}
