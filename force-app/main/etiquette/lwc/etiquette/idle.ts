import { clear, end, isPastDue, start, type Course } from './course';
import { milliseconds, type Policy } from './policy';

/*
 * A client who does not respond for another 2 minutes after the nudge, 5 in all, may be left: the closing words, then
 * the end. Never before a nudge was delivered, and a late nudge moves the end.
 */

/** The client's silence begins; nothing is due before a nudge. */
export function startIdle(course: Course, at: number, policy: Policy): void {
    start(course, 'idle', at, milliseconds(policy.idle)).due = null;
}

/** A nudge was delivered: the end is due two minutes after the last one at the earliest, but once due it stays. */
export function allowIdle(course: Course, at: number, policy: Policy): void {
    const clock = course.running.idle;
    if (clock !== undefined && !isPastDue(clock, at)) {
        clock.due = Math.max(clock.start + clock.limit, at + milliseconds(policy.idleAfterNudge));
    }
}

/** The agent wrote again while the client is silent: an earlier nudge no longer counts. */
export function moveIdle(course: Course, at: number, policy: Policy): void {
    const clock = course.running.idle;
    if (clock !== undefined && isPastDue(clock, at)) {
        clear(course, 'idle', at);
    }
    startIdle(course, at, policy);
}

/** The chat was ended for the client's silence where the end was due; otherwise its reason went away. */
export function endIdle(course: Course, at: number, byClient: boolean): void {
    const due = course.running.idle?.due ?? null;
    if (!byClient && due !== null && at >= due) {
        end(course, 'idle', at, 'acted');
    } else {
        clear(course, 'idle', at);
    }
}
