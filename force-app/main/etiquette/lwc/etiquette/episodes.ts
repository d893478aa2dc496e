import { placeOf, type ChatState } from './chatState';
import { chargedTo, countedAt, isPastDue, type Course, type Episode, type Running } from './course';
import { isLimit, RULES, type Rule } from './rule';

function runningEpisode(course: Course, rule: Rule, clock: Running, now: number): Episode {
    const result = isLimit(rule) && isPastDue(clock, now) ? 'breached' : 'running';
    const { start, due } = clock;
    const agent = chargedTo(course, clock, result);
    return { rule, start, due, end: null, counted: countedAt(clock, now), result, late: undefined, agent };
}

function byStart(one: Episode, other: Episode): number {
    return one.start - other.start || placeOf(one.rule) - placeOf(other.rule);
}

/** The episodes of a course that stands at an instant, ordered by start and then by the rule's place in the table. */
export function episodesOf(course: Course, now: number): Episode[] {
    const all = [...course.episodes];
    for (const rule of RULES) {
        const clock = course.running[rule];
        if (clock !== undefined) {
            all.push(runningEpisode(course, rule, clock, now));
        }
    }
    return all.sort(byStart);
}

/**
 * Every episode of a chat, ended or running at an instant (epoch milliseconds), ordered by start and then by the
 * rule's place in the table. An instant is judged after all of its events.
 */
export function episodes(state: ChatState, now: number): Episode[] {
    return episodesOf(state.course, now);
}
