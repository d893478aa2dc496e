import type { ClockReading } from '../../protocol.ts';
import { createAlarms, type Alarm } from './alarms.ts';

/** The slowest and the fastest that time may go. */
export const SPEEDS = { least: 0.1, most: 600 };

/** The console's time: real time, made faster, paused, or moved on by hand. */
export interface VirtualClock {
    now(): number;
    reading(): ClockReading;
    setSpeed(speed: number): void;
    setPaused(paused: boolean): void;
    /** Stops the flow of time until what it returns is called; for moving time by hand. */
    hold(): () => void;
    /** Goes to an instant; while time is held only. */
    moveTo(at: number): void;
    /** Shows one instant as now while `work` goes on, so that all it does happens at that instant. */
    during<T>(at: number, work: () => T | Promise<T>): Promise<T>;
    setAlarm(at: number, ring: Alarm['ring']): () => void;
    nextAlarm(): number | undefined;
    takeDueAlarm(upTo: number): Alarm | undefined;
    /** Real milliseconds until the next alarm rings by itself; `undefined` where none will. */
    untilNextAlarm(): number | undefined;
}

/**
 * A clock that starts at `start`. It holds no timer: `real` reads a clock that only goes forward, and whoever has
 * timers asks `untilNextAlarm`.
 */
export function createVirtualClock(start: number, real: () => number, speed = 1): VirtualClock {
    const alarms = createAlarms();
    let base = start;
    let baseReal = real();
    let paused = false;
    let holds = 0;
    let shown: number | undefined;

    const flowing = () => holds === 0 && !paused;
    const actual = () => base + (flowing() ? Math.floor((real() - baseReal) * speed) : 0);
    const rebase = () => {
        base = actual();
        baseReal = real();
    };
    const now = () => shown ?? actual();

    return {
        now,
        reading() {
            const instant = now();
            return { now: instant, iso: new Date(instant).toISOString(), speed, paused };
        },
        setSpeed(next) {
            rebase();
            speed = next;
        },
        setPaused(next) {
            rebase();
            paused = next;
        },
        hold() {
            rebase();
            holds += 1;
            return () => {
                rebase();
                holds -= 1;
            };
        },
        moveTo(at) {
            if (holds === 0) {
                throw new Error('time is moved by hand only while it is held');
            }
            base = Math.max(base, at);
        },
        async during(at, work) {
            shown = at;
            try {
                return await work();
            } finally {
                shown = undefined;
            }
        },
        setAlarm: (at, ring) => alarms.add({ at, ring }),
        nextAlarm: alarms.next,
        takeDueAlarm: alarms.takeDue,
        untilNextAlarm() {
            const next = alarms.next();
            return next === undefined || !flowing() ? undefined : Math.max(0, Math.ceil((next - actual()) / speed));
        }
    };
}
