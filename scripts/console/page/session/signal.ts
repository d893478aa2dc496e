/** A value that tells its readers of each change. */
export interface Signal<T> {
    get(): T;
    set(value: T): void;
    /** Calls at once and after each change; answers with what ends it. */
    read(reader: (value: T) => void): () => void;
}

/** Makes a signal. */
export function signal<T>(first: T): Signal<T> {
    let current = first;
    const readers = new Set<(value: T) => void>();
    return {
        get: () => current,
        set(value) {
            current = value;
            for (const reader of [...readers]) {
                reader(value);
            }
        },
        read(reader) {
            readers.add(reader);
            reader(current);
            return () => readers.delete(reader);
        }
    };
}

/** Listeners for things that happen, by kind. */
export class Happenings<Kinds extends object> {
    readonly #listeners = new Map<keyof Kinds, Set<(what: never) => void>>();

    /** Calls back each time; answers with what ends it. */
    on<Kind extends keyof Kinds>(kind: Kind, listener: (what: Kinds[Kind]) => void): () => void {
        const listeners = this.#listeners.get(kind) ?? new Set();
        this.#listeners.set(kind, listeners.add(listener));
        return () => listeners.delete(listener);
    }

    /** Tells everyone who listens. */
    tell<Kind extends keyof Kinds>(kind: Kind, what: Kinds[Kind]): void {
        for (const listener of [...(this.#listeners.get(kind) ?? [])]) {
            (listener as (what: Kinds[Kind]) => void)(what);
        }
    }
}
