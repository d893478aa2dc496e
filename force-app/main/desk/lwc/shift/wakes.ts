import type { ClockPort } from 'c/etiquette';
import type { ChatList } from './chatList';
import { isCounting, isShown } from './views';

/** Woken so much later than asked for, the computer slept, and much may have happened meanwhile; in milliseconds. */
const ASLEEP = 10_000;

/** When the shift is to be woken. */
export interface Wakes {
    /** Asks the clock for the next instant at which a chat must be looked at. */
    ask(): void;
    /** True once where that instant was missed by far. */
    overslept(now: number): boolean;
}

/** Asks the clock to wake the shift in time for its chats. */
export function askWakes(clock: ClockPort, chats: ChatList): Wakes {
    let expected: number | undefined;
    return {
        ask() {
            const now = clock.now();
            const shown = [...chats.all()].filter(isShown);
            const instants = shown.flatMap(({ nextAt }) => nextAt ?? []);
            expected = instants.length === 0 ? undefined : Math.min(...instants);
            const counting = shown.some((inHand) => isCounting(inHand, now));
            clock.sleepUntil(expected, counting);
        },
        overslept(now) {
            const missed = expected !== undefined && now - expected > ASLEEP;
            if (missed) {
                expected = undefined;
            }
            return missed;
        }
    };
}
