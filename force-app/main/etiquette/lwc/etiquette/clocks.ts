import { ruleKind, ruleIndex, type ChatState, type Clock } from './chatState';
import { countedAt, isPastDue, mayBeOwed, type RuleState, type RunningClock } from './ruleState';
import { nextOwedAt } from './advanceTime';
import { isLimit, RULES, type Rule } from './rule';

const SOON_AT_MOST = 60_000;
const SOON_AT_LEAST = 10_000;

/** Returns how long before its due time a clock is due soon: a quarter of its limit, 10 to 60 seconds. */
function dueSoonSpan(limit: number): number {
    return Math.min(SOON_AT_MOST, Math.max(SOON_AT_LEAST, limit / 4));
}

function isPaused(clock: RunningClock): boolean {
    return clock.counted !== undefined && clock.since === undefined;
}

/** Returns the time from a clock's start to its due time. A late nudge makes that of `idle` longer. */
function spanOf(clock: RunningClock): number {
    return clock.counted !== undefined || clock.due === null ? clock.limit : clock.due - clock.start;
}

function remainingOf(clock: RunningClock, now: number): number | undefined {
    if (clock.counted !== undefined) {
        return clock.limit - countedAt(clock, now);
    }
    return clock.due === null ? undefined : clock.due - now;
}

function stateOf(rule: Rule, clock: RunningClock, remaining: number | undefined, now: number): Clock['state'] {
    if (isPastDue(clock, now)) {
        return isLimit(rule) ? 'overdue' : 'due';
    }
    if (isPaused(clock)) {
        return 'paused';
    }
    return remaining !== undefined && remaining <= dueSoonSpan(spanOf(clock)) ? 'dueSoon' : 'onTime';
}

function isOwedNow(rules: RuleState, rule: Rule, clock: RunningClock, now: number): boolean {
    if (isLimit(rule) || clock.due === null) {
        return false;
    }
    return (clock.owedAt !== undefined || now > clock.due) && mayBeOwed(rules, rule);
}

function clockOf(rules: RuleState, rule: Rule, clock: RunningClock, now: number): Clock {
    const remaining = remainingOf(clock, now);
    return {
        rule,
        kind: ruleKind(rule),
        start: clock.start,
        due: clock.due ?? undefined,
        limit: spanOf(clock),
        remaining,
        state: stateOf(rule, clock, remaining, now),
        owed: isOwedNow(rules, rule, clock, now)
    };
}

/** Ranks clocks: counting, paused, not due at all, due without an owed action. */
function rank(clock: Clock): number {
    if (clock.state === 'due' && !clock.owed) {
        return 3;
    }
    if (clock.state === 'paused') {
        return 1;
    }
    return clock.remaining === undefined ? 2 : 0;
}

/** Compares clocks by urgency: the longest overdue first, then the next due, then those that are not counting. */
export function compareUrgency(one: Clock, other: Clock): number {
    return (
        rank(one) - rank(other) ||
        (one.remaining ?? 0) - (other.remaining ?? 0) ||
        ruleIndex(one.rule) - ruleIndex(other.rule)
    );
}

/** Returns the clocks that are running at `now` (epoch milliseconds of the server), the most urgent first. */
export function clocks(state: ChatState, now: number): Clock[] {
    return RULES.flatMap((rule) => {
        const clock = state.rules.running[rule];
        return clock === undefined ? [] : clockOf(state.rules, rule, clock, now);
    }).sort(compareUrgency);
}

/**
 * Returns the next instant (epoch milliseconds) at which something changes without an event: a clock becomes due soon,
 * passes its due time, or owes its action. `undefined` if nothing will. An action fires at the first instant after its
 * due time, one millisecond later.
 */
export function nextWakeAt(state: ChatState): number | undefined {
    const { rules, now } = state;
    if (now === undefined) {
        return undefined;
    }
    const instants = RULES.flatMap((rule) => {
        const clock = rules.running[rule];
        if (clock === undefined || clock.due === null || isPaused(clock)) {
            return [];
        }
        return [clock.due - dueSoonSpan(spanOf(clock)), clock.due + 1];
    });
    const owed = nextOwedAt(rules);
    const ahead = [...instants, ...(owed === undefined ? [] : [owed + 1])].filter((at) => at > now);
    return ahead.length === 0 ? undefined : Math.min(...ahead);
}
