import type { StoragePort } from 'c/sessionPorts';
import { parseStoredChat, storedChatOf, type StoredChat, type TrackedChat } from 'c/trackedChat';

const PREFIX = 'chat|';
const DRAFT_PREFIX = 'draft|';

/** The agent's chats, kept over reloads and shared by every window. */
export interface ChatStore {
    save(chat: TrackedChat): void;
    read(chat: string): StoredChat | undefined;
    /** Removes a chat. What was typed in it stays known: its message box may be as it was when the chat comes back. */
    remove(chat: string, typedAt?: number): void;
    /** Returns when a draft was begun in a chat that was removed, or that another window has; epoch milliseconds. */
    typedAt(chat: string): number | undefined;
    /** Forgets the drafts that were begun before an instant in chats that were removed. */
    forgetDrafts(before: number): void;
    /** Returns every chat that can be read. One that cannot is removed: its record and log say it all again. */
    all(): StoredChat[];
    /** Returns true if the chat was stored, and what was stored could not be read. */
    isLost(chat: string): boolean;
    /** Calls back with a chat that another window changed; returns a function that stops it. */
    watch(changed: (chat: string) => void): () => void;
}

/** Returns the chat store over a storage, one key for each chat. */
export function createChatStore(storage: StoragePort): ChatStore {
    const lost = new Set<string>();
    /** What was last written or read, by chat: an unchanged chat is not written again. */
    const known = new Map<string, string>();

    const stored = (chat: string): string | undefined => storage.read(PREFIX + chat);

    const read = (chat: string): StoredChat | undefined => {
        const text = stored(chat);
        return text === undefined ? undefined : parseStoredChat(text);
    };

    const remove = (chat: string, typedAt?: number): void => {
        known.delete(chat);
        storage.remove(PREFIX + chat);
        if (typedAt !== undefined) {
            storage.write(DRAFT_PREFIX + chat, String(typedAt));
        }
    };

    const draftOf = (chat: string): number | undefined => {
        const typedAt = Number(storage.read(DRAFT_PREFIX + chat) ?? NaN);
        return Number.isFinite(typedAt) ? typedAt : undefined;
    };

    return {
        save(chat) {
            const text = storedChatOf(chat);
            if (known.get(chat.chat) !== text) {
                known.set(chat.chat, text);
                storage.write(PREFIX + chat.chat, text);
                if (draftOf(chat.chat) !== undefined) {
                    storage.remove(DRAFT_PREFIX + chat.chat);
                }
            }
        },
        read,
        remove,
        typedAt: (chat) => draftOf(chat) ?? parseStoredChat(stored(chat) ?? '')?.typedAt,
        forgetDrafts(before) {
            for (const key of storage.keys().filter((each) => each.startsWith(DRAFT_PREFIX))) {
                if ((draftOf(key.slice(DRAFT_PREFIX.length)) ?? -Infinity) < before) {
                    storage.remove(key);
                }
            }
        },
        all: () =>
            storage
                .keys()
                .filter((key) => key.startsWith(PREFIX))
                .flatMap((key) => {
                    const chat = key.slice(PREFIX.length);
                    const readable = read(chat);
                    if (!readable) {
                        lost.add(chat);
                        remove(chat);
                    }
                    return readable ?? [];
                }),
        isLost: (chat) => lost.has(chat),
        watch: (changed) =>
            storage.watch((key) => {
                if (key.startsWith(PREFIX)) {
                    known.delete(key.slice(PREFIX.length));
                    changed(key.slice(PREFIX.length));
                }
            })
    };
}
