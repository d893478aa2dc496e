const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::(\d{2})(?:[.,](\d+))?)?(?:Z|([+-])(\d{2}):?(\d{2})?)$/;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Two days before the last instant of a JavaScript date, so that a due time one day later is valid too. */
const FARTHEST = 8.64e15 - 48 * HOUR;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Returns the days from 1970-01-01. Years are counted from March, so that a leap day is the last day of its year. */
function daysSince1970(year: number, month: number, day: number): number {
    const shifted = month > 2 ? year : year - 1;
    const era = Math.floor(shifted / 400);
    const yearOfEra = shifted - era * 400;
    const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
}

const DIGIT_ZERO = 48;

/** Returns the number written by `count` digits at `from`; NaN if one of them is not a digit. */
function digits(text: string, from: number, count: number): number {
    let number = 0;
    for (let place = from; place < from + count; place += 1) {
        const digit = text.charCodeAt(place) - DIGIT_ZERO;
        number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
    }
    return number;
}

/** Reads a text that begins with `YYYY-MM-DDTHH:MM` as UTC, in epoch milliseconds; NaN if it is not a valid time. */
function readMinute(text: string): number {
    const year = digits(text, 0, 4);
    const month = digits(text, 5, 2);
    const day = digits(text, 8, 2);
    const hour = digits(text, 11, 2);
    const minute = digits(text, 14, 2);
    const isDay = day >= 1 && day <= daysIn(year, month);
    return isDay && hour <= 23 && minute <= 59
        ? daysSince1970(year, month, day) * 24 * HOUR + hour * HOUR + minute * MINUTE
        : NaN;
}

/** Reads the most common layout, `YYYY-MM-DDTHH:MM:SS.mmmZ`, in epoch milliseconds; NaN for any other. */
function readUsual(text: string): number {
    const isUsual =
        text.length === 24 &&
        text[4] === '-' &&
        text[7] === '-' &&
        text[10] === 'T' &&
        text[13] === ':' &&
        text[16] === ':' &&
        text[19] === '.' &&
        text[23] === 'Z';
    const second = digits(text, 17, 2);
    return isUsual && second <= 59 ? readMinute(text) + second * 1000 + digits(text, 20, 3) : NaN;
}

function readOffset(sign: string | undefined, hours: number, minutes: number): number {
    return hours <= 23 && minutes <= 59 ? (hours * HOUR + minutes * MINUTE) * (sign === '-' ? -1 : 1) : NaN;
}

function readIsoTime(text: string): number | undefined {
    const usual = readUsual(text);
    if (!Number.isNaN(usual)) {
        return usual;
    }
    const parts = ISO_TIME.exec(text);
    if (parts === null) {
        return undefined;
    }
    const [, seconds = '0', fraction = '', sign, hours = '0', minutes = '0'] = parts;
    const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
    const offset = readOffset(sign, Number(hours), Number(minutes));
    const at = readMinute(text) + Number(seconds) * 1000 + milliseconds - offset;
    return Number.isNaN(at) || Number(seconds) > 59 ? undefined : at;
}

/**
 * Reads an instant and returns it in epoch milliseconds: an ISO 8601 time with an offset (`2026-01-05T09:00:00.000Z`, or
 * `…+0000` as Salesforce writes it) or epoch milliseconds. Returns `undefined` for anything else. Fractions of a
 * millisecond are cut off.
 */
export function readTime(value: unknown): number | undefined {
    if (typeof value === 'string') {
        return readIsoTime(value);
    }
    return typeof value === 'number' && Math.abs(value) <= FARTHEST ? Math.floor(value) : undefined;
}
