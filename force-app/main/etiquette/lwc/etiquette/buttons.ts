import type { ChatState } from './chatState';
import { isPastDue } from './course';

/** What an agent can ask for in a chat at any time the etiquette allows it. */
export const BUTTONS = ['hold', 'update', 'nudge', 'ticket', 'end'] as const;
export type Button = (typeof BUTTONS)[number];

/**
 * The buttons that the etiquette allows at an instant (epoch milliseconds): a hold until one is on, then updates; a
 * nudge while the client is silent and the end is not due; a ticket in any accepted chat; the end once it is due.
 */
export function allowedButtons(state: ChatState, now: number): Button[] {
    const { course } = state;
    if (course.acceptedAt === undefined || course.endedAt !== undefined) {
        return [];
    }
    const { idle } = course.running;
    const endIsDue = idle !== undefined && isPastDue(idle, now);
    const allowed: Record<Button, boolean> = {
        hold: !course.hold,
        update: course.hold,
        nudge: idle !== undefined && !endIsDue,
        ticket: true,
        end: endIsDue
    };
    return BUTTONS.filter((button) => allowed[button]);
}
