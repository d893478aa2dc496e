const QUARTER = 15 * 60_000;
const HOUR = 3_600_000;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const FIRST_WEEKDAY = 3;

/** How many hours a week has. */
export const HOURS_A_WEEK = 168;

/** Weekdays and hours in one named time zone. */
export class WeekHours {
    /** Not there for UTC, whose hours need no table. */
    #format: Intl.DateTimeFormat | undefined;
    #quarter = NaN;
    #hour = 0;
    #known = new Map<number, number>();

    /** @throws RangeError for a time zone that is not known */
    constructor(zone: string) {
        if (zone !== 'UTC') {
            this.#format = new Intl.DateTimeFormat('en-GB', {
                timeZone: zone,
                hourCycle: 'h23',
                year: 'numeric',
                month: '2-digit',
                day: '2-digit',
                hour: '2-digit',
                minute: '2-digit'
            });
        }
    }

    /** Returns the hour of the week at an instant, 0 being Monday from midnight on. Offsets change at quarters of an hour only. */
    of(at: number): number {
        const quarter = Math.floor(at / QUARTER);
        if (quarter !== this.#quarter) {
            this.#quarter = quarter;
            this.#hour = this.#known.get(quarter) ?? this.#workOut(quarter);
        }
        return this.#hour;
    }

    #workOut(quarter: number): number {
        const local = this.#format === undefined ? quarter * QUARTER : localTime(this.#format, quarter * QUARTER);
        const hours = Math.floor(local / HOUR);
        const weekday = (((Math.floor(hours / 24) + FIRST_WEEKDAY) % 7) + 7) % 7;
        const hour = weekday * 24 + (((hours % 24) + 24) % 24);
        this.#known.set(quarter, hour);
        return hour;
    }
}

/** The wall clock's time as if it were UTC, in epoch milliseconds. */
function localTime(format: Intl.DateTimeFormat, at: number): number {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute);
}
