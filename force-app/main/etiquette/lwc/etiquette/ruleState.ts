import { RULES, type LimitRule, type PromptRule, type Result, type Rule } from './rule';

/**
 * What the rules know about a chat after its events so far. Plain JSON. The files of the rules change it in place; `step`
 * gives them a copy. All instants are epoch milliseconds, all durations milliseconds.
 */
export interface RuleState {
    /** The instant of the last event. */
    at?: number;
    acceptedAt?: number;
    endedAt?: number;
    /** The agent who has the chat. */
    holder?: string;
    /** The chat is assigned to an agent who has not declined it. */
    isAssigned: boolean;
    /** How many agents could take one more chat. */
    availableAgents: number;
    /** The client asked a question before the acceptance. */
    hasAsked: boolean;
    /** A question is open. */
    hasQuestion: boolean;
    isOnHold: boolean;
    caseId?: string;
    running: RunningClocks;
    /** The ended episodes. */
    episodes: Episode[];
    /** Every action that became owed, sorted by time. */
    owed: OwedAction[];
}

/** The running clocks, at most one per rule. */
export type RunningClocks = { [rule in Rule]?: RunningClock | undefined };

/** A clock whose episode has not ended. */
export interface RunningClock {
    start: number;
    /** When it is due; `null` while it is not due at all. */
    due: number | null;
    limit: number;
    /** `connect` only: the time counted before `since`. */
    counted?: number | undefined;
    /** `connect` only: when it started or resumed counting; absent while paused. */
    since?: number | undefined;
    /** Limits only: who held the chat just before the due time; `null` for nobody. Absent before the due time. */
    holderAtDue?: string | null | undefined;
    /** Prompts only: when its action became owed. Absent before that. */
    owedAt?: number | undefined;
}

/** An episode of a rule, running or ended. Instants are epoch milliseconds, durations milliseconds. */
export interface Episode {
    rule: Rule;
    start: number;
    /** `null` if it was not due at all. */
    due: number | null;
    /** `null` while it is running. */
    end: number | null;
    /** The time that counted; `connect` leaves its pauses out. */
    counted: number;
    result: Result | 'running';
    /** Prompts that ended `acted` only: the time from when the action was owed to when it was done. */
    late?: number | undefined;
    /** The agent to whom it is charged; absent if nobody held the chat. */
    agent?: string | undefined;
}

/** An action that a prompt owes since `at`. `start` is the start of the prompt's episode. */
export interface OwedAction {
    rule: PromptRule;
    start: number;
    at: number;
}

/** Returns the rule state of a chat without events. Agents count as available until a `capacity` event. */
export function newRuleState(): RuleState {
    return {
        isAssigned: false,
        availableAgents: 1,
        hasAsked: false,
        hasQuestion: false,
        isOnHold: false,
        running: {
            connect: undefined,
            response: undefined,
            update: undefined,
            answer: undefined,
            duration: undefined,
            nudge: undefined,
            idle: undefined
        },
        episodes: [],
        owed: []
    };
}

/** Returns a copy that can be changed without changing the original. */
export function copyRuleState(rules: RuleState): RuleState {
    const running = { ...rules.running };
    for (const rule of RULES) {
        const clock = running[rule];
        running[rule] = clock && { ...clock };
    }
    return { ...rules, running, episodes: [...rules.episodes], owed: [...rules.owed] };
}

/** Returns true while something is owed to the client: a question is open, or a `response` clock is running. */
export function owesClient(rules: RuleState): boolean {
    return rules.hasQuestion || rules.running.response !== undefined;
}

/** Returns true while the action of a rule may be owed: that of the chat's length only while something is owed to the client. */
export function mayBeOwed(rules: RuleState, rule: Rule): boolean {
    return rule !== 'duration' || owesClient(rules);
}

/** Starts the clock of a rule. `limit` is in milliseconds. */
export function startClock(rules: RuleState, rule: Rule, at: number, limit: number): RunningClock {
    // Every field is set here: a replay makes millions of clocks, and objects of one shape are cheaper.
    const clock: RunningClock = {
        start: at,
        due: at + limit,
        limit,
        counted: undefined,
        since: undefined,
        holderAtDue: undefined,
        owedAt: undefined
    };
    rules.running[rule] = clock;
    return clock;
}

/** Returns how much of a running clock counts up to `at`, in milliseconds. */
export function countedAt(clock: RunningClock, at: number): number {
    if (clock.counted === undefined) {
        return at - clock.start;
    }
    return clock.counted + (clock.since === undefined ? 0 : at - clock.since);
}

/** Returns true after a clock's due time, and false at exactly that time. `connect` is judged by its counted time. */
export function isPastDue(clock: RunningClock, at: number): boolean {
    return clock.counted === undefined ? clock.due !== null && at > clock.due : countedAt(clock, at) > clock.limit;
}

/** Returns who is charged: for a breached limit the holder just before its due time, otherwise the current holder. */
export function chargedAgent(rules: RuleState, clock: RunningClock, result: Result | 'running'): string | undefined {
    return result === 'breached' && clock.holderAtDue !== undefined ? (clock.holderAtDue ?? undefined) : rules.holder;
}

/** Ends the clock of a rule, if it is running. */
export function endClock(rules: RuleState, rule: Rule, at: number, result: Result): void {
    const clock = rules.running[rule];
    if (clock === undefined) {
        return;
    }
    rules.running[rule] = undefined;
    rules.episodes.push({
        rule,
        start: clock.start,
        due: clock.due,
        end: at,
        counted: countedAt(clock, at),
        result,
        late: result === 'acted' ? at - (clock.owedAt ?? at) : undefined,
        agent: chargedAgent(rules, clock, result)
    });
}

/** Ends a limit when what it waited for happens: `met` at or before the due time, `breached` after it. */
export function meetLimit(rules: RuleState, rule: LimitRule, at: number): void {
    const clock = rules.running[rule];
    if (clock !== undefined) {
        endClock(rules, rule, at, isPastDue(clock, at) ? 'breached' : 'met');
    }
}

/** Ends a limit at the chat's end: `open` at or before the due time, `breached` after it. */
export function closeLimit(rules: RuleState, rule: LimitRule, at: number): void {
    const clock = rules.running[rule];
    if (clock !== undefined) {
        endClock(rules, rule, at, isPastDue(clock, at) ? 'breached' : 'open');
    }
}

/** Ends a prompt when its reason goes away: `cleared` before its action was owed, `missed` after that. */
export function clearPrompt(rules: RuleState, rule: PromptRule, at: number): void {
    const clock = rules.running[rule];
    if (clock !== undefined) {
        endClock(rules, rule, at, clock.owedAt === undefined ? 'cleared' : 'missed');
    }
}
