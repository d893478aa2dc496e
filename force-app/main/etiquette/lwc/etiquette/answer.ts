import { clear, end, start, type Course } from './course';
import { milliseconds, type Policy } from './policy';

/*
 * Who cannot find the answer within 5 minutes lets the client know and opens a ticket. The clock runs from the
 * question, through holds and transfers, until an answer or a ticket.
 */

/** A question opens; one that is open already goes on. */
export function openQuestion(course: Course, at: number, policy: Policy): void {
    if (!course.question) {
        course.question = true;
        start(course, 'answer', at, milliseconds(policy.answer));
    }
}

/** An answer closes the question: its reason for a ticket went away. */
export function answered(course: Course, at: number): void {
    course.question = false;
    clear(course, 'answer', at);
}

/** A ticket closes the question: what was owed is done. */
export function ticketed(course: Course, at: number): void {
    course.question = false;
    end(course, 'answer', at, 'acted');
}
