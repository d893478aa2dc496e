import { placeOf, type ChatState, type Episode } from './chatState';
import { chargedTo, copyOf, countedAt, isPastDue, type Course, type Owed, type Running } from './course';
import { passTime } from './owed';
import { isLimit, type Rule } from './rule';

const runningEpisode = (course: Course, rule: Rule, clock: Running, now: number): Episode => {
    const result = isLimit(rule) && isPastDue(clock, now) ? 'breached' : 'running';
    const episode: Episode = {
        rule,
        start: clock.start,
        due: clock.due ?? undefined,
        end: undefined,
        counted: countedAt(clock, now),
        result
    };
    const agent = chargedTo(course, clock, result);
    if (agent !== undefined) {
        episode.agent = agent;
    }
    return episode;
};

const byStart = (one: Episode, other: Episode): number =>
    one.start - other.start || placeOf(one.rule) - placeOf(other.rule);

/** What an instant looks like once all its events have happened. */
const settled = (course: Course, now: number): Course => {
    const copy = copyOf(course);
    passTime(copy, now + 1);
    return copy;
};

/** The episodes of a course that stands at an instant, ordered by start and then by the rule's place in the table. */
export const episodesOf = (course: Course, now: number): Episode[] => {
    const ended = course.episodes.map((episode): Episode => ({ ...episode, due: episode.due ?? undefined }));
    const running = (Object.entries(course.running) as [Rule, Running | undefined][]).flatMap(([rule, clock]) =>
        clock === undefined ? [] : runningEpisode(course, rule, clock, now)
    );
    return [...ended, ...running].sort(byStart);
};

/** Every episode of a chat, ended or running at an instant, by its start and then by its rule's place in the table. */
export const episodes = (state: ChatState, now: number): Episode[] => episodesOf(settled(state.course, now), now);
