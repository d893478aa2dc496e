import { clockWrongBy } from './browserClock.ts';
import { pageTime } from './pageTime.ts';
import { virtualDate } from './virtualDate.ts';

export { setClockWrongBy } from './browserClock.ts';

const time = pageTime();
const productDate = virtualDate(() => time.now() + clockWrongBy());

export { productDate as Date };
/** Goes on evenly, however wrong the browser's own clock is. */
export const performance = { now: (): number => time.now() };
export const { setTimeout, clearTimeout, setInterval, clearInterval } = time;
