import {
    actionOfRule,
    isLimit,
    LIMITS,
    RULES,
    type Limit,
    type LimitRule,
    type Policy,
    type PromptRule
} from 'c/etiquette';
import { OWED_ACTIONS, type Statistics } from '../statistics/statistics.ts';
import { wallClock } from '../statistics/wallClock.ts';

/** The rules that promise a client something, and what to call them. */
export const PROMISES: Readonly<Record<LimitRule, string>> = {
    connect: 'Connect',
    response: 'Response',
    update: 'Update'
};

/** The rules that ask for an action, with what they ask for. */
export const PROMPTS: Readonly<Record<PromptRule, string>> = {
    answer: 'Ticket: no answer',
    duration: 'Ticket: long chat',
    nudge: 'Nudge',
    idle: 'End, client silent'
};

/** Returns how many actions a prompt owed. */
export function owedCount({ owed }: Pick<Statistics, 'owed'>, rule: PromptRule): number {
    return owed[OWED_ACTIONS.indexOf(actionOfRule(rule))] ?? 0;
}

/** The limits whose settings change what is owed, and with that the audit; those of promises change only the verdict. */
export const PROMPT_LIMITS: readonly Limit[] = LIMITS.filter((limit) => !isPromise(limit));

/** The rules with a promise. */
export const PROMISE_RULES = RULES.filter(isLimit);

/** True for the limits that promise a client something. */
export function isPromise(limit: string): limit is LimitRule {
    return limit === 'connect' || limit === 'response' || limit === 'update';
}

/** Returns a whole number with its thousands apart. */
export function wholeNumber(value: number): string {
    return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Returns how many of a thing there are, in words. */
export function count(number: number, thing: string): string {
    return `${wholeNumber(number)} ${thing}${number === 1 ? '' : 's'}`;
}

/** Returns a share from 0 to 1 as a percentage with one decimal. All within is told from nearly all. */
export function percentage(share: number): string {
    const tenths = Math.round(share * 1000);
    const shown = share < 1 && tenths === 1000 ? 999 : share > 0 && tenths === 0 ? 1 : tenths;
    return `${(shown / 10).toFixed(1)} %`;
}

/** Returns a share as a percentage, or says that there were no waits. */
export function shareText(share: { share: number } | undefined): string {
    return share === undefined ? 'no waits' : percentage(share.share);
}

/** Returns an interval of shares in percent: `80.6–86.1`. */
export function intervalText({ low, high }: { low: number; high: number }): string {
    return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`;
}

/** Returns milliseconds as seconds below 100 of them, else as minutes and seconds, or hours; a dash for none. */
export function span(milliseconds: number | null): string {
    if (milliseconds === null) {
        return '-';
    }
    if (milliseconds < 100_000) {
        return `${(milliseconds / 1000).toFixed(1)} s`;
    }
    const seconds = Math.round(milliseconds / 1000);
    const minutes = Math.floor(seconds / 60);
    const two = (value: number): string => String(value).padStart(2, '0');
    return minutes < 60
        ? `${minutes}:${two(seconds % 60)}`
        : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** Returns a limit in seconds as it is said: `60 s`, `5 min`. */
export function limitText(policy: Policy, limit: Limit): string {
    return secondsText(policy[limit]);
}

/** Returns seconds as they are said: `60 s`, `5 min`. */
export function secondsText(seconds: number): string {
    return seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** Shows times in one named time zone. */
export class Times {
    readonly zone: string;
    #onTheWall: (at: number) => number;

    /** @throws RangeError for a time zone that is not known */
    constructor(zone: string) {
        this.zone = zone;
        this.#onTheWall = wallClock(zone);
    }

    /** Returns the time of day of an instant, to a tenth of a second: `08:00:12.5`. */
    clock(at: number): string {
        const tenth = Math.floor(new Date(at).getUTCMilliseconds() / 100);
        return `${this.#show(at).time}.${tenth}`;
    }

    /** Returns the day of an instant: `Mon, 5 Jan 2026`. */
    day(at: number): string {
        const { weekday, day, month, year } = this.#show(at);
        return `${weekday}, ${day} ${month} ${year}`;
    }

    /** Returns an instant to the minute: `Mon, 5 Jan 2026, 08:00`. */
    minute(at: number): string {
        return `${this.day(at)}, ${this.#show(at).time.slice(0, -3)}`;
    }

    /** Returns an instant to the second, without its year: `Mon 5 Jan, 08:00:12`. */
    second(at: number): string {
        const { weekday, day, month, time } = this.#show(at);
        return `${weekday} ${day} ${month}, ${time}`;
    }

    #show(at: number): Record<'weekday' | 'day' | 'month' | 'year' | 'time', string> {
        // Mon, 05 Jan 2026 08:00:12 GMT
        const [weekday = '', day, month = '', year = '', time = ''] = new Date(this.#onTheWall(at))
            .toUTCString()
            .split(' ');
        return { weekday: weekday.slice(0, -1), day: String(Number(day)), month, year, time };
    }
}
