import { clear, end, isPastDue, start, type Course } from './course';
import { milliseconds, type Policy } from './policy';

/* A client who has not responded within 3 minutes is asked whether they are still there. */

/** The client's silence begins. */
export function startNudge(course: Course, at: number, policy: Policy): void {
    start(course, 'nudge', at, milliseconds(policy.nudge));
}

/** The agent asks: done, early or late. */
export function nudged(course: Course, at: number): void {
    return end(course, 'nudge', at, 'acted');
}

/** The agent wrote again while the client is silent: what is not due moves its start, what is past due was missed. */
export function moveNudge(course: Course, at: number, policy: Policy): void {
    const clock = course.running.nudge;
    if (clock !== undefined && isPastDue(clock, at)) {
        clear(course, 'nudge', at);
    }
    startNudge(course, at, policy);
}
