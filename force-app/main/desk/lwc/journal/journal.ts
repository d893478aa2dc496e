import type { StoragePort } from 'c/etiquette';
import { takeClaim, type Claim, type Claimant } from './claim';
import type { Entry, EntryState, Notes, Subject } from './entry';
import { entriesIn, entryKeyOf } from './storedEntries';

export type { Claim, Claimant } from './claim';
export { LEASE } from './claim';
export { isSettled, type Entry, type EntryState, type Notes, type Subject } from './entry';
export { lastingStorage, type LastingStorage } from './lastingStorage';

/** Runs work of one name alone, over all windows. */
export type Exclusively = <Result>(name: string, work: () => Result | Promise<Result>) => Promise<Result>;

/** What a journal needs from outside. */
export interface JournalPorts {
    storage: StoragePort;
    /** Epoch milliseconds of the server. */
    now(): number;
    /** Names this window among the agent's windows; by chance where it is absent. */
    windowId?: string;
    /** Runs one claim at a time over all windows. */
    exclusively?: Exclusively;
    /**
     * Where nothing runs claims one at a time: resolves when all windows see what any of them had written, and what
     * the last one wrote over it. Of windows that claim at one moment the last to write has it then.
     */
    agreed?: () => Promise<void>;
}

/** The action journal: which window does a due action, and how it came out. It survives a reload. */
export interface Journal {
    /** How an action stands; `undefined` where nothing was done about it yet. */
    read(key: string): Entry | undefined;
    /** Every entry of a chat, the oldest first. */
    of(chat: string): Entry[];
    /**
     * Claims an action for this window for 30 s; `undefined` where it is not free. `agent` may also claim what waits
     * for the agent: what was inserted, offered, snoozed, has failed.
     */
    claim(subject: Subject, claimant: Claimant): Promise<Claim | undefined>;
    /** Notes how an action stands without doing anything; leaves what is claimed or settled alone. */
    note(subject: Subject, state: Exclude<EntryState, 'claimed'>, notes?: Notes & { until?: number }): boolean;
    /** Forgets what last changed before an instant. */
    prune(before: number): void;
    /** Calls back with the key of an entry that changed, here or in another window; returns what stops that. */
    watch(changed: (key: string) => void): () => void;
}

/** The instant at which what a key stands for began, epoch milliseconds; not a number where it names none. */
function startIn(key: string): number {
    return Number(key.split('|')[2] ?? NaN);
}

const alone: Exclusively = async (_name, work) => work();

async function atOnce(): Promise<void> {
    return undefined;
}

function anyName(): string {
    return Math.random().toString(36).slice(2);
}

/** Opens the journal of an agent. */
export function openJournal(ports: JournalPorts): Journal {
    const { storage, now, windowId = anyName(), exclusively = alone, agreed = atOnce } = ports;
    const listeners = new Set<(key: string) => void>();
    const tell = (key: string): void => listeners.forEach((listener) => listener(key));
    const entries = entriesIn(storage, tell);
    let claims = 0;

    const read = (key: string): Entry | undefined => {
        const entry = entries.read(key);
        return entry === 'unreadable' ? undefined : entry;
    };

    const all = (): Entry[] => entries.keys().flatMap((key) => read(key) ?? []);

    return {
        read,
        of: (chat) =>
            all()
                .filter((entry) => entry.chat === chat)
                .sort((one, other) => one.start - other.start || (one.key < other.key ? -1 : 1)),
        claim(subject, claimant) {
            claims += 1;
            const name = `${windowId}#${claims}`;
            return exclusively(subject.key, () => takeClaim({ entries, now, name, agreed }, subject, claimant));
        },
        note(subject, state, notes = {}) {
            const before = read(subject.key);
            const busy = before?.state === 'claimed' && (before.until ?? 0) > now();
            if (busy || before?.state === 'done' || before?.state === 'withheld') {
                return false;
            }
            const { claim: _claim, until: _until, ...kept } = before ?? { tries: 0 };
            entries.write({ ...kept, ...subject, ...notes, state, at: now() });
            return true;
        },
        prune(before) {
            for (const key of entries.keys()) {
                const entry = entries.read(key);
                // What cannot be read may have been sent: it is kept as long as any other, by the instant in its key.
                const at = entry === 'unreadable' ? startIn(key) : entry?.at;
                if (at !== undefined && !(at >= before)) {
                    entries.remove(key);
                }
            }
        },
        watch(changed) {
            listeners.add(changed);
            const stop = storage.watch((storageKey) => {
                const key = entryKeyOf(storageKey);
                if (key !== undefined) {
                    changed(key);
                }
            });
            return () => {
                listeners.delete(changed);
                stop();
            };
        }
    };
}
