import { pageTime } from './pageTime.ts';
import { virtualDate } from './virtualDate.ts';

/** Seconds by which the browser's own clock is wrong (`?browserClock=300`); the server's time does not know of it. */
let skew = Number(new URLSearchParams(location.search).get('browserClock') ?? 0) * 1000;
if (!Number.isFinite(skew)) {
    throw new Error('browserClock= takes seconds, such as 300 or -300.');
}

/** Sets the browser's own clock wrong by so many seconds from now on: it jumps, as when somebody sets it. */
export function setClockWrongBy(seconds: number): void {
    skew = seconds * 1000;
}

const time = pageTime();
const productDate = virtualDate(() => time.now() + skew);

export { productDate as Date };
/** Goes on evenly, however wrong the browser's own clock is. */
export const performance = { now: (): number => time.now() };
export const { setTimeout, clearTimeout, setInterval, clearInterval } = time;
