import type { StoragePort } from 'c/etiquette';
import type { Exclusively } from 'c/journal';

const PRODUCT = 'etiquette';

/**
 * The browser's storage of one agent, seen by every window. Reads and writes throw where it is denied or full; whoever
 * uses it says what then.
 */
export function windowStorage(agentId: string): StoragePort {
    const prefix = `${PRODUCT}|${agentId}|`;
    const strip = (key: string): string => key.slice(prefix.length);
    return {
        read: (key) => window.localStorage.getItem(prefix + key) ?? undefined,
        write: (key, value) => window.localStorage.setItem(prefix + key, value),
        remove: (key) => window.localStorage.removeItem(prefix + key),
        keys: () =>
            Object.keys(window.localStorage)
                .filter((key) => key.startsWith(prefix))
                .map(strip),
        watch(changed) {
            const listener = ({ key }: StorageEvent): void => {
                if (key?.startsWith(prefix)) {
                    changed(strip(key));
                }
            };
            window.addEventListener('storage', listener);
            return () => window.removeEventListener('storage', listener);
        }
    };
}

/** Work that only one window of the agent does at a time, by Web Locks; `undefined` where the browser has none. */
export function windowLocks(agentId: string): Exclusively | undefined {
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) {
        return undefined;
    }
    return async (name, work) => locks.request(`${PRODUCT}|${agentId}|${name}`, async () => work());
}
