import type { Turns } from '../world/clock/turns.ts';
import type { VirtualClock } from '../world/clock/virtualClock.ts';
import type { RealTime } from './realTime.ts';

/** Rings the virtual clock's alarms while time flows by itself. */
export interface AlarmClock {
    /** Looks again when the next alarm rings; after everything that may have changed that. */
    wind(): void;
    stop(): void;
}

/** One real timer, set to the next alarm. */
export function createAlarmClock(
    clock: Pick<VirtualClock, 'untilNextAlarm'>,
    turns: () => Turns,
    real: RealTime,
    failed: (error: unknown) => void
): AlarmClock {
    let cancel = () => undefined as void;
    const wind = () => {
        cancel();
        const wait = clock.untilNextAlarm();
        if (wait !== undefined) {
            cancel = real.later(wait, ring);
        }
    };
    const ring = () => void turns().ringDue().then(wind, failed);
    return { wind, stop: () => cancel() };
}
