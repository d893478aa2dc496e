import { classify, recordId, type ChatEvent, type ClassifiedEvent, type Intent, type MessageEvent } from 'c/etiquette';
import type { Entry } from 'c/journal';
import { pendingIntent } from './pendingIntents';
import type { TrackedChat, TrackedMessage } from './chat';

/** How far an event may be dated ahead of our clock, which lags behind the server's by what a reading took. */
export const AHEAD = 2_000;

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

/** Returns an event with ids of 18 characters and an id of its own. */
export function identify(event: ChatEvent): ChatEvent {
    const copy: ChatEvent = { ...event, chat: recordId(event.chat), id: event.id ?? idOf(event) };
    if ('agent' in copy && copy.agent !== undefined) {
        copy.agent = recordId(copy.agent);
    }
    if (copy.type === 'case') {
        copy.caseId = recordId(copy.caseId);
    }
    return copy;
}

/** An event with its meaning, the message whose text it had, and its own time if it was dated as of now. */
export interface EventAtTheDoor {
    classified: ClassifiedEvent;
    message: TrackedMessage | undefined;
    ownTime: number | undefined;
}

/** Returns the intent that a button or a due action gave to a message; `undefined` if its text decides. */
export function givenIntentOf(chat: TrackedChat, entries: readonly Entry[], message: MessageEvent): Intent | undefined {
    return message.from === 'agent' ? (message.intent ?? pendingIntent(chat, entries, message)) : undefined;
}

/**
 * Classifies an identified event, once: from here on it carries its meaning and needs no text. An event from the future
 * is dated as of now, since a wrong clock somewhere must not make everything due at once.
 */
export function classifyFor(
    chat: TrackedChat,
    event: ChatEvent,
    entries: readonly Entry[],
    now: number
): EventAtTheDoor {
    const isAhead = event.at > now + AHEAD;
    const dated = isAhead ? { ...event, at: now } : event;
    const ownTime = isAhead ? event.at : undefined;
    if (dated.type !== 'message') {
        return { classified: classify(dated, chat.policy), message: undefined, ownTime };
    }
    const givenIntent = givenIntentOf(chat, entries, dated);
    const { id = '', at, from, text } = dated;
    return {
        classified: classify({ ...dated, intent: givenIntent }, chat.policy),
        message: { id, at, from, text, givenIntent },
        ownTime
    };
}
