import { decodeEntities, recordId, type MessageEvent, type Sender } from 'c/etiquette';
import type { LogEntry } from 'c/sessionPorts';

/** A message as the platform's toolkits give it, in a log or in a live event. */
export interface PlatformMessage {
    content?: string | null;
    name?: string | null;
    type?: string | null;
    /** Documented as a text; epoch milliseconds, as a number or a text, ISO texts and Dates have been seen. */
    timestamp?: number | string | Date | null;
}

/** Whispers of supervisors are not here: the client never sees them, so they count as the system's. */
const SENDERS: Record<string, Sender> = {
    AGENT: 'agent',
    OPERATOR: 'agent',
    ENDUSER: 'client',
    CHASITOR: 'client',
    VISITOR: 'client',
    CUSTOMER: 'client',
    BOT: 'bot',
    CHATBOT: 'bot'
};

/** Returns who wrote a message, by the platform's word for it; a word that is not known is the system. */
export function senderOf(type: string | null | undefined): Sender {
    return SENDERS[(type ?? '').toUpperCase().replace(/[^A-Z]/g, '')] ?? 'system';
}

/** An ISO 8601 time that says its offset: without one it could be any instant. */
const ISO_TIME = /^\d{4}-.*T.*(?:Z|[+-]\d\d:?\d\d)$/;

function timeIn(text: string): number {
    // Salesforce may write the offset without its colon, which not every browser reads.
    return ISO_TIME.test(text) ? Date.parse(text.replace(/(\d\d)(\d\d)$/, '$1:$2')) : Number(text);
}

/** Returns an instant of the platform as epoch milliseconds; `undefined` if it is none, as zero or a blank is. */
export function instantOf(timestamp: PlatformMessage['timestamp']): number | undefined {
    const at = typeof timestamp === 'string' ? timeIn(timestamp) : Number(timestamp);
    return at > 0 && Number.isFinite(at) ? at : undefined;
}

/** Returns a short number for a text (FNV-1a), so that two messages of the same millisecond differ. */
function hashOf(text: string): string {
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index += 1) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    return (hash >>> 0).toString(36);
}

/**
 * The log or the live event may write a text as HTML: both are decoded, so that they are one message. Where neither is
 * HTML, an entity that somebody typed is shown as its sign. That is rare, and less bad than each apostrophe as another
 * message.
 */
function entryAt(message: PlatformMessage, at: number, from: Sender): LogEntry {
    const text = decodeEntities(message.content ?? '');
    return {
        // The platform gives messages no id: this one is made of what the live event and the log both say.
        id: `message:${at}:${from}:${hashOf(text)}`,
        from,
        name: message.name ?? '',
        at,
        text: text || undefined
    };
}

/** The clock that dates what the platform did not, and hears the time of what it did; epoch milliseconds. */
export interface HearingClock {
    now(): number;
    heard(at: number, live: true): void;
}

/** Returns a live message as an entry of the log. Without a time of its own it is dated by the clock. */
export function liveEntry(
    message: PlatformMessage,
    clock: HearingClock,
    from: Sender = senderOf(message.type)
): LogEntry {
    const at = instantOf(message.timestamp);
    if (at !== undefined) {
        clock.heard(at, true);
    }
    return entryAt(message, at ?? clock.now(), from);
}

/** Returns the messages in a toolkit's answer; `undefined` if that is no log, which is not the same as an empty one. */
export function messagesIn(answer: unknown): PlatformMessage[] | undefined {
    const { messages } = (answer ?? {}) as { messages?: unknown };
    return Array.isArray(messages) ? (messages as PlatformMessage[]) : undefined;
}

/** Returns the entries of a log. Messages without a readable time are left out: nothing may be judged by them. */
export function logEntries(messages: readonly PlatformMessage[]): LogEntry[] {
    return messages.flatMap((message) => {
        const at = instantOf(message.timestamp);
        return at === undefined ? [] : [entryAt(message, at, senderOf(message.type))];
    });
}

/** Returns an entry of the log as the event it was. */
export function eventOf(chat: string, { id, from, text, at }: LogEntry): MessageEvent {
    return { type: 'message', chat: recordId(chat), id, from, at, text };
}
