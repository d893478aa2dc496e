import type { ClockPort } from 'c/sessionPorts';
import { isListed } from 'c/trackedChat';
import type { ChatList } from './chatList';
import { isCounting } from './view';

/** Woken this much later than planned, the computer slept, and much may have happened; milliseconds. */
const ASLEEP = 10_000;

/** When the session must look at its chats. */
export interface WakeUps {
    /** Sets when a chat must be looked at; `undefined` for never. */
    set(chat: string, at: number | undefined): void;
    /** Returns the chats that must be looked at now. */
    due(now: number): string[];
    /** Asks the clock for the next of these instants. */
    schedule(): void;
    /** Returns true once if that instant was missed by far. */
    hasOverslept(now: number): boolean;
}

/** Returns the wake-ups of a session. */
export function wakeUps(clock: ClockPort, chats: ChatList): WakeUps {
    const lookAt = new Map<string, number>();
    let expected: number | undefined;
    return {
        set(chat, at) {
            if (at === undefined) {
                lookAt.delete(chat);
            } else {
                lookAt.set(chat, at);
            }
        },
        due: (now) => [...lookAt].filter(([, at]) => at <= now).map(([chat]) => chat),
        schedule() {
            const now = clock.now();
            const listed = chats.all().filter(isListed);
            // What waits for the server's time, at 0, is woken by that: no timer must ring for it over and over.
            const instants = listed.flatMap(({ chat }) => lookAt.get(chat) || []);
            expected = instants.length === 0 ? undefined : Math.min(...instants);
            const isAnyCounting = listed.some((chat) => isCounting(chat, now));
            clock.sleepUntil(expected, isAnyCounting);
        },
        hasOverslept(now) {
            const isMissed = expected !== undefined && now - expected > ASLEEP;
            if (isMissed) {
                expected = undefined;
            }
            return isMissed;
        }
    };
}
