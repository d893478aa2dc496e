import { milliseconds, type Policy } from './policy';
import { meetLimit, startClock, type RuleState } from './ruleState';

/*
 * Clients should not wait more than 30 seconds to be connected to a chat, unless all agents are engaged. The clock runs
 * while an agent has capacity, or while the chat is assigned to an agent who has not declined it. Otherwise it pauses.
 */

/** Starts the clock at the client's request, if it is not running and the chat is not accepted. */
export function startConnect(rules: RuleState, at: number, policy: Policy): void {
    if (rules.acceptedAt !== undefined || rules.running.connect !== undefined) {
        return;
    }
    const clock = startClock(rules, 'connect', at, milliseconds(policy.connect));
    clock.counted = 0;
    clock.since = at;
    resumeOrPauseConnect(rules, at);
}

/** Resumes or pauses the clock after a change of capacity or assignment. */
export function resumeOrPauseConnect(rules: RuleState, at: number): void {
    const clock = rules.running.connect;
    if (clock?.counted === undefined) {
        return;
    }
    const counts = rules.availableAgents > 0 || rules.isAssigned;
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

/** Ends the clock at the acceptance by any agent. */
export function endConnect(rules: RuleState, at: number): void {
    meetLimit(rules, 'connect', at);
}
