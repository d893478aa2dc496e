import type { ClockReading } from '../../protocol.ts';
import { VirtualTime } from './virtualTime.ts';

let time: VirtualTime | undefined;

/** Starts the page's virtual time from the first reading of the server's clock, or goes on from a later one. */
export function followClock(reading: ClockReading): void {
    if (time) {
        time.follow(reading);
    } else {
        time = new VirtualTime(reading, {
            now: () => performance.now(),
            setTimeout: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
            clearTimeout: (id) => window.clearTimeout(id)
        });
    }
}

/** Takes the time that came with an answer. */
export function hearAnswered(reading: ClockReading): void {
    time?.catchUp(reading);
}

/** The page's virtual time. */
export function pageTime(): VirtualTime {
    if (!time) {
        throw new Error('The server has not told the time yet.');
    }
    return time;
}

/** The server's time as an agent reads it on the wall. */
export function virtualNow(): number {
    return pageTime().now();
}
