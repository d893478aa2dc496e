import { meet, start, type Course } from './course';
import { milliseconds, type Policy } from './policy';

/*
 * Once in a chat, clients should never wait longer than 60 seconds for a response. The wait runs from the first
 * unanswered message: a further one never restarts it. While a hold is on, the promise to update stands in its place.
 */

/** A greeting is owed from the acceptance, an answer from the client's question. */
export function awaitResponse(course: Course, at: number, policy: Policy): void {
    if (course.running.response === undefined && !course.hold) {
        start(course, 'response', at, milliseconds(policy.response));
    }
}

/** An agent's answer, hold, update or ticket is a response; a nudge or a closing is none. */
export function responded(course: Course, at: number): void {
    return meet(course, 'response', at);
}
