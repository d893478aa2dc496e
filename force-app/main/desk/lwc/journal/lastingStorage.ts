import type { StoragePort } from 'c/etiquette';

/** A storage that never throws; `problem` says why it keeps things in this window only, if it does. */
export interface LastingStorage extends StoragePort {
    problem(): string | undefined;
}

function wordsOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/**
 * Wraps a storage that may be full or denied. What cannot be written is kept in memory, and what is in memory wins
 * over what lies in the storage; the next write that succeeds goes to the storage again.
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

    const change = (key: string, value: string | undefined, work: () => void): void => {
        try {
            work();
            memory.delete(key);
            if (memory.size === 0) {
                problem = undefined;
            }
        } catch (error) {
            problem = wordsOf(error);
            memory.set(key, value);
        }
    };

    return {
        read: (key) => (memory.has(key) ? memory.get(key) : attempt(() => storage.read(key), undefined)),
        write: (key, value) => change(key, value, () => storage.write(key, value)),
        remove: (key) => change(key, undefined, () => storage.remove(key)),
        keys() {
            const stored = attempt(() => storage.keys(), []);
            const inMemory = [...memory].filter(([, value]) => value !== undefined).map(([key]) => key);
            return [...new Set([...stored.filter((key) => !memory.has(key)), ...inMemory])];
        },
        watch: (changed) =>
            attempt(
                () => storage.watch(changed),
                () => undefined
            ),
        problem: () => problem
    };
}
