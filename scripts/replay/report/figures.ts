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
    return value.toLocaleString('en-US');
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

/** Returns milliseconds as seconds below two minutes, else as minutes and seconds, or hours; a dash for none. */
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

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const CLOCK = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit' } as const;
const SHAPES = {
    day: { ...DAY, year: 'numeric' },
    minute: { ...DAY, ...CLOCK, year: 'numeric' },
    second: { ...DAY, ...CLOCK, second: '2-digit' },
    clock: { ...CLOCK, second: '2-digit', fractionalSecondDigits: 1 }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Shows times in one named time zone. */
export class Times {
    readonly zone: string;
    /** Each takes milliseconds to make. */
    #formats: Partial<Record<keyof typeof SHAPES, Intl.DateTimeFormat>> = {};

    constructor(zone: string) {
        this.zone = zone;
    }

    /** Returns the time of day of an instant, to a tenth of a second. */
    clock(at: number): string {
        return this.#show('clock', at);
    }

    /** Returns the day of an instant: `Mon, 5 Jan 2026`. */
    day(at: number): string {
        return this.#show('day', at);
    }

    /** Returns an instant to the minute. */
    minute(at: number): string {
        return this.#show('minute', at);
    }

    /** Returns an instant to the second, without its year. */
    second(at: number): string {
        return this.#show('second', at);
    }

    #show(shape: keyof typeof SHAPES, at: number): string {
        this.#formats[shape] ??= new Intl.DateTimeFormat('en-GB', { timeZone: this.zone, ...SHAPES[shape] });
        return this.#formats[shape].format(at);
    }
}
