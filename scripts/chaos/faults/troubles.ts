import type { Random } from '../../harness/random.ts';
import { BROWSER_FAULTS } from './browserFaults.ts';
import type { Fault, Scene } from './faults.ts';
import { PLATFORM_FAULTS } from './platformFaults.ts';

/** Late answers and events are there so long after the fault that held them back, in milliseconds. */
const ECHO = 60_000;

const FAULTS = [...BROWSER_FAULTS, ...PLATFORM_FAULTS];

/** Faults that come and go at one desk, one at a time; those of single requests and events happen inside of them. */
export interface Troubles {
    /**
     * May begin a fault, or ends the one whose time is over; now in epoch milliseconds. True where one has ended, and
     * all is well: what the screen shows can be judged.
     */
    step(now: number, scene: Scene): Promise<boolean>;
    /** True while there is a fault that nothing ends before its time. */
    goOn(): boolean;
    /** Ends what there is. */
    stop(scene: Scene): Promise<void>;
    /** How often each fault began, by name. */
    counts: ReadonlyMap<string, number>;
}

/** Troubles for a desk: in each step one begins with so many percent of probability where none goes on. */
export function createTroubles(random: Random, percent: number): Troubles {
    const counts = new Map<string, number>();
    let current: { fault: Fault; until: number } | undefined;
    let echoUntil = -Infinity;

    const stop = async (scene: Scene): Promise<void> => {
        const over = current?.fault;
        current = undefined;
        await over?.end?.(scene);
    };

    return {
        counts,
        async step(now, scene) {
            if (current && current.until <= now) {
                if (current.fault.echoes) {
                    echoUntil = now + ECHO;
                }
                await stop(scene);
                return now >= echoUntil;
            }
            if (current || !random.chance(percent)) {
                return false;
            }
            const fault = random.pick(FAULTS);
            counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
            await fault.begin(scene);
            if (fault.lasts) {
                current = { fault, until: now + random.between(...fault.lasts) * 1_000 };
            }
            return false;
        },
        goOn: () => current?.fault.goesOn ?? false,
        stop
    };
}
