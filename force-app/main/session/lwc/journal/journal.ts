import { ACTIONS } from 'c/etiquette';
import type { Exclusively, StoragePort } from 'c/sessionPorts';
import { takeClaim, type Claim, type Claimant } from './claim';
import { isFinal, type Entry, type EntryState, type Notes, type Subject } from './entry';
import { entriesIn, entryKeyOf } from './storedEntries';

export type { Claim, Claimant } from './claim';
export { LEASE } from './claim';
export {
    insertionOf,
    isFinal,
    isSettled,
    NOT_INSERTED,
    settledState,
    standsInInput,
    type Entry,
    type EntryState,
    type Notes,
    type Subject
} from './entry';
export { lastingStorage, type LastingStorage } from './lastingStorage';

/** What a journal needs from outside. */
export interface JournalPorts {
    storage: StoragePort;
    /** Epoch milliseconds of the server. */
    now(): number;
    /** Names this window among the agent's windows. */
    windowId: string;
    /** Runs one claim of a name at a time over all windows; absent if the browser has no locks. */
    exclusively?: Exclusively;
    /**
     * Resolves once every window sees what any of them had written before. A lock passes on sooner than the storage of
     * another process, so a claim waits for this inside the lock too. If windows claim at one moment, the last to write
     * has the claim then.
     */
    agreed?: () => Promise<void>;
}

/** Work that is done under a claim. */
export type ClaimedWork<Result> = (claim: Claim) => Promise<Result>;

/** The action journal: which window does an action, and how it came out. It survives a reload. */
export interface Journal {
    /** Returns the entry of an action; `undefined` if nothing was done about it yet. */
    read(key: string): Entry | undefined;
    /** Returns every entry of a chat, the oldest first. */
    of(chat: string): Entry[];
    /**
     * Claims an action for this window and does the work while the claim and its lock are held. Returns `undefined`
     * without doing it if the action is not free. `agent` may also claim what waits for the agent.
     */
    hold<Result>(subject: Subject, claimant: Claimant, work: ClaimedWork<Result>): Promise<Result | undefined>;
    /** Notes the state of an action; leaves alone what is claimed or settled for good, and returns false then. */
    note(subject: Subject, state: Exclude<EntryState, 'claimed'>, notes?: Notes & { until?: number }): boolean;
    /** Removes what last changed before an instant. */
    prune(before: number): void;
    /** Calls back with the key of an entry that another window changed; returns a function that stops it. */
    watch(changed: (key: string) => void): () => void;
}

/** The instant at which the episode of a key started, epoch milliseconds; NaN if the key names none. */
function startIn(key: string): number {
    return Number(key.split('|')[2] ?? NaN);
}

/** The agent can decide against what is being done, but not against a case that may be on its way to the server. */
function isWithdrawn({ action }: Entry, state: EntryState): boolean {
    return state === 'dismissed' && !ACTIONS[action].opensCase;
}

const alone: Exclusively = (_name, work) => work();

async function atOnce(): Promise<void> {
    return undefined;
}

/** Opens the journal of an agent. `written` hears the key of each entry that this window changes. */
export function openJournal(ports: JournalPorts, written: (key: string) => void): Journal {
    const { storage, now, windowId, exclusively = alone, agreed = atOnce } = ports;
    const entries = entriesIn(storage, written);
    let claims = 0;

    const read = (key: string): Entry | undefined => {
        const entry = entries.read(key);
        return entry === 'unreadable' ? undefined : entry;
    };

    return {
        read,
        of: (chat) =>
            entries
                .keys()
                .flatMap((key) => (key.startsWith(`${chat}|`) ? (read(key) ?? []) : []))
                .sort((one, other) => one.start - other.start || (one.key < other.key ? -1 : 1)),
        hold(subject, claimant, work) {
            claims += 1;
            const name = `${windowId}#${claims}`;
            return exclusively(subject.key, async () => {
                const claim = await takeClaim({ entries, now, name, agreed }, subject, claimant);
                return claim ? work(claim) : undefined;
            });
        },
        note(subject, state, notes = {}) {
            const before = read(subject.key);
            const isBusy = before?.state === 'claimed' && (before.until ?? 0) > now() && !isWithdrawn(before, state);
            if (isBusy || (before && isFinal(before) && before.state !== state)) {
                return false;
            }
            const {
                claim: _claim,
                until: _until,
                reason: _reason,
                message: _message,
                ...kept
            } = before ?? { tries: 0 };
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
        watch: (changed) =>
            storage.watch((storageKey) => {
                const key = entryKeyOf(storageKey);
                if (key !== undefined) {
                    changed(key);
                }
            })
    };
}
