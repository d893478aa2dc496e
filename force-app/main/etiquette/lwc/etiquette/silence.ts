import { clear, type Course } from './course';
import { moveIdle, startIdle } from './idle';
import { moveNudge, startNudge } from './nudge';
import type { Policy } from './policy';

/* While the client is silent two clocks run side by side: until they are asked, and until they may be left. */

/** The client's silence begins: all is said. */
export function beginSilence(course: Course, at: number, policy: Policy): void {
    startNudge(course, at, policy);
    startIdle(course, at, policy);
}

/** The agent gave an answer or a ticket: the silence begins or, under the anchor `last`, moves to it. */
export function continueSilence(course: Course, at: number, policy: Policy): void {
    if (course.running.idle === undefined) {
        beginSilence(course, at, policy);
    } else if (policy.silenceAnchor === 'last') {
        moveNudge(course, at, policy);
        moveIdle(course, at, policy);
    }
}

/** The client wrote, or a hold began: nobody waits for the client any more. */
export function breakSilence(course: Course, at: number): void {
    clear(course, 'nudge', at);
    clear(course, 'idle', at);
}
