import type { Exclusively, StoragePort } from 'c/sessionPorts';

const PRODUCT = 'etiquette';

/** What a window tells the others: a key and what it holds now, `null` if it was removed. */
interface Change {
    key: string;
    value: string | null;
}

/** What a window says once it is open: the others tell it what they could not store. */
const OPENED = 'opened';

/** The channel between the agent's windows, as far as it is used. */
export type WindowChannel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
    onmessage: ((event: MessageEvent) => void) | null;
};

/** For a window that only reads and writes, and follows no other. */
export const NO_CHANNEL: WindowChannel = { onmessage: null, postMessage: () => undefined, close: () => undefined };

function isChange(data: unknown): data is Change {
    return typeof data === 'object' && data !== null && typeof (data as Partial<Change>).key === 'string';
}

const RETURNS = ['focus', 'pageshow'] as const;

/**
 * The browser's storage of one agent, shared by every window. Writes throw if it is denied or full; so do, if it is
 * denied, reads of keys that this window has not seen yet.
 *
 * Windows hear of each other by a BroadcastChannel: Lightning Web Security forbids to listen to `storage` events. A
 * message can overtake the storage of another process, so it carries the value, which counts until the storage shows it.
 * It is sent even if the storage is full or denied, and again to a window that opens then, so that windows of one browser
 * agree all the same.
 */
export function windowStorage(agentId: string, channel: WindowChannel = openChannel(agentId)): StoragePort {
    const prefix = `${PRODUCT}|${agentId}|`;
    const heard = new Map<string, string | null>();
    const listeners = new Set<(key: string) => void>();
    /** What this window knows each key to hold, and what those that watch were told: reading a key tells nobody. */
    const seen = new Map<string, string>();
    const told = new Map<string, string>();
    /** What this window wrote and the storage did not take. */
    const unstored = new Map<string, string | null>();
    let isOpen = true;

    /** What is known of a key: where the storage is denied, what this window wrote, saw or heard last. */
    const current = (key: string): string | null => {
        const value = heard.get(key);
        try {
            const inStorage = window.localStorage.getItem(prefix + key);
            if (value === undefined || value === inStorage) {
                heard.delete(key);
                return inStorage;
            }
            return value;
        } catch (error) {
            const last = value === undefined ? seen.get(key) : value;
            if (last === undefined) {
                throw error;
            }
            return last;
        }
    };

    const storedKeys = (): string[] => {
        try {
            const all = Object.keys(window.localStorage).filter((key) => key.startsWith(prefix));
            return all.map((key) => key.slice(prefix.length));
        } catch {
            // Whoever reads a key that was never seen, or writes one, is told why.
            return [...seen.keys()];
        }
    };

    const keys = (): string[] =>
        [...new Set([...storedKeys(), ...heard.keys()])].filter((key) => current(key) !== null);

    const note = (known: Map<string, string>, key: string, value: string | null): void => {
        if (value === null) {
            known.delete(key);
        } else {
            known.set(key, value);
        }
    };
    const see = (key: string, value: string | null): void => note(seen, key, value);
    const tell = (key: string, value: string | null): void => {
        see(key, value);
        note(told, key, value);
    };

    const post = (message: Change | typeof OPENED): void => {
        try {
            if (isOpen) {
                channel.postMessage(message);
            }
        } catch {
            // Not a problem of the storage: the others look at it when the agent returns to them.
        }
    };

    const change = (key: string, value: string | null, work: () => void): void => {
        heard.delete(key);
        tell(key, value);
        post({ key, value });
        unstored.set(key, value);
        work();
        unstored.delete(key);
    };

    const announce = (key: string): void => listeners.forEach((listener) => listener(key));

    channel.onmessage = ({ data }: MessageEvent) => {
        if (isChange(data)) {
            heard.set(data.key, data.value);
            tell(data.key, data.value);
            unstored.delete(data.key);
            announce(data.key);
        } else if (data === OPENED) {
            unstored.forEach((value, key) => post({ key, value }));
        }
    };
    post(OPENED);

    /** Returns the keys whose values nobody was told of, and counts them as told. Whoever reads a denied storage is told so. */
    const look = (): string[] => {
        try {
            const values = [...new Set([...keys(), ...told.keys()])].map((key) => [key, current(key)] as const);
            const changed = values.filter(([key, value]) => (told.get(key) ?? null) !== value);
            changed.forEach(([key, value]) => tell(key, value));
            return changed.map(([key]) => key);
        } catch {
            return [];
        }
    };

    /** A window that was frozen has missed messages: it compares the storage with what it saw last. */
    const compare = (): void => {
        if (document.visibilityState === 'visible') {
            look().forEach(announce);
        }
    };

    return {
        read(key) {
            const value = current(key);
            see(key, value);
            return value ?? undefined;
        },
        write: (key, value) => change(key, value, () => window.localStorage.setItem(prefix + key, value)),
        remove: (key) => change(key, null, () => window.localStorage.removeItem(prefix + key)),
        keys,
        watch(changed) {
            listeners.add(changed);
            if (listeners.size === 1) {
                look();
                RETURNS.forEach((name) => window.addEventListener(name, compare));
                document.addEventListener('visibilitychange', compare);
            }
            return () => {
                listeners.delete(changed);
                if (listeners.size === 0) {
                    RETURNS.forEach((name) => window.removeEventListener(name, compare));
                    document.removeEventListener('visibilitychange', compare);
                    isOpen = false;
                    channel.close();
                }
            };
        }
    };
}

/** After this time every process of the browser sees what another one stored; milliseconds, measured with a margin. */
const STORAGE_LAG = 50;

/**
 * Resolves once every window of the browser sees what any of them has stored. A lock or a message gets to another process
 * before the storage does. It is the browser's processes that are waited for, so no clock of the page may stop or speed up
 * this wait: a signal's time-out is the browser's own.
 */
export function storageSettled(): Promise<void> {
    return new Promise((resolve) => {
        AbortSignal.timeout(STORAGE_LAG).addEventListener('abort', () => resolve(), { once: true });
    });
}

/** Without a channel (Lightning Locker may have none) the windows still agree, by the storage. */
function openChannel(agentId: string): WindowChannel {
    try {
        return new BroadcastChannel(`${PRODUCT}|${agentId}`);
    } catch {
        return NO_CHANNEL;
    }
}

/**
 * Names this tab of the browser, the same after a reload. Where its storage is denied it is another name each time: the
 * tab counts as new then. A tab that was opened by another, or is its duplicate, begins with that one's name. `newId` makes
 * a name that no other tab has.
 */
export function tabId(newId: () => string): string {
    const key = `${PRODUCT}|tab`;
    try {
        const id = window.sessionStorage.getItem(key) ?? newId();
        window.sessionStorage.setItem(key, id);
        return id;
    } catch {
        return newId();
    }
}

function isStorageDenied(): boolean {
    try {
        window.localStorage.getItem(PRODUCT);
        return false;
    } catch {
        return true;
    }
}

/**
 * Runs work that only one window of the agent does at a time, by Web Locks; `undefined` if the browser has none, or denies
 * them, as it does together with its storage. The lock is held until the work is over. Work whose lock another window
 * holds is not run; if the browser denies the lock later, the work is run without.
 */
export function windowLocks(agentId: string): Exclusively | undefined {
    const { locks } = navigator as { locks?: LockManager };
    if (!locks || isStorageDenied()) {
        return undefined;
    }
    return async (name, work) => {
        let isDenied = true;
        try {
            return await locks.request(`${PRODUCT}|${agentId}|${name}`, { ifAvailable: true }, async (lock) => {
                isDenied = false;
                return lock ? work() : undefined;
            });
        } catch (error) {
            if (!isDenied) {
                throw error;
            }
        }
        return work();
    };
}
