const MINUTE = 60_000;
/** The texts of all milliseconds of a minute, from `00.000Z` on. */
const ENDS = Array.from({ length: MINUTE }, (_, rest) => `${(rest / 1000).toFixed(3).padStart(6, '0')}Z`);
const BEGINNINGS_AT_MOST = 10_000;

const beginnings = new Map<number, string>();

function beginningOf(minute: number): string {
    let beginning = beginnings.get(minute);
    if (beginning === undefined) {
        if (beginnings.size >= BEGINNINGS_AT_MOST) {
            beginnings.clear();
        }
        beginning = new Date(minute * MINUTE).toISOString().slice(0, -'00.000Z'.length);
        beginnings.set(minute, beginning);
    }
    return beginning;
}

/**
 * An instant as `Date.toISOString` writes it, several times as fast: a report holds millions of instants from few
 * different minutes.
 */
export function isoTime(at: number): string {
    const minute = Math.floor(at / MINUTE);
    return `${beginningOf(minute)}${ENDS[at - minute * MINUTE]}`;
}

const THOUSANDTHS = Array.from({ length: 1000 }, (_, rest) =>
    rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`
);

/** Milliseconds as a JSON number of seconds: 75200 is `75.2`. */
export function jsonSeconds(milliseconds: number): string {
    const seconds = Math.floor(milliseconds / 1000);
    return `${seconds}${THOUSANDTHS[milliseconds - seconds * 1000]}`;
}
