const DAY = 86_400_000;
const PAIRS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const THREES = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));

let lastDay = NaN;
let lastDate = '';

/**
 * An instant as ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it; several times as fast where many
 * instants of one day come one after another, as they do in a report.
 */
export const isoTime = (at: number): string => {
    const day = Math.floor(at / DAY);
    if (day !== lastDay) {
        lastDay = day;
        lastDate = new Date(day * DAY).toISOString().split('T')[0] ?? '';
    }
    const rest = at - day * DAY;
    const hour = PAIRS[Math.floor(rest / 3_600_000)];
    const minute = PAIRS[Math.floor(rest / 60_000) % 60];
    const second = PAIRS[Math.floor(rest / 1000) % 60];
    return `${lastDate}T${hour}:${minute}:${second}.${THREES[rest % 1000]}Z`;
};
