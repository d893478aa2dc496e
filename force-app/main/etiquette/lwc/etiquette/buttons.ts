import { BUTTONS, type Button } from './actions';
import type { ChatState } from './chatState';
import { isPastDue } from './ruleState';

/**
 * Returns the buttons that are allowed at `now` (epoch milliseconds): hold until a hold is on, update while it is on,
 * nudge while the client is silent and the end is not due, ticket in any accepted chat, end once it is due.
 */
export function allowedButtons(state: ChatState, now: number): Button[] {
    const { rules } = state;
    if (rules.acceptedAt === undefined || rules.endedAt !== undefined) {
        return [];
    }
    const { idle } = rules.running;
    const isEndDue = idle !== undefined && isPastDue(idle, now);
    const isAllowed: Record<Button, boolean> = {
        hold: !rules.isOnHold,
        update: rules.isOnHold,
        nudge: idle !== undefined && !isEndDue,
        ticket: true,
        end: isEndDue
    };
    return BUTTONS.filter((button) => isAllowed[button]);
}
