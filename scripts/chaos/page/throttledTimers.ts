import type { VirtualTime } from '../../console/page/time/virtualTime.ts';

const MINUTE = 60_000;

/** Lets the timers that are set while `isThrottled` ring at full minutes only, as browsers do in a hidden tab. */
export function throttleTimers(time: VirtualTime, isThrottled: () => boolean): void {
    const { setTimeout } = time;
    time.setTimeout = (callback, milliseconds = 0, ...values) => {
        const due = time.now() + milliseconds;
        const late = isThrottled() ? Math.ceil(due / MINUTE) * MINUTE - due : 0;
        return setTimeout(callback, milliseconds + late, ...values);
    };
}
