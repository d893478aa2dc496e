import { ACTIONS, normalizeText, type ClassifiedEvent, type Intent } from 'c/etiquette';
import { standsInInput, type Entry } from 'c/journal';
import type { TrackedChat } from './chat';

/** How long after its text was handed over a message is still taken for it at least; milliseconds. */
const LASTS = 15 * 60_000;
/** How far the server may date a message before the instant at which its text was handed over; milliseconds. */
const BEFORE = 2_000;

/** Returns true if a message holds a text, whatever the agent wrote around it. */
export function carries(message: string | undefined, text: string): boolean {
    return message !== undefined && ` ${normalizeText(message)} `.includes(` ${normalizeText(text)} `);
}

function handedOverAt({ insertedAt, sendingSince }: Entry): number | undefined {
    return insertedAt === undefined || sendingSince === undefined
        ? (insertedAt ?? sendingSince)
        : Math.max(insertedAt, sendingSince);
}

/** Until when a message is taken for a text that was handed over: one in the message box may be sent as long as it stands there. */
function lastsUntil(entry: Entry, handedOver: number): number {
    return standsInInput(entry) ? Infinity : Math.max(handedOver + LASTS, entry.at + BEFORE);
}

/** A text that the platform took is in the conversation by then, as it dates it; milliseconds. */
const ARRIVES = 12_000;

/** Returns false if the text of a message is known, and is not that of an entry. */
function mayCarry(
    { messages }: Pick<TrackedChat, 'messages'>,
    id: string | undefined,
    text: string | undefined
): boolean {
    const said = messages.find((message) => message.id === id)?.text;
    return said === undefined || text === undefined || carries(said, text);
}

/**
 * Returns true for a message that the session sent itself, beside what stands in the message box. Windows hear of each
 * other's messages without their texts: then this goes by intent and time.
 */
export function isSentBeside(
    chat: Pick<TrackedChat, 'messages'>,
    { id, meaning, at }: ClassifiedEvent,
    entries: readonly Entry[]
): boolean {
    for (const { action, sendingSince, insertedAt, text } of entries) {
        const isSent = sendingSince !== undefined && sendingSince >= (insertedAt ?? 0);
        if (
            isSent &&
            ACTIONS[action].intent === meaning &&
            at >= sendingSince - BEFORE &&
            at <= sendingSince + ARRIVES &&
            mayCarry(chat, id, text)
        ) {
            return true;
        }
    }
    return false;
}

/** The intent of an entry's text belongs to one message: the first that carries it. */
function isTaken(chat: TrackedChat, intent: Intent, since: number): boolean {
    return chat.messages.some(({ givenIntent, at }) => givenIntent === intent && at >= since - BEFORE);
}

/**
 * Returns the intent that a button or a due action gave to a message: that of the text which was handed over last and
 * which the message holds. `undefined` if the message is the agent's own.
 */
export function pendingIntent(
    chat: TrackedChat,
    entries: readonly Entry[],
    message: { text?: string | undefined; at: number }
): Intent | undefined {
    let latest: { at: number; intent: Intent } | undefined;
    for (const entry of entries) {
        const at = handedOverAt(entry);
        const { intent } = ACTIONS[entry.action];
        if (at === undefined || entry.text === undefined || (latest && latest.at > at)) {
            continue;
        }
        const isInTime = message.at >= at - BEFORE && message.at <= lastsUntil(entry, at);
        if (isInTime && carries(message.text, entry.text) && !isTaken(chat, intent, at)) {
            latest = { at, intent };
        }
    }
    return latest?.intent;
}
