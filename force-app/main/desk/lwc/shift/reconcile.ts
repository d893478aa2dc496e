import { isAccepted, isEnded, type ClockPort, type ConversationPort, type LogEntry, type Outcome } from 'c/etiquette';
import { heardFrom } from './catchUp';
import type { ChatList } from './chatList';
import { wordsOf } from './errorWords';
import type { InHand } from './inHand';
import { followOrder } from './sameInstant';
import type { RecordReading } from './shiftTypes';

/** Records are read again that seldom at most, in milliseconds: a focus that comes and goes costs no requests. */
const RECORDS_EVERY = 5 * 60_000;

/** A log that could not be read is read again after so many milliseconds: it may tell of what nobody else does. */
const LOG_AGAIN = 5_000;

/** What reconciling needs from the shift. */
export interface ReconcileDesk {
    chats: ChatList;
    conversation: ConversationPort;
    clock: ClockPort;
    readAgain?(chats: string[]): Promise<void> | void;
}

/** How the reading of a log came out; the log is there where it was read for this very reading. */
export type LogReading = Outcome & { log?: readonly LogEntry[] };

/** Brings the chats in hand up to date with conversations and records. */
export interface Reconciler {
    /**
     * Hears a conversation's log, where that can be read; not again where that was done so many milliseconds ago at
     * most. What was heard before changes nothing.
     */
    readLog(chat: string, within?: number): Promise<LogReading>;
    /** Hears all that a chat's record tells, before anything is made of it; nothing of a chat that is over. */
    hearRecord(reading: RecordReading): InHand | undefined;
    /** Reads the logs of all chats, and their records where that was long ago. */
    all(): Promise<void>;
    /** True while `all` is at it. */
    atWork(): boolean;
}

/** Reconciles by what the platform shows: logs where a conversation is on screen, records where they can be read. */
export function reconciler({ chats, conversation, clock, readAgain }: ReconcileDesk): Reconciler {
    let running = 0;
    // The readers of the records read them by themselves at the start.
    let recordsAt = clock.now();
    /** Chats whose record told of the acceptance: until then only an event did, which may have come late. */
    const confirmed = new Set<string>();

    const noteReading = (chat: string, times: Pick<InHand, 'logReadAt' | 'readLogAt'>): void => {
        const inHand = chats.get(chat);
        if (inHand) {
            Object.assign(inHand, times);
        }
    };

    const readLog = async (chat: string, within?: number): Promise<LogReading> => {
        const asked = clock.now();
        const { logReadAt = -Infinity } = chats.get(chat) ?? {};
        if (within !== undefined && asked - logReadAt <= within) {
            return { outcome: 'done' };
        }
        noteReading(chat, { logReadAt: undefined, readLogAt: undefined });
        try {
            const log = await conversation.log(chat);
            if (!log) {
                return { outcome: 'notOnScreen' };
            }
            if (chats.get(chat)) {
                hearLog(chat, log);
            }
            noteReading(chat, { logReadAt: asked, readLogAt: undefined });
            return { outcome: 'done', log };
        } catch (error) {
            noteReading(chat, { logReadAt: undefined, readLogAt: clock.now() + LOG_AGAIN });
            return { outcome: 'failed', message: wordsOf(error), refused: true };
        }
    };

    const hearLog = (chat: string, log: readonly LogEntry[]): void => {
        for (const { id, from, name, text, at } of log) {
            if (from === 'client' && name && !chats.get(chat)?.facts.writtenAs) {
                chats.know(chat, { writtenAs: name });
            }
            chats.take({ type: 'message', chat, id, from, at, ...(text !== undefined && { text }) });
        }
        const inHand = chats.get(chat);
        if (!inHand) {
            return;
        }
        // What is known anew, even if it is only the order, is kept for the next reload.
        if (followOrder(inHand, log, clock.now())) {
            chats.know(chat, {});
        }
        heardFrom(inHand, 'log', clock.now());
    };

    const readRecords = async (names: string[]): Promise<void> => {
        const all = clock.now() - recordsAt >= RECORDS_EVERY;
        const wanted = all ? names : names.filter((chat) => !confirmed.has(chat));
        if (!readAgain || wanted.length === 0) {
            return;
        }
        if (all) {
            recordsAt = clock.now();
        }
        await readAgain(wanted);
    };

    const goesOn = ({ mine, state }: InHand): boolean => mine && !isEnded(state);

    return {
        readLog,
        hearRecord({ chat, facts, events }) {
            if (chats.isGone(chat)) {
                return undefined;
            }
            const inHand = chats.know(chat, facts);
            events.forEach((event) => chats.take(event));
            if (events.some(({ type }) => type === 'accepted')) {
                confirmed.add(chat);
            }
            heardFrom(inHand, 'record', clock.now());
            return inHand;
        },
        async all() {
            running += 1;
            try {
                const going = [...chats.all()].filter(goesOn);
                const accepted = going.filter(({ state }) => isAccepted(state)).map(({ chat }) => chat);
                // An offer may have run out unheard, and be another agent's chat by now.
                await Promise.all([
                    readRecords(going.map(({ chat }) => chat)),
                    ...accepted.map((chat) => readLog(chat))
                ]);
            } finally {
                running -= 1;
            }
        },
        atWork: () => running > 0
    };
}
