import type { StoragePort } from 'c/sessionPorts';

/** A storage that never throws; `problem` says why it keeps things in this window only, if it does. */
export interface LastingStorage extends StoragePort {
    problem(): string | undefined;
}

const PROBE = 'probe';

function wordsOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/**
 * Wraps a storage that may be full or denied. What cannot be written is kept in memory, and what is in memory wins over
 * what lies in the storage, until another window changes it. Once a write succeeds, the rest goes to the storage too.
 */
export function lastingStorage(storage: StoragePort): LastingStorage {
    const memory = new Map<string, string | undefined>();
    let problem: string | undefined;

    const attempt = <Result>(work: () => Result, otherwise: Result): Result => {
        try {
            return work();
        } catch (error) {
            problem = wordsOf(error);
            return otherwise;
        }
    };

    const put = (key: string, value: string | undefined): boolean => {
        try {
            if (value === undefined) {
                storage.remove(key);
            } else {
                storage.write(key, value);
            }
            memory.delete(key);
            return true;
        } catch (error) {
            problem = wordsOf(error);
            memory.set(key, value);
            return false;
        }
    };

    // A storage that fails is known to before the first chat is read from it.
    put(PROBE, '');
    put(PROBE, undefined);

    const change = (key: string, value: string | undefined): void => {
        if (put(key, value) && [...memory].every((kept) => put(...kept))) {
            problem = undefined;
        }
    };

    return {
        read: (key) => (memory.has(key) ? memory.get(key) : attempt(() => storage.read(key), undefined)),
        write: change,
        remove: (key) => change(key, undefined),
        keys() {
            const stored = attempt(() => storage.keys(), []);
            const inMemory = [...memory].filter(([, value]) => value !== undefined).map(([key]) => key);
            return [...new Set([...stored.filter((key) => !memory.has(key)), ...inMemory])];
        },
        watch(changed) {
            try {
                return storage.watch((key) => {
                    memory.delete(key);
                    changed(key);
                });
            } catch {
                // Not a problem of the storage: claims agree by reading it, and a return to the window reads the chats again.
                return () => undefined;
            }
        },
        problem: () => problem
    };
}
