/** A browser's storage that holds these texts. */
export function storageWith(stored: Map<string, string>) {
    return {
        read: (key: string) => stored.get(key),
        write: (key: string, value: string) => void stored.set(key, value)
    };
}

/** Reads or writes as a browser does that denies its storage. */
export function denied(): never {
    throw new Error('Access is denied.');
}
