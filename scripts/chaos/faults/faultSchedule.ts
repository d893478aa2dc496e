import type { Random } from '../../harness/random.ts';
import { BROWSER_FAULTS } from './browserFaults.ts';
import type { Happening } from '../referee/chatHistory.ts';
import type { Fault, Scene } from './fault.ts';
import { PLATFORM_FAULTS } from './platformFaults.ts';
import { STORM_FAULTS } from './stormFaults.ts';

/** Late answers and events are there so long after the fault that held them back, in milliseconds. */
const ECHO = 60_000;
const SECOND = 1_000;
/** So many faults happen at once, at most. */
const MOST_AT_ONCE = 3;

export const FAULTS: readonly Fault[] = [...BROWSER_FAULTS, ...STORM_FAULTS, ...PLATFORM_FAULTS];

/** Faults that come and go for one agent, some of them together; those of single requests and events happen inside. */
export interface FaultSchedule {
    /**
     * May begin a fault, and ends those whose time is over; now in epoch milliseconds. True where the last one has
     * ended, and all is well: what the screen shows can be judged.
     */
    step(scene: Scene): Promise<boolean>;
    /** True while there is a fault that nothing ends before its time. */
    goesOn(): boolean;
    /** Ends what there is. */
    stop(scene: Scene): Promise<void>;
    /** Since when nothing has gone wrong; undefined while something does. Epoch milliseconds. */
    wellSince(): number | undefined;
    /** How often each fault began, by name. */
    counts: ReadonlyMap<string, number>;
    /** When each began, and when it was over. */
    history: readonly Happening[];
}

/** Faults for an agent: in each step one begins with so many percent of probability. */
export function createFaultSchedule(random: Random, percent: number): FaultSchedule {
    const counts = new Map<string, number>();
    const history: Happening[] = [];
    const running = new Map<Fault, { until: number }>();
    let wellSince: number | undefined = -Infinity;
    let echoUntil = -Infinity;

    const end = async (fault: Fault, scene: Scene): Promise<void> => {
        running.delete(fault);
        history.push({ at: scene.now, what: `${scene.browsers.agent}: ${fault.name} is over` });
        if (fault.level) {
            await scene.browsers.setLevel(fault.name, undefined);
        }
        await fault.end?.(scene);
        if (fault.echoes) {
            echoUntil = scene.now + ECHO;
        }
        if (running.size === 0) {
            wellSince = Math.max(scene.now, echoUntil);
        }
    };

    const begin = async (fault: Fault, scene: Scene): Promise<void> => {
        counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
        history.push({ at: scene.now, what: `${scene.browsers.agent}: ${fault.name}` });
        if (fault.level) {
            await scene.browsers.setLevel(fault.name, fault.level(random));
        }
        await fault.begin?.(scene);
        if (fault.lasts) {
            running.set(fault, { until: scene.now + random.between(...fault.lasts) * SECOND });
            wellSince = undefined;
        }
    };

    const possible = ({ browsers }: Scene): Fault[] => {
        const groups = [...running.keys()].map(({ group }) => group);
        return FAULTS.filter(({ group }) => !groups.includes(group)).filter(
            ({ needsMachine }) => !needsMachine || !browsers.isAway
        );
    };

    return {
        counts,
        history,
        async step(scene) {
            const over = [...running].filter(([, { until }]) => until <= scene.now).map(([fault]) => fault);
            for (const fault of over) {
                await end(fault, scene);
            }
            if (over.length > 0 && running.size === 0) {
                return scene.now >= (wellSince ?? Infinity);
            }
            // What goes on by itself combines with what comes: the more there is, the rarer one more.
            if (running.size < MOST_AT_ONCE && random.chance(percent / (running.size + 1))) {
                await begin(random.pick(possible(scene)), scene);
            }
            return false;
        },
        goesOn: () => [...running.keys()].some(({ goesOn }) => goesOn),
        async stop(scene) {
            for (const fault of [...running.keys()]) {
                await end(fault, scene);
            }
        },
        wellSince: () => wellSince
    };
}
