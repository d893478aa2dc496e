import type { StoragePort } from 'c/sessionPorts';
import { storedEntry, parseEntry, type Entry } from './entry';

const PREFIX = 'action|';

/** Entries as they lie in the storage, one key each, so that two windows never write over each other's. */
export interface StoredEntries {
    read(key: string): Entry | 'unreadable' | undefined;
    write(entry: Entry): void;
    remove(key: string): void;
    keys(): string[];
}

/** The journal's part of a storage; `written` hears the key of each entry that is written or removed here. */
export function entriesIn(storage: StoragePort, written: (key: string) => void): StoredEntries {
    return {
        read(key) {
            const stored = storage.read(PREFIX + key);
            return stored === undefined ? undefined : (parseEntry(stored) ?? 'unreadable');
        },
        write(entry) {
            storage.write(PREFIX + entry.key, storedEntry(entry));
            written(entry.key);
        },
        remove(key) {
            storage.remove(PREFIX + key);
            written(key);
        },
        keys: () =>
            storage
                .keys()
                .filter((key) => key.startsWith(PREFIX))
                .map((key) => key.slice(PREFIX.length))
    };
}

/** The key of the entry that a storage key holds; `undefined` where it holds something else. */
export function entryKeyOf(storageKey: string): string | undefined {
    return storageKey.startsWith(PREFIX) ? storageKey.slice(PREFIX.length) : undefined;
}
