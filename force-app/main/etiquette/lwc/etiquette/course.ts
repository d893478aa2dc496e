import type { PromptRule, Result, Rule } from './rule';

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
    running: Partial<Record<Rule, Running>>;
    episodes: EndedEpisode[];
    owed: Owed[];
}

/** An episode that goes on. */
export interface Running {
    start: number;
    /** When it is due; `null` where it is not due at all. */
    due: number | null;
    limit: number;
    /** Of `connect`: what counted before `since`. */
    counted?: number;
    /** Of `connect`: since when it counts; absent while it is paused. */
    since?: number;
    /** Of a limit: who held the chat just before the due time; `null` for nobody. Absent until then. */
    charged?: string | null;
    /** Of a prompt: from when its action is owed. Absent until then. */
    owedAt?: number;
}

/** An episode that has ended. */
export interface EndedEpisode {
    rule: Rule;
    start: number;
    due: number | null;
    end: number;
    /** What counted of it. */
    counted: number;
    result: Result;
    /** Of a prompt that ended `acted`: how long after its action was owed. */
    late?: number;
    agent?: string;
}

/** An action that a prompt owes from an instant on. */
export interface Owed {
    rule: PromptRule;
    start: number;
    at: number;
}

/** The course of a chat of which nothing is known yet. Agents count as available until an event says otherwise. */
export const newCourse = (): Course => ({
    assigned: false,
    available: 1,
    asked: false,
    question: false,
    hold: false,
    running: {},
    episodes: [],
    owed: []
});

/** A copy that can be changed without the original noticing. */
export const copyOf = (course: Course): Course => {
    const running: Course['running'] = {};
    for (const [rule, clock] of Object.entries(course.running) as [Rule, Running | undefined][]) {
        if (clock !== undefined) {
            running[rule] = { ...clock };
        }
    }
    return { ...course, running, episodes: [...course.episodes], owed: [...course.owed] };
};

/** Something is owed to the client: a question is open, or a `response` clock runs. */
export const owesClient = (course: Course): boolean => course.question || course.running.response !== undefined;

/** Starts an episode; `limit` is in milliseconds. */
export const start = (course: Course, rule: Rule, at: number, limit: number): Running => {
    const clock: Running = { start: at, due: at + limit, limit };
    course.running[rule] = clock;
    return clock;
};

/** What of a running episode counts up to an instant, in milliseconds. */
export const countedAt = (clock: Running, at: number): number => {
    if (clock.counted === undefined) {
        return at - clock.start;
    }
    return clock.counted + (clock.since === undefined ? 0 : at - clock.since);
};

/** Past its due time; `connect` is judged by its counted seconds. An event at exactly the due time counts as before it. */
export const isPastDue = (clock: Running, at: number): boolean =>
    clock.counted === undefined ? clock.due !== null && at > clock.due : countedAt(clock, at) > clock.limit;

/** The agent an episode is charged to: of a breached limit the holder just before its due time, else the holder now. */
export const chargedTo = (course: Course, clock: Running, result: Result | 'running'): string | undefined =>
    result === 'breached' && clock.charged !== undefined ? (clock.charged ?? undefined) : course.holder;

/** Ends an episode that runs. */
export const end = (course: Course, rule: Rule, at: number, result: Result): void => {
    const clock = course.running[rule];
    if (clock === undefined) {
        return;
    }
    course.running[rule] = undefined;
    const episode: EndedEpisode = {
        rule,
        start: clock.start,
        due: clock.due,
        end: at,
        counted: countedAt(clock, at),
        result
    };
    if (result === 'acted') {
        episode.late = clock.owedAt === undefined ? 0 : at - clock.owedAt;
    }
    const agent = chargedTo(course, clock, result);
    if (agent !== undefined) {
        episode.agent = agent;
    }
    course.episodes.push(episode);
};

/** Ends a limit by what it waited for: met at or before the due time, breached after it. */
export const meet = (course: Course, rule: Rule, at: number): void => {
    const clock = course.running[rule];
    if (clock !== undefined) {
        end(course, rule, at, isPastDue(clock, at) ? 'breached' : 'met');
    }
};

/** Ends a limit with the chat: breached past its due time, else open. */
export const leaveOpen = (course: Course, rule: Rule, at: number): void => {
    const clock = course.running[rule];
    if (clock !== undefined) {
        end(course, rule, at, isPastDue(clock, at) ? 'breached' : 'open');
    }
};

/** Ends a prompt whose reason went away: missed where its action was owed already, else cleared. */
export const clear = (course: Course, rule: Rule, at: number): void => {
    const clock = course.running[rule];
    if (clock !== undefined) {
        end(course, rule, at, clock.owedAt === undefined ? 'cleared' : 'missed');
    }
};
