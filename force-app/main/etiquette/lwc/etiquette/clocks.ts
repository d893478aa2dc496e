import { kindOf, placeOf, type ChatState, type Clock } from './chatState';
import { countedAt, isPastDue, owesClient, type Course, type Running } from './course';
import { nextOwedAt } from './owed';
import { isLimit, RULES, type Rule } from './rule';

const SOON_AT_MOST = 60_000;
const SOON_AT_LEAST = 10_000;

/** A clock is due soon when a quarter of its limit or less is left, never more than 60 s, never less than 10. */
function soon(limit: number): number {
    return Math.min(SOON_AT_MOST, Math.max(SOON_AT_LEAST, limit / 4));
}

function isPaused(clock: Running): boolean {
    return clock.counted !== undefined && clock.since === undefined;
}

/** The span a clock has, from its start to its due time; a late nudge gives `idle` a longer one. */
function spanOf(clock: Running): number {
    return clock.counted !== undefined || clock.due === null ? clock.limit : clock.due - clock.start;
}

function remainingOf(clock: Running, now: number): number | undefined {
    if (clock.counted !== undefined) {
        return clock.limit - countedAt(clock, now);
    }
    return clock.due === null ? undefined : clock.due - now;
}

function stateOf(rule: Rule, clock: Running, remaining: number | undefined, now: number): Clock['state'] {
    if (isPastDue(clock, now)) {
        return isLimit(rule) ? 'overdue' : 'due';
    }
    if (isPaused(clock)) {
        return 'paused';
    }
    return remaining !== undefined && remaining <= soon(spanOf(clock)) ? 'dueSoon' : 'onTime';
}

function isOwedNow(course: Course, rule: Rule, clock: Running, now: number): boolean {
    if (isLimit(rule) || clock.due === null) {
        return false;
    }
    return clock.owedAt !== undefined || (now > clock.due && (rule !== 'duration' || owesClient(course)));
}

function clockOf(course: Course, rule: Rule, clock: Running, now: number): Clock {
    const remaining = remainingOf(clock, now);
    return {
        rule,
        kind: kindOf(rule),
        start: clock.start,
        due: clock.due ?? undefined,
        limit: spanOf(clock),
        remaining,
        state: stateOf(rule, clock, remaining, now),
        owed: isOwedNow(course, rule, clock, now)
    };
}

/** Clocks that count towards something stand before those that wait, and those before what asks for nothing now. */
function rank(clock: Clock): number {
    if (clock.state === 'due' && !clock.owed) {
        return 3;
    }
    if (clock.state === 'paused') {
        return 1;
    }
    return clock.remaining === undefined ? 2 : 0;
}

/** Orders clocks by urgency: the longest overdue first, then what is due next, paused and waiting ones last. */
export function compareUrgency(one: Clock, other: Clock): number {
    return (
        rank(one) - rank(other) ||
        (one.remaining ?? 0) - (other.remaining ?? 0) ||
        placeOf(one.rule) - placeOf(other.rule)
    );
}

/** The clocks of a chat that run at an instant (epoch milliseconds of the server), the most urgent first. */
export function clocks(state: ChatState, now: number): Clock[] {
    return RULES.flatMap((rule) => {
        const clock = state.course.running[rule];
        return clock === undefined ? [] : clockOf(state.course, rule, clock, now);
    }).sort(compareUrgency);
}

/** The most urgent of any clocks; `undefined` where there is none. */
export function mostUrgent(running: readonly Clock[]): Clock | undefined {
    return running.reduce<Clock | undefined>(
        (first, clock) => (first === undefined || compareUrgency(clock, first) < 0 ? clock : first),
        undefined
    );
}

/**
 * The next instant, in epoch milliseconds, at which something changes by itself: a clock becomes due soon, is past its
 * due time, or an action is owed. `undefined` where nothing will. An action fires at the first instant after it fell
 * due: a millisecond later.
 */
export function nextWakeAt(state: ChatState): number | undefined {
    const { course, now } = state;
    if (now === undefined) {
        return undefined;
    }
    const instants = RULES.flatMap((rule) => {
        const clock = course.running[rule];
        if (clock === undefined || clock.due === null || isPaused(clock)) {
            return [];
        }
        return [clock.due - soon(spanOf(clock)), clock.due + 1];
    });
    const owed = nextOwedAt(course);
    const ahead = [...instants, ...(owed === undefined ? [] : [owed + 1])].filter((at) => at > now);
    return ahead.length === 0 ? undefined : Math.min(...ahead);
}
