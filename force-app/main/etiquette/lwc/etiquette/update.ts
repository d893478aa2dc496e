import { milliseconds, type Policy } from './policy';
import { meetLimit, startClock, type RuleState } from './ruleState';

/*
 * If you need time to find out information, tell the client and update them periodically. A hold does not pause
 * anything: it starts the promise to update, and each update starts the next one.
 */

/** Starts the clock at a hold or an update. */
export function startUpdate(rules: RuleState, at: number, policy: Policy): void {
    startClock(rules, 'update', at, milliseconds(policy.update));
}

/** Ends the clock with an update, an answer or a ticket. */
export function endUpdate(rules: RuleState, at: number): void {
    meetLimit(rules, 'update', at);
}
