import { newCourse, type Episode } from './course';
import { episodesOf } from './episodes';
import { happen } from './happening';
import type { HeardEvent } from './hearing';
import { passTime } from './owed';
import type { Policy } from './policy';
import { ACTION_OF, type Effect } from './step';

/** What a recorded chat comes to. */
export interface Account {
    episodes: Episode[];
    /** What the product would have done with every mode at `send`, in the order of time. */
    actions: { at: number; action: Effect['action'] }[];
    caseId: string | undefined;
}

/**
 * Follows a recorded chat on the same rules as the console's. A case that an action would have opened counts as the
 * chat's for the actions after it; the episodes are what the record says.
 *
 * @param events the chat's events up to `now` in the order of time, ties in the order of arrival
 * @param now the instant at which to stop; epoch milliseconds
 */
export function account(events: Iterable<HeardEvent>, policy: Policy, now: number): Account {
    const course = newCourse();
    for (const event of events) {
        happen(course, event, policy);
    }
    passTime(course, now + 1);
    let opened = false;
    const actions: Account['actions'] = [];
    for (const { rule, at } of course.owed) {
        if (rule !== 'duration' || !opened) {
            actions.push({ at, action: ACTION_OF[rule] });
            opened ||= rule === 'answer' || rule === 'duration';
        }
    }
    return { episodes: episodesOf(course, now), actions, caseId: course.caseId };
}
