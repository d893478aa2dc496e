import type { Statistics } from '../statistics/statistics.ts';
import { PROMISE_RULES } from './figures.ts';

const HOURS_A_DAY = 24;
const SHOWN = 3;

/** The waits that began in an hour, of all promises. */
export interface HourWaits {
    hour: number;
    waits: number;
    breaches: number;
}

/** Returns the waits by the hour of the week, 0 being Monday from midnight on. */
export function weekHours(statistics: Statistics): HourWaits[] {
    const rules = PROMISE_RULES.map((rule) => statistics.rule(rule));
    return Array.from({ length: 7 * HOURS_A_DAY }, (_, hour) => ({
        hour,
        waits: rules.reduce((sum, { waitsByHour }) => sum + (waitsByHour[hour] ?? 0), 0),
        breaches: rules.reduce((sum, { breachesByHour }) => sum + (breachesByHour[hour] ?? 0), 0)
    }));
}

/** Returns the hours of the day with the most late waits, the worst first. */
export function worstHours(statistics: Statistics): HourWaits[] {
    const week = weekHours(statistics);
    const day = Array.from({ length: HOURS_A_DAY }, (_, hour) => {
        const same = week.filter((each) => each.hour % HOURS_A_DAY === hour);
        return {
            hour,
            waits: same.reduce((sum, { waits }) => sum + waits, 0),
            breaches: same.reduce((sum, { breaches }) => sum + breaches, 0)
        };
    });
    return day
        .filter(({ breaches }) => breaches > 0)
        .sort((one, other) => other.breaches - one.breaches || one.hour - other.hour)
        .slice(0, SHOWN);
}
