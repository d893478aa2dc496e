import type { Exclusively, StoragePort } from 'c/sessionPorts';
import { MessageBox } from './messageBox';
import type { Life } from './testClock';

/**
 * One browser: the storage and the locks that its windows share. Windows hear of each other's writes with their values,
 * also if the storage is full, as the adapter of the product sees to.
 */
export class Browser {
    stored = new Map<string, string>();
    /** The chat's message box in the first tab, as far as it is on screen. */
    box = new MessageBox();
    /** With this error the storage refuses every write. */
    storageFails: string | undefined;
    /** What windows have not yet heard of each other's writes; `undefined`: they hear of everything at once. */
    unheard: (() => void)[] | undefined;
    /** Which window holds the lock of which name. */
    locks = new Map<string, Life>();
    #windows = new Map<Life, { heard: Map<string, string | undefined>; watchers: Set<(key: string) => void> }>();

    /** The windows hear of what the others wrote, and of what those write on hearing it. */
    hearWrites(): void {
        for (let hear = this.unheard?.shift(); hear; hear = this.unheard?.shift()) {
            hear();
        }
    }

    /** A window died: the browser frees its locks. */
    free(life: Life): void {
        for (const [name, holder] of this.locks) {
            if (holder === life) {
                this.locks.delete(name);
            }
        }
        this.#windows.delete(life);
    }

    locksOf(life: Life): Exclusively {
        return async (name, work) => {
            if (this.locks.has(name)) {
                return undefined;
            }
            this.locks.set(name, life);
            try {
                return await work();
            } finally {
                if (this.locks.get(name) === life) {
                    this.locks.delete(name);
                }
            }
        };
    }

    storageOf(life: Life): StoragePort {
        const heard = new Map<string, string | undefined>();
        const watchers = new Set<(key: string) => void>();
        this.#windows.set(life, { heard, watchers });
        const read = (key: string): string | undefined => (heard.has(key) ? heard.get(key) : this.stored.get(key));
        return {
            read,
            write: (key, value) => this.change(life, key, value),
            remove: (key) => this.change(life, key, undefined),
            keys: () => [...new Set([...this.stored.keys(), ...heard.keys()])].filter((key) => read(key) !== undefined),
            watch: (changed) => {
                watchers.add(changed);
                return () => watchers.delete(changed);
            }
        };
    }

    private change(life: Life, key: string, value: string | undefined): void {
        if (life.isDead) {
            return;
        }
        this.#windows.get(life)?.heard.delete(key);
        if (this.storageFails !== undefined) {
            this.announce(life, key, value);
            throw new Error(this.storageFails);
        }
        if (value === undefined) {
            this.stored.delete(key);
        } else {
            this.stored.set(key, value);
        }
        this.announce(life, key, value);
    }

    private announce(from: Life, key: string, value: string | undefined): void {
        for (const [life, { heard, watchers }] of this.#windows) {
            if (life === from) {
                continue;
            }
            const hear = (): void => {
                if (this.storageFails === undefined) {
                    // What the storage holds by then is the same, or newer.
                    heard.delete(key);
                } else {
                    heard.set(key, value);
                }
                watchers.forEach((changed) => changed(key));
            };
            if (this.unheard) {
                this.unheard.push(hear);
            } else {
                hear();
            }
        }
    }
}
