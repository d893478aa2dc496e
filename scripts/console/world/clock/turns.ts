import type { VirtualClock } from './virtualClock.ts';

/** Takes pieces of work one after another, each to its end before the next begins. */
export function createQueue(): <T>(work: () => T | Promise<T>) => Promise<T> {
    let last: Promise<unknown> = Promise.resolve();
    return (work) => {
        const done = last.then(work);
        // The next piece of work waits for this one, however it ends; its own caller hears of the failure.
        last = done.catch(() => undefined);
        return done;
    };
}

/** Who does something in the world takes a turn: nothing else happens meanwhile, and time stands at its instant. */
export interface Turns {
    take<T>(work: () => T | Promise<T>): Promise<T>;
    /** A turn in which only the alarms that are due ring. */
    ringDue(): Promise<void>;
}

/** Who wants to know how turns went. */
export interface TurnListener {
    /** An alarm threw; those after it ring all the same. */
    failed(error: unknown): void;
    /** A piece of work, or an alarm, is over; time still stands at its instant. */
    done?(): void;
}

/** Turns on a clock. Alarms that are due ring before the work of a turn, each at its own time, in the order of time. */
export function createTurns(clock: VirtualClock, listener: TurnListener): Turns {
    const inOrder = createQueue();
    const workAt = <T>(instant: number, work: () => T | Promise<T>): Promise<T> =>
        clock.during(instant, async () => {
            try {
                return await work();
            } finally {
                listener.done?.();
            }
        });
    const ringUpTo = async (instant: number) => {
        for (let alarm = clock.takeDueAlarm(instant); alarm !== undefined; alarm = clock.takeDueAlarm(instant)) {
            await workAt(alarm.at, alarm.ring).catch(listener.failed);
        }
    };
    return {
        take: (work) =>
            inOrder(async () => {
                const instant = clock.now();
                await ringUpTo(instant);
                return workAt(instant, work);
            }),
        ringDue: () => inOrder(() => ringUpTo(clock.now()))
    };
}
