import { RULES, type PromptRule, type Result, type Rule } from './rule';

/**
 * The course that a chat has taken: what the rules know after the events so far. Plain JSON; the rules' files change
 * it in place, and `step` hands them a copy of its own. All times are epoch milliseconds, all spans milliseconds.
 */
export interface Course {
    /** The instant of the last event. */
    at?: number;
    acceptedAt?: number;
    endedAt?: number;
    /** The agent who has the chat. */
    holder?: string;
    /** Offered to an agent who has not declined it. */
    assigned: boolean;
    /** How many agents could take one more chat. */
    available: number;
    /** The client has written before the acceptance. */
    asked: boolean;
    /** The client waits for an answer. */
    question: boolean;
    hold: boolean;
    caseId?: string;
    running: RunningClocks;
    episodes: Episode[];
    owed: Owed[];
}

/** The running clocks, one a rule at most. */
export type RunningClocks = { [rule in Rule]?: Running | undefined };

/** An episode that goes on. */
export interface Running {
    start: number;
    /** When it is due; `null` where it is not due at all. */
    due: number | null;
    limit: number;
    /** Of `connect`: what counted before `since`. */
    counted?: number | undefined;
    /** Of `connect`: since when it counts; absent while it is paused. */
    since?: number | undefined;
    /** Of a limit: who held the chat just before the due time; `null` for nobody. Absent until then. */
    charged?: string | null | undefined;
    /** Of a prompt: from when its action is owed. Absent until then. */
    owedAt?: number | undefined;
}

/** An episode of a rule, running or ended. Times are epoch milliseconds, spans milliseconds. */
export interface Episode {
    rule: Rule;
    start: number;
    /** `null` where it was not due at all. */
    due: number | null;
    /** `null` while it runs. */
    end: number | null;
    /** What counted of it: of `connect` without its pauses. */
    counted: number;
    result: Result | 'running';
    /** Of a prompt that ended `acted`: how long after its action was owed. */
    late?: number | undefined;
    /** Who it is charged to; absent where nobody held the chat. */
    agent?: string | undefined;
}

/** An action that a prompt owes from an instant on. */
export interface Owed {
    rule: PromptRule;
    start: number;
    at: number;
}

/** The course of a chat of which nothing is known yet. Agents count as available until an event says otherwise. */
export function newCourse(): Course {
    return {
        assigned: false,
        available: 1,
        asked: false,
        question: false,
        hold: false,
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

/** A copy that can be changed without the original noticing. */
export function copyOf(course: Course): Course {
    const running = { ...course.running };
    for (const rule of RULES) {
        const clock = running[rule];
        running[rule] = clock && { ...clock };
    }
    return { ...course, running, episodes: [...course.episodes], owed: [...course.owed] };
}

/** Something is owed to the client: a question is open, or a `response` clock runs. */
export function owesClient(course: Course): boolean {
    return course.question || course.running.response !== undefined;
}

/** Starts an episode; `limit` is in milliseconds. */
export function start(course: Course, rule: Rule, at: number, limit: number): Running {
    // All fields from the start: a replay makes millions of these, and a fixed shape makes them cheap.
    const clock: Running = {
        start: at,
        due: at + limit,
        limit,
        counted: undefined,
        since: undefined,
        charged: undefined,
        owedAt: undefined
    };
    course.running[rule] = clock;
    return clock;
}

/** What of a running episode counts up to an instant, in milliseconds. */
export function countedAt(clock: Running, at: number): number {
    if (clock.counted === undefined) {
        return at - clock.start;
    }
    return clock.counted + (clock.since === undefined ? 0 : at - clock.since);
}

/** Past its due time; `connect` is judged by its counted seconds. An event at exactly the due time counts as before it. */
export function isPastDue(clock: Running, at: number): boolean {
    return clock.counted === undefined ? clock.due !== null && at > clock.due : countedAt(clock, at) > clock.limit;
}

/** The agent an episode is charged to: of a breached limit the holder just before its due time, else the holder now. */
export function chargedTo(course: Course, clock: Running, result: Result | 'running'): string | undefined {
    return result === 'breached' && clock.charged !== undefined ? (clock.charged ?? undefined) : course.holder;
}

/** Ends an episode that runs. */
export function end(course: Course, rule: Rule, at: number, result: Result): void {
    const clock = course.running[rule];
    if (clock === undefined) {
        return;
    }
    course.running[rule] = undefined;
    course.episodes.push({
        rule,
        start: clock.start,
        due: clock.due,
        end: at,
        counted: countedAt(clock, at),
        result,
        late: result === 'acted' ? at - (clock.owedAt ?? at) : undefined,
        agent: chargedTo(course, clock, result)
    });
}

/** Ends a limit by what it waited for: met at or before the due time, breached after it. */
export function meet(course: Course, rule: Rule, at: number): void {
    const clock = course.running[rule];
    if (clock !== undefined) {
        end(course, rule, at, isPastDue(clock, at) ? 'breached' : 'met');
    }
}

/** Ends a limit with the chat: breached past its due time, else open. */
export function leaveOpen(course: Course, rule: Rule, at: number): void {
    const clock = course.running[rule];
    if (clock !== undefined) {
        end(course, rule, at, isPastDue(clock, at) ? 'breached' : 'open');
    }
}

/** Ends a prompt whose reason went away: missed where its action was owed already, else cleared. */
export function clear(course: Course, rule: Rule, at: number): void {
    const clock = course.running[rule];
    if (clock !== undefined) {
        end(course, rule, at, clock.owedAt === undefined ? 'cleared' : 'missed');
    }
}
