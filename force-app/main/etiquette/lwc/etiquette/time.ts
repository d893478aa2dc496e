const ISO_TIME =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:(Z)|([+-])(\d{2}):?(\d{2})?)$/;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Two days before the last instant that a JavaScript date can show: what falls due a day later can be shown too. */
const FARTHEST = 8.64e15 - 48 * HOUR;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysIn = (year: number, month: number): number => {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
};

/** Days from 1970-01-01 to a day of the Gregorian calendar; the year is counted from March, so that a leap day is its last. */
const daysSince1970 = (year: number, month: number, day: number): number => {
    const shifted = month > 2 ? year : year - 1;
    const era = Math.floor(shifted / 400);
    const yearOfEra = shifted - era * 400;
    const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
};

const readIsoTime = (text: string): number | undefined => {
    const parts = ISO_TIME.exec(text);
    if (parts === null) {
        return undefined;
    }
    const part = (index: number): number => Number(parts[index] ?? 0);
    const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
    const [offsetHours, offsetMinutes] = [part(10), part(11)];
    const isDay = day >= 1 && day <= daysIn(year, month);
    const isTime = hour <= 23 && minute <= 59 && second <= 59;
    if (!isDay || !isTime || offsetHours > 23 || offsetMinutes > 59) {
        return undefined;
    }
    const fraction = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
    const offset = (offsetHours * HOUR + offsetMinutes * MINUTE) * (parts[9] === '-' ? -1 : 1);
    const days = daysSince1970(year, month, day);
    return days * 24 * HOUR + hour * HOUR + minute * MINUTE + second * 1000 + fraction - offset;
};

/**
 * An instant in epoch milliseconds, from an ISO 8601 time with its offset (`2026-01-05T09:00:00.000Z`, also as
 * Salesforce writes it, `…+0000`) or from epoch milliseconds; `undefined` where it is neither. What is finer than a
 * millisecond is cut off.
 */
export const readTime = (value: unknown): number | undefined => {
    if (typeof value === 'string') {
        return readIsoTime(value);
    }
    return typeof value === 'number' && Math.abs(value) <= FARTHEST ? Math.floor(value) : undefined;
};
