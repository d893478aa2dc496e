import { milliseconds, type Policy } from './policy';
import { clearPrompt, endClock, isPastDue, startClock, type RuleState } from './ruleState';

/* If a client has not responded within 3 minutes, ask them if they are still there. */

/** Starts the clock with the client's silence. */
export function startNudge(rules: RuleState, at: number, policy: Policy): void {
    startClock(rules, 'nudge', at, milliseconds(policy.nudge));
}

/** Ends the clock with the agent's nudge, early or late. */
export function completeNudge(rules: RuleState, at: number): void {
    endClock(rules, 'nudge', at, 'acted');
}

/** Restarts the clock at the agent's further message. A clock that is past due ends `missed` first. */
export function restartNudge(rules: RuleState, at: number, policy: Policy): void {
    const clock = rules.running.nudge;
    if (clock !== undefined && isPastDue(clock, at)) {
        clearPrompt(rules, 'nudge', at);
    }
    startNudge(rules, at, policy);
}
