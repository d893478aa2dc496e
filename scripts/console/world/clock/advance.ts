import type { Turns } from './turns.ts';
import { createQueue } from './turns.ts';
import type { VirtualClock } from './virtualClock.ts';

/** What looks at the clock from outside and has timers of its own: the pages. */
export interface Onlookers {
    /** Shows them the instant; done once all they did about it is done. Says when the first of their timers fires. */
    settle(): Promise<number | undefined>;
}

/** A page with a timer for every frame must not make a minute take thousands of steps. */
const SHORTEST_STEP = 20;

/**
 * Moves time on by hand, in the order of everything that happens meanwhile: time goes to the next instant at which an
 * alarm rings or an onlooker's timer fires, stands there until all is done, and goes on.
 *
 * @returns a function that takes milliseconds and is done once time stands at the end of them
 */
export function createAdvance(clock: VirtualClock, turns: Turns, onlookers: Onlookers) {
    const inOrder = createQueue();

    const doneHere = async (): Promise<number | undefined> => {
        let timer = await onlookers.settle();
        while ((clock.nextAlarm() ?? Infinity) <= clock.now()) {
            await turns.ringDue();
            timer = await onlookers.settle();
        }
        return timer;
    };

    const goTo = async (target: number) => {
        let timer = await doneHere();
        while (clock.now() < target) {
            clock.moveTo(
                Math.min(target, clock.nextAlarm() ?? target, Math.max(timer ?? target, clock.now() + SHORTEST_STEP))
            );
            timer = await doneHere();
        }
    };

    return (milliseconds: number): Promise<void> =>
        inOrder(async () => {
            const release = clock.hold();
            try {
                await goTo(clock.now() + milliseconds);
            } finally {
                release();
            }
        });
}
