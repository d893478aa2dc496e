import { end, start, type Course } from './course';
import { milliseconds, type Policy } from './policy';

/*
 * A chat that lasts longer than 15 minutes and is not resolved gets a ticket, from the first moment after that at
 * which something is owed to the client: a chat that waits only for a silent client gets none.
 */

/** The chat's time runs from its acceptance, unless it has a case. */
export function startDuration(course: Course, at: number, policy: Policy): void {
    if (course.caseId === undefined) {
        start(course, 'duration', at, milliseconds(policy.duration));
    }
}

/** A case is linked to the chat: the first one is the chat's, and settles the duration. */
export function linkCase(course: Course, at: number, caseId: string | undefined): void {
    course.caseId ??= caseId;
    end(course, 'duration', at, 'acted');
}
