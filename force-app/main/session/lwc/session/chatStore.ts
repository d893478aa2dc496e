import type { StoragePort } from 'c/sessionPorts';
import { parseStoredChat, storedChatOf, type StoredChat, type TrackedChat } from 'c/trackedChat';

const PREFIX = 'chat|';

/** The agent's chats, kept over reloads and shared by every window. */
export interface ChatStore {
    save(chat: TrackedChat): void;
    read(chat: string): StoredChat | undefined;
    remove(chat: string): void;
    /** Returns every chat that can be read. One that cannot is removed and counted: its record and log say it all again. */
    all(): StoredChat[];
    /** How many stored chats and events could not be read so far. */
    unreadable(): number;
    /** Returns true if the chat was stored, and what was stored could not be read. */
    isLost(chat: string): boolean;
    /** Calls back with a chat that another window changed; returns a function that stops it. */
    watch(changed: (chat: string) => void): () => void;
}

/** Returns the chat store over a storage, one key for each chat. */
export function createChatStore(storage: StoragePort): ChatStore {
    let unreadable = 0;
    const lost = new Set<string>();
    /** What was last written or read, by chat: an unchanged chat is not written again. */
    const known = new Map<string, string>();

    const read = (chat: string): StoredChat | undefined => {
        const stored = storage.read(PREFIX + chat);
        if (stored === undefined) {
            return undefined;
        }
        const parsed = parseStoredChat(stored);
        unreadable += parsed ? parsed.unreadable : 1;
        return parsed;
    };

    const remove = (chat: string): void => {
        known.delete(chat);
        storage.remove(PREFIX + chat);
    };

    return {
        save(chat) {
            const text = storedChatOf(chat);
            if (known.get(chat.chat) !== text) {
                known.set(chat.chat, text);
                storage.write(PREFIX + chat.chat, text);
            }
        },
        read,
        remove,
        all: () =>
            storage
                .keys()
                .filter((key) => key.startsWith(PREFIX))
                .flatMap((key) => {
                    const chat = key.slice(PREFIX.length);
                    const stored = read(chat);
                    if (!stored) {
                        lost.add(chat);
                        remove(chat);
                    }
                    return stored ?? [];
                }),
        unreadable: () => unreadable,
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
