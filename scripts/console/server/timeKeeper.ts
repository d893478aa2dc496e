import type { VirtualClock } from '../world/clock/virtualClock.ts';
import type { RealTime } from './realTime.ts';

/** Real milliseconds between two notes of the time. */
const EVERY = 2_000;

/**
 * Notes the virtual time again and again. While it runs, each note says how far the clock can have gone until the next
 * one, so that even after a crash the next run does not go back; the last note is exact.
 *
 * @returns what makes the last note
 */
export function keepTime(clock: Pick<VirtualClock, 'now' | 'reading'>, real: RealTime, note: (at: number) => void) {
    let cancel = () => undefined as void;
    let noted = 0;
    const keep = () => {
        const { now, speed } = clock.reading();
        const reach = now + EVERY * speed;
        if (reach > noted) {
            noted = reach + EVERY * speed;
            note(noted);
        }
        cancel = real.later(EVERY, keep);
    };
    keep();
    return () => {
        cancel();
        note(clock.now());
    };
}
