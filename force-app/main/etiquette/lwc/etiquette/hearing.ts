import type { ChatEvent, Ender, Intent, MessageEvent, RequestedEvent } from './chatEvent';
import type { Policy } from './policy';
import { intentOf, isThanks } from './recognition';

/**
 * An event as the rules keep it: a message's text is gone, what it was for stays. `meaning` is an agent's intent, or
 * of a client's message whether it was a question; bots and systems mean nothing to the clocks.
 */
export interface HeardEvent {
    type: ChatEvent['type'];
    at: number;
    id?: string | undefined;
    agent?: string | undefined;
    meaning?: Intent | 'question' | 'thanks' | undefined;
    caseId?: string | undefined;
    by?: Ender | undefined;
    available?: number | undefined;
    /** Its place in the order of arrival, where a host needs it to merge what came from several sources. */
    arrival?: number | undefined;
}

function clientMeaning(text: string | undefined, policy: Policy): 'question' | 'thanks' {
    return isThanks(text, policy) ? 'thanks' : 'question';
}

function meaningOf(event: RequestedEvent | MessageEvent, policy: Policy): HeardEvent['meaning'] {
    if (event.type === 'requested') {
        return event.text ? clientMeaning(event.text, policy) : undefined;
    }
    if (event.from === 'agent') {
        return event.intent ?? intentOf(event.text, policy);
    }
    return event.from === 'client' ? clientMeaning(event.text, policy) : undefined;
}

/** An event without its text, its message recognised by the policy. */
export function hear(event: ChatEvent, policy: Policy, arrival?: number): HeardEvent {
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
