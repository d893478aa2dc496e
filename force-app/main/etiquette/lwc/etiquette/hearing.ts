import type { ChatEvent, Ender, Intent } from './chatEvent';
import type { Policy } from './policy';
import { intentOf, isThanks } from './recognition';

/**
 * An event as the rules keep it: a message's text is gone, what it was for stays. `meaning` is an agent's intent, or
 * of a client's message whether it was a question; bots and systems mean nothing to the clocks.
 */
export interface HeardEvent {
    type: ChatEvent['type'];
    at: number;
    id?: string;
    agent?: string;
    meaning?: Intent | 'question' | 'thanks';
    caseId?: string;
    by?: Ender;
    available?: number;
}

const clientMeaning = (text: string | undefined, policy: Policy): 'question' | 'thanks' =>
    isThanks(text, policy) ? 'thanks' : 'question';

const meaningOf = (event: ChatEvent, policy: Policy): HeardEvent['meaning'] => {
    if (event.type === 'requested') {
        return event.text ? clientMeaning(event.text, policy) : undefined;
    }
    if (event.type !== 'message') {
        return undefined;
    }
    if (event.from === 'agent') {
        return event.intent ?? intentOf(event.text, policy);
    }
    return event.from === 'client' ? clientMeaning(event.text, policy) : undefined;
};

/** An event without its text, its message recognised by the policy. */
export const hear = (event: ChatEvent, policy: Policy): HeardEvent => {
    const heard: HeardEvent = { type: event.type, at: event.at };
    if (event.id !== undefined) {
        heard.id = event.id;
    }
    const meaning = meaningOf(event, policy);
    if (meaning !== undefined) {
        heard.meaning = meaning;
    }
    if ('agent' in event && event.agent !== undefined) {
        heard.agent = event.agent;
    }
    if (event.type === 'case') {
        heard.caseId = event.caseId;
    } else if (event.type === 'ended') {
        heard.by = event.by;
    } else if (event.type === 'capacity') {
        heard.available = event.available;
    }
    return heard;
};
