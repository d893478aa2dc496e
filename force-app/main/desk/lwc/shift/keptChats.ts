import type { ClassifiedEvent, StoragePort } from 'c/etiquette';
import { waitFor } from './catchUp';
import type { ChatList } from './chatList';
import type { InHand } from './inHand';
import { retold } from './retelling';
import { toldAlready } from './sameFact';
import type { ChatFacts } from './shiftTypes';

const PREFIX = 'chat|';

/** A chat in the storage: what the clocks need after a reload, and nothing the client or the agent wrote. */
export interface KeptChat {
    chat: string;
    facts: Pick<ChatFacts, 'kind' | 'channel' | 'caseId' | 'caseNumber'>;
    events: ClassifiedEvent[];
}

/** The agent's chats, kept over reloads and seen by every window. */
export interface KeptChats {
    save(inHand: InHand): void;
    read(chat: string): KeptChat | undefined;
    /** True where a chat in hand has events that a kept one knows nothing of. */
    lacks(inHand: InHand, kept: KeptChat): boolean;
    remove(chat: string): void;
    all(): KeptChat[];
    /** Calls back with a chat that another window changed; returns what stops that. */
    watch(changed: (chat: string) => void): () => void;
}

function isKept(value: unknown): value is KeptChat {
    if (typeof value !== 'object' || value === null) {
        return false;
    }
    const { chat, facts, events } = value as Partial<Record<keyof KeptChat, unknown>>;
    return typeof chat === 'string' && typeof facts === 'object' && facts !== null && Array.isArray(events);
}

function parse(stored: string | undefined): KeptChat | undefined {
    if (stored === undefined) {
        return undefined;
    }
    try {
        const value: unknown = JSON.parse(stored);
        return isKept(value) ? value : undefined;
    } catch {
        // A chat that cannot be read is rebuilt from its record and its log.
        return undefined;
    }
}

function keptOf({ chat, facts, state }: InHand): KeptChat {
    const { kind, channel, caseId, caseNumber } = facts;
    return { chat, facts: { kind, channel, caseId, caseNumber }, events: state.events };
}

/** Keeps chats in a storage, one key each. */
export function keepChats(storage: StoragePort): KeptChats {
    const read = (chat: string): KeptChat | undefined => parse(storage.read(PREFIX + chat));
    return {
        save: (inHand) => storage.write(PREFIX + inHand.chat, JSON.stringify(keptOf(inHand))),
        read,
        lacks(inHand, { chat, events }) {
            const told = events.map((event) => retold(event, chat, inHand.policy));
            return inHand.state.events.some((event) => !toldAlready(told, retold(event, chat, inHand.policy)));
        },
        remove: (chat) => storage.remove(PREFIX + chat),
        all: () =>
            storage
                .keys()
                .filter((key) => key.startsWith(PREFIX))
                .flatMap((key) => read(key.slice(PREFIX.length)) ?? []),
        watch: (changed) =>
            storage.watch((key) => {
                if (key.startsWith(PREFIX)) {
                    changed(key.slice(PREFIX.length));
                }
            })
    };
}

/**
 * Puts the kept chats on the list again, and forgets those of long ago; true where there are any. What happened since
 * they were kept is heard before anything is done in them.
 */
export function restoreChats(kept: KeptChats, chats: ChatList, before: number, now: number): boolean {
    let restored = false;
    for (const { chat, events } of kept.all()) {
        if ((events.at(-1)?.at ?? 0) < before) {
            kept.remove(chat);
            continue;
        }
        const inHand = chats.takeKept(chat);
        if (!inHand) {
            continue;
        }
        waitFor(inHand, ['log', 'record', 'policies'], now);
        restored = true;
    }
    return restored;
}
