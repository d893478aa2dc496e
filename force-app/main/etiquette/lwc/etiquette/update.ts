import { meet, start, type Course } from './course';
import { milliseconds, type Policy } from './policy';

/*
 * Who needs time says so and updates the client periodically: a hold is no free pause, but a promise. Each update
 * keeps it and makes the next one.
 */

/** A hold, or an update while it is on, promises the next update. */
export function promiseUpdate(course: Course, at: number, policy: Policy): void {
    start(course, 'update', at, milliseconds(policy.update));
}

/** An update, an answer or a ticket keeps the promise. */
export function updated(course: Course, at: number): void {
    return meet(course, 'update', at);
}
