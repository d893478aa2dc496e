import { recordId, type ChatEvent } from 'c/etiquette';

/** How far an event may be dated ahead of our clock, which lags behind the server's by what a reading took. */
const AHEAD = 2_000;

const idOf = (event: ChatEvent): string => {
    const parts: unknown[] = [event.type, event.at];
    if ('agent' in event) parts.push(event.agent);
    if (event.type === 'message') parts.push(event.from);
    if (event.type === 'capacity') parts.push(event.available);
    return parts.join('|');
};

/**
 * An event as the shift takes it: ids in 18 characters, an id of its own, and never dated in the future, where a wrong
 * clock somewhere would make everything due at once.
 */
export const taken = (event: ChatEvent, now: number): ChatEvent => {
    const copy: ChatEvent = {
        ...event,
        chat: recordId(event.chat),
        at: event.at > now + AHEAD ? now : event.at,
        id: event.id ?? idOf(event)
    };
    if ('agent' in copy && copy.agent !== undefined) copy.agent = recordId(copy.agent);
    if (copy.type === 'case') copy.caseId = recordId(copy.caseId);
    return copy;
};
