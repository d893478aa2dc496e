import { readTime, recordId, type LogEntry, type MessageEvent, type Sender } from 'c/etiquette';

/** A message as the platform's toolkits give it, in a log or in a live event. */
export interface PlatformMessage {
    content?: string | null;
    name?: string | null;
    type?: string | null;
    timestamp?: number | string | null;
}

const SENDERS: Record<string, Sender> = {
    AGENT: 'agent',
    OPERATOR: 'agent',
    SUPERVISOR: 'agent',
    ENDUSER: 'client',
    CHASITOR: 'client',
    VISITOR: 'client',
    CUSTOMER: 'client',
    BOT: 'bot',
    CHATBOT: 'bot'
};

/** Who wrote a message, by the platform's word for it; a word that is not known is the system. */
export function senderOf(type: string | null | undefined): Sender {
    return SENDERS[(type ?? '').toUpperCase().replace(/[^A-Z]/g, '')] ?? 'system';
}

/** An instant of the platform as epoch milliseconds; `undefined` where it is none. */
export function instantOf(timestamp: number | string | null | undefined): number | undefined {
    if (typeof timestamp === 'number') {
        return Number.isFinite(timestamp) ? timestamp : undefined;
    }
    if (!timestamp) {
        return undefined;
    }
    return /^\d+$/.test(timestamp) ? Number(timestamp) : readTime(timestamp);
}

/** A short number for a text (FNV-1a), so that two messages of one millisecond keep apart. */
function numberOf(text: string): string {
    let hash = 0x811c9dc5;
    for (let place = 0; place < text.length; place += 1) {
        hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
    }
    return (hash >>> 0).toString(36);
}

/**
 * A message as a line of the log. The platform gives messages no id; this one comes of what the live event and the log
 * both tell, so that no message is heard twice. `now` stands in where the platform gave no time.
 */
export function lineOf(message: PlatformMessage, now: number, from: Sender = senderOf(message.type)): LogEntry {
    const text = message.content ?? '';
    const at = instantOf(message.timestamp) ?? now;
    return {
        id: `message:${at}:${from}:${numberOf(text)}`,
        from,
        name: message.name ?? '',
        at,
        ...(text !== '' && { text })
    };
}

/** A line of the log as the event it was. */
export function eventOf(chat: string, { id, from, text, at }: LogEntry): MessageEvent {
    return {
        type: 'message',
        chat: recordId(chat),
        id,
        from,
        at,
        ...(text !== undefined && { text })
    };
}
