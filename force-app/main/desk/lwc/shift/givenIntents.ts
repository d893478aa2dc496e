import { normalizeText, type PendingIntent, type StoragePort } from 'c/etiquette';

const PREFIX = 'given|';
/** A text that was not sent by then is no longer waited for, in milliseconds. */
const LASTS = 15 * 60_000;
/** How far a message may be dated before the button that wrote it. */
const BEFORE = 2_000;

/** An intent on its way, and the action that it settles once its message is seen. */
export interface Given extends PendingIntent {
    key: string;
}

/** The intents that buttons and due actions gave to texts, waiting for the messages that carry them. */
export interface GivenIntents {
    give(given: Given): void;
    /** Takes the intent that was given to this message; each is taken once. */
    take(chat: string, text: string | undefined, at: number): Given | undefined;
    /** Takes a text back that was not delivered. */
    takeBack(chat: string, key: string): void;
    forget(chat: string): void;
}

function isGiven(value: unknown): value is Given {
    if (typeof value !== 'object' || value === null) {
        return false;
    }
    const { key, text, intent, at } = value as Partial<Record<keyof Given, unknown>>;
    return [key, text, intent].every((part) => typeof part === 'string') && typeof at === 'number';
}

function parse(stored: string | undefined): Given[] {
    try {
        const value: unknown = JSON.parse(stored ?? '[]');
        return Array.isArray(value) ? value.filter(isGiven) : [];
    } catch {
        // What cannot be read is recognised from the text instead.
        return [];
    }
}

/** True where a message holds a text, whatever the agent wrote around it. */
export function carries(message: string | undefined, text: string): boolean {
    return message !== undefined && ` ${normalizeText(message)} `.includes(` ${normalizeText(text)} `);
}

/** Which intent wins where a message carries several: the one that was given last. */
function latest(one: Given, other: Given): Given {
    return other.at >= one.at ? other : one;
}

/** Remembers given intents in a storage, so that a reload or another window still knows them. */
export function giveIntents(storage: StoragePort): GivenIntents {
    const read = (chat: string): Given[] => parse(storage.read(PREFIX + chat));
    const write = (chat: string, list: Given[]): void => {
        if (list.length === 0) {
            storage.remove(PREFIX + chat);
        } else {
            storage.write(PREFIX + chat, JSON.stringify(list));
        }
    };
    const without = (list: Given[], key: string): Given[] => list.filter((given) => given.key !== key);

    return {
        give: (given) => write(given.chat, [...without(read(given.chat), given.key), given]),
        take(chat, text, at) {
            const list = read(chat);
            const fitting = list.filter(
                (given) => at >= given.at - BEFORE && at <= given.at + LASTS && carries(text, given.text)
            );
            if (fitting.length === 0) {
                return undefined;
            }
            const found = fitting.reduce(latest);
            write(chat, without(list, found.key));
            return found;
        },
        takeBack(chat, key) {
            write(chat, without(read(chat), key));
        },
        forget: (chat) => storage.remove(PREFIX + chat)
    };
}
