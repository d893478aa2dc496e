import type { Random } from '../../bench/random.ts';
import { BROWSER_FAULTS } from './browserFaults.ts';
import type { Fault, Scene } from './faults.ts';
import { PLATFORM_FAULTS } from './platformFaults.ts';

const FAULTS = [...BROWSER_FAULTS, ...PLATFORM_FAULTS];

/** Faults that come and go at one desk, one at a time; those of single requests and events happen inside of them. */
export interface Troubles {
    /** May begin a fault, and ends the one whose time is over; now in epoch milliseconds. */
    step(now: number, scene: Scene): Promise<void>;
    /** Ends what goes on. */
    stop(scene: Scene): Promise<void>;
    /** How often each fault began, by name. */
    counts: ReadonlyMap<string, number>;
}

/** Troubles for a desk: in each step one begins with so many percent of probability where none goes on. */
export const createTroubles = (random: Random, percent: number): Troubles => {
    const counts = new Map<string, number>();
    let current: { fault: Fault; until: number } | undefined;

    const stop = async (scene: Scene): Promise<void> => {
        const over = current?.fault;
        current = undefined;
        await over?.end?.(scene);
    };

    return {
        counts,
        async step(now, scene) {
            if (current && current.until <= now) await stop(scene);
            if (current || !random.chance(percent)) return;
            const fault = random.pick(FAULTS);
            counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
            await fault.begin(scene);
            if (fault.lasts) current = { fault, until: now + random.between(...fault.lasts) * 1_000 };
        },
        stop
    };
};
