import { milliseconds, type Policy } from './policy';
import { meetLimit, startClock, type RuleState } from './ruleState';

/*
 * Once in a chat, clients should never wait longer than 60 seconds for a response. The clock runs from the first
 * unanswered message; further messages never restart it. During a hold the update clock replaces it.
 */

/** Starts the clock at the acceptance (a greeting is owed) or at a question, if none is running and no hold is on. */
export function startResponse(rules: RuleState, at: number, policy: Policy): void {
    if (rules.running.response === undefined && !rules.isOnHold) {
        startClock(rules, 'response', at, milliseconds(policy.response));
    }
}

/** Ends the clock with an agent's answer, hold, update or ticket. A nudge or a closing is not a response. */
export function endResponse(rules: RuleState, at: number): void {
    meetLimit(rules, 'response', at);
}
