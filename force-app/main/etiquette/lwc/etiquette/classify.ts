import type { ChatEvent, Ender, Intent, MessageEvent, RequestedEvent } from './chatEvent';
import type { Policy } from './policy';
import { intentOf, isThanks } from './recognition';

/**
 * An event as the rules keep it: without its text, with the meaning of the text. `meaning` is the intent of an agent's
 * message, and `question` or `thanks` for a client's. Messages of bots and systems have none: they affect no clock.
 */
export interface ClassifiedEvent {
    type: ChatEvent['type'];
    at: number;
    id?: string | undefined;
    agent?: string | undefined;
    meaning?: Intent | 'question' | 'thanks' | undefined;
    caseId?: string | undefined;
    by?: Ender | undefined;
    available?: number | undefined;
    /** Its position in the order of arrival, for hosts that merge several sources. */
    arrival?: number | undefined;
}

function clientMeaning(text: string | undefined, policy: Policy): 'question' | 'thanks' {
    return isThanks(text, policy) ? 'thanks' : 'question';
}

function meaningOf(event: RequestedEvent | MessageEvent, policy: Policy): ClassifiedEvent['meaning'] {
    if (event.type === 'requested') {
        return event.text ? clientMeaning(event.text, policy) : undefined;
    }
    if (event.from === 'agent') {
        return event.intent ?? intentOf(event.text, policy);
    }
    return event.from === 'client' ? clientMeaning(event.text, policy) : undefined;
}

/** Replaces the text of an event by its meaning under a policy. */
export function classify(event: ChatEvent, policy: Policy, arrival?: number): ClassifiedEvent {
    return {
        type: event.type,
        at: event.at,
        id: event.id,
        agent: 'agent' in event ? event.agent : undefined,
        meaning: event.type === 'message' || event.type === 'requested' ? meaningOf(event, policy) : undefined,
        caseId: event.type === 'case' ? event.caseId : undefined,
        by: event.type === 'ended' ? event.by : undefined,
        available: event.type === 'capacity' ? event.available : undefined,
        arrival
    };
}
