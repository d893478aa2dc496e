import { malformed } from './errors.ts';

const DAY = 86_400_000;

/** From the first instant of it to the first one after it. The org's time zone is GMT, weeks begin on Sunday. */
export interface Period {
    start: number;
    end: number;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const NAMED: Record<string, [unit: Unit, offset: number]> = {
    YESTERDAY: ['day', -1],
    TODAY: ['day', 0],
    TOMORROW: ['day', 1],
    LAST_WEEK: ['week', -1],
    THIS_WEEK: ['week', 0],
    NEXT_WEEK: ['week', 1],
    LAST_MONTH: ['month', -1],
    THIS_MONTH: ['month', 0],
    NEXT_MONTH: ['month', 1],
    LAST_QUARTER: ['quarter', -1],
    THIS_QUARTER: ['quarter', 0],
    NEXT_QUARTER: ['quarter', 1],
    LAST_YEAR: ['year', -1],
    THIS_YEAR: ['year', 0],
    NEXT_YEAR: ['year', 1]
};
const COUNTED =
    /^(?:(?<direction>LAST|NEXT)_N_(?<span>DAY|WEEK|MONTH|QUARTER|YEAR)S|N_(?<ago>DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO)$/;
const NINETY = 90;

/** The period that a date literal names, `LAST_N_DAYS:5` with its number apart. */
export function periodOf(literal: string, count: number | undefined, now: number): Period {
    const name = literal.split(':')[0]?.toUpperCase() ?? '';
    const named = NAMED[name];
    if (named) {
        return { start: startOf(named[0], now, named[1]), end: startOf(named[0], now, named[1] + 1) };
    }
    if (name === 'LAST_90_DAYS') {
        return { start: startOf('day', now, -NINETY), end: startOf('day', now, 1) };
    }
    if (name === 'NEXT_90_DAYS') {
        return { start: startOf('day', now, 1), end: startOf('day', now, NINETY + 1) };
    }
    const groups = COUNTED.exec(name)?.groups;
    if (!groups || count === undefined) {
        throw malformed(`The date literal ${literal} is not supported`);
    }
    if (groups['ago'] !== undefined) {
        const unit = groups['ago'].toLowerCase() as Unit;
        return { start: startOf(unit, now, -count), end: startOf(unit, now, 1 - count) };
    }
    const unit = groups['span']?.toLowerCase() as Unit;
    if (groups['direction'] === 'NEXT') {
        return { start: startOf(unit, now, 1), end: startOf(unit, now, count + 1) };
    }
    // The last days include today; the last weeks, months and years do not include the present one.
    return { start: startOf(unit, now, -count), end: startOf(unit, now, unit === 'day' ? 1 : 0) };
}

function startOf(unit: Unit, now: number, offset: number): number {
    const day = Math.floor(now / DAY) * DAY;
    const date = new Date(day);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    if (unit === 'day') {
        return day + offset * DAY;
    }
    if (unit === 'week') {
        return day - date.getUTCDay() * DAY + offset * 7 * DAY;
    }
    if (unit === 'month') {
        return Date.UTC(year, month + offset, 1);
    }
    if (unit === 'quarter') {
        return Date.UTC(year, Math.floor(month / 3) * 3 + offset * 3, 1);
    }
    return Date.UTC(year + offset, 0, 1);
}
