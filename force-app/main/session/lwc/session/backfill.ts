import { isAccepted, isEnded } from 'c/etiquette';
import type { ActionRunner } from 'c/actionRunner';
import { withinTimeLimit } from 'c/actionRunner';
import type { ClockPort, RecordPort } from 'c/sessionPorts';
import { isAwaiting, type Source, type TrackedChat } from 'c/trackedChat';
import type { ChatList } from './chatList';
import type { ChatStore } from './chatStore';

/** How often records are read again at most, if nothing says that they changed; milliseconds. */
const RECORDS_EVERY = 60_000;

interface BackfillContext {
    chats: ChatList;
    records: RecordPort;
    clock: ClockPort;
    runner: ActionRunner;
    evaluate(chat: string): void;
    /** True if nobody knows what an earlier window did in a chat: it could not be stored, or cannot be read. */
    isForgotten(chat: string): boolean;
}

/** Reads what this window may have missed. Each chat waits for its own readings, and for no other chat's. */
export interface Backfill {
    /** Reads a chat's log that came on screen, or failed before, and looks at the chat then. */
    readLog(chat: string): void;
    /** Reads a chat's log once more: it failed, or may have lacked what was said last. */
    readLogAgain(chat: string): void;
    /** Takes up a chat that is found in the middle; it waits for these sources. */
    takeUp(chat: string, sources: readonly Source[]): void;
    /** Reads the logs of all running chats, and their records if that was long ago. */
    all(): void;
    /** Reads the records of these chats (18-character ids) if they run; of all that run, if that was long ago. Nothing waits for it. */
    readRecords(ids?: readonly string[]): void;
    /** Puts the stored chats on the list again; each waits for its sources. Removes those of before an instant. */
    restore(store: ChatStore, before: number): void;
}

/** Returns the backfill of a session: start-up, a return of the agent, and a chat that is found in the middle. */
export function createBackfill(context: BackfillContext): Backfill {
    const { chats, records, clock, runner, evaluate } = context;
    // The readers of the records read them without being asked at the start.
    let recordsReadAt = clock.now();
    /** Chats whose log is on its way. */
    const reading = new Set<string>();

    const read = (chat: string, why: 'logUnread' | 'logRequested'): void => {
        if (why === 'logRequested' && reading.has(chat)) {
            return;
        }
        // From here on the retry is this reading's.
        if (chats.get(chat)) {
            chats.evolve(chat, { type: why });
        }
        reading.add(chat);
        void runner.readLog(chat).then(() => {
            reading.delete(chat);
            evaluate(chat);
        });
    };
    const readLog = (chat: string): void => read(chat, 'logUnread');

    const takeUp = (chat: string, sources: readonly Source[]): void => {
        chats.evolve(chat, { type: 'await', sources });
        if (context.isForgotten(chat)) {
            // A draft, or a text of ours, may stand in the message box, and nothing tells of it.
            chats.evolve(chat, { type: 'typed' });
        }
        readLog(chat);
    };

    const sourceRead = (chat: string, source: 'log' | 'record'): void => {
        if (chats.get(chat)) {
            chats.evolve(chat, { type: 'read', source });
            evaluate(chat);
        }
    };

    const running = (): TrackedChat[] => chats.all().filter(({ work, rules }) => work !== 'none' && !isEnded(rules));

    const awaitRecords = (unread: readonly TrackedChat[]): void => {
        const ids = unread.map(({ chat }) => chat);
        if (ids.length === 0) {
            return;
        }
        ids.forEach((chat) => chats.evolve(chat, { type: 'await', sources: ['record'] }));
        const settled = (): void => ids.forEach((chat) => sourceRead(chat, 'record'));
        // A record that cannot be read is no reason to do nothing: the log is read before every action.
        withinTimeLimit(clock, 'The records', records.read(ids)).then(settled, settled);
    };

    /** Returns true if all records are to be read, and takes them as read from now on. */
    const takeTurn = (): boolean => {
        const isDue = clock.now() - recordsReadAt >= RECORDS_EVERY;
        recordsReadAt = isDue ? clock.now() : recordsReadAt;
        return isDue;
    };

    return {
        readLog,
        readLogAgain: (chat) => read(chat, 'logRequested'),
        takeUp,
        all() {
            const found = running();
            const readsAll = takeTurn();
            // An offer may have run out unheard, and be another agent's chat by now.
            awaitRecords(found.filter(({ isConfirmed }) => readsAll || !isConfirmed));
            for (const tracked of found.filter(({ rules }) => isAccepted(rules))) {
                const { chat } = tracked;
                if (isAwaiting(tracked, 'log', clock.now())) {
                    // Since the start: the chat may come on screen yet.
                    readLog(chat);
                } else {
                    chats.evolve(chat, { type: 'await', sources: ['log'] });
                    void runner.readLog(chat).then(() => sourceRead(chat, 'log'));
                }
            }
        },
        readRecords(ids) {
            if (!ids && !takeTurn()) {
                return;
            }
            const all = running().map(({ chat }) => chat);
            const unread = ids ? all.filter((chat) => ids.includes(chat)) : all;
            if (unread.length > 0) {
                // Nothing waits for this: of what cannot be read its reader says so itself, and tries again.
                records.read(unread).catch(() => undefined);
            }
        },
        restore(store, before) {
            store.forgetDrafts(before);
            const stored = store.all();
            for (const { chat, events } of stored) {
                if ((events.at(-1)?.at ?? 0) < before) {
                    store.remove(chat);
                } else if (chats.takeStored(chat)) {
                    takeUp(chat, ['log', 'record', 'policies']);
                }
            }
        }
    };
}
