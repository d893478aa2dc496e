import { meet, start, type Course } from './course';
import { milliseconds, type Policy } from './policy';

/*
 * Clients should not wait more than 30 seconds to be connected, provided that not all agents are engaged: the clock
 * runs while an agent has capacity or the chat is assigned to one who has not declined it, and pauses otherwise.
 */

/** The client's request starts the clock, once, and only before the acceptance. */
export function request(course: Course, at: number, policy: Policy): void {
    if (course.acceptedAt !== undefined || course.running.connect !== undefined) {
        return;
    }
    const clock = start(course, 'connect', at, milliseconds(policy.connect));
    clock.counted = 0;
    clock.since = at;
    countOrPause(course, at);
}

/** Lets the clock count or pause as capacity and assignment now ask. */
export function countOrPause(course: Course, at: number): void {
    const clock = course.running.connect;
    if (clock?.counted === undefined) {
        return;
    }
    const counts = course.available > 0 || course.assigned;
    if (counts && clock.since === undefined) {
        clock.since = at;
        if (clock.counted < clock.limit) {
            clock.due = at + clock.limit - clock.counted;
        }
    } else if (!counts && clock.since !== undefined) {
        clock.counted += at - clock.since;
        clock.since = undefined;
        if (clock.counted < clock.limit) {
            clock.due = null;
        }
    }
}

/** Acceptance by any agent ends the wait. */
export function connected(course: Course, at: number): void {
    return meet(course, 'connect', at);
}
