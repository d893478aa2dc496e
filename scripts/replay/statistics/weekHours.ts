import { wallClock } from './wallClock.ts';

const QUARTER = 15 * 60_000;
const HOUR = 3_600_000;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const FIRST_WEEKDAY = 3;

/** How many hours a week has. */
export const HOURS_A_WEEK = 168;

/** Weekdays and hours in one named time zone. */
export class WeekHours {
    #onTheWall: (at: number) => number;
    #quarter = NaN;
    #hour = 0;
    #known = new Map<number, number>();

    /** @throws RangeError for a time zone that is not known */
    constructor(zone: string) {
        this.#onTheWall = wallClock(zone);
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
        const hours = Math.floor(this.#onTheWall(quarter * QUARTER) / HOUR);
        const weekday = (((Math.floor(hours / 24) + FIRST_WEEKDAY) % 7) + 7) % 7;
        const hour = weekday * 24 + (((hours % 24) + 24) % 24);
        this.#known.set(quarter, hour);
        return hour;
    }
}
