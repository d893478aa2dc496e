import { recordId, type ChatEvent } from 'c/etiquette';
import { retell, type InHand } from './inHand';

/** How far an event may be dated ahead of our clock, which lags behind the server's by what a reading took. */
const AHEAD = 2_000;

function idOf(event: ChatEvent): string {
    const parts: unknown[] = [event.type, event.at];
    if ('agent' in event) {
        parts.push(event.agent);
    }
    if (event.type === 'message') {
        parts.push(event.from);
    }
    if (event.type === 'capacity') {
        parts.push(event.available);
    }
    return parts.join('|');
}

function isAhead(at: number, now: number): boolean {
    return at > now + AHEAD;
}

/** An event as the shift takes it: ids in 18 characters, and an id of its own. */
export function taken(event: ChatEvent): ChatEvent {
    const copy: ChatEvent = { ...event, chat: recordId(event.chat), id: event.id ?? idOf(event) };
    if ('agent' in copy && copy.agent !== undefined) {
        copy.agent = recordId(copy.agent);
    }
    if (copy.type === 'case') {
        copy.caseId = recordId(copy.caseId);
    }
    return copy;
}

/**
 * Dates an event that lies in the future as of now: a wrong clock somewhere must not make everything due at once. Ours
 * may be the wrong one; then the event gets its own time back once it is known what time it is.
 */
export function datedAsOf(event: ChatEvent, inHand: InHand | undefined, now: number): ChatEvent {
    if (!isAhead(event.at, now)) {
        return event;
    }
    const dated = { ...event, at: now };
    inHand?.ownTimes.set(dated, event.at);
    return dated;
}

/** It is known what time it is: gives events of what looked like the future their own times where they fit it now. */
export function giveOwnTimes(inHand: InHand, now: number): void {
    const fitting = [...inHand.ownTimes].filter(([, at]) => !isAhead(at, now));
    inHand.ownTimes.clear();
    for (const [event, at] of fitting) {
        event.at = at;
    }
    if (fitting.length > 0) {
        retell(inHand, inHand.policy, now);
    }
}
