import { milliseconds, type Policy } from './policy';
import { clearPrompt, endClock, isPastDue, startClock, type RuleState } from './ruleState';

/*
 * If the client does not respond for another 2 minutes after the nudge (5 minutes in total), you can end the chat.
 * Never before a nudge was delivered; a late nudge moves the end.
 */

/** Starts the clock with the client's silence. It is not due before a nudge. */
export function startIdle(rules: RuleState, at: number, policy: Policy): void {
    startClock(rules, 'idle', at, milliseconds(policy.idle)).due = null;
}

/** Sets the due time after a nudge. A clock that is already past its due time keeps it. */
export function setIdleDue(rules: RuleState, at: number, policy: Policy): void {
    const clock = rules.running.idle;
    if (clock !== undefined && !isPastDue(clock, at)) {
        clock.due = Math.max(clock.start + clock.limit, at + milliseconds(policy.idleAfterNudge));
    }
}

/** Restarts the clock at the agent's further message. Earlier nudges no longer count. */
export function restartIdle(rules: RuleState, at: number, policy: Policy): void {
    const clock = rules.running.idle;
    if (clock !== undefined && isPastDue(clock, at)) {
        clearPrompt(rules, 'idle', at);
    }
    startIdle(rules, at, policy);
}

/** Ends the clock with the chat: acted if the agent or the system ended it at or past due, else cleared or missed. */
export function endIdle(rules: RuleState, at: number, byClient: boolean): void {
    const due = rules.running.idle?.due ?? null;
    if (!byClient && due !== null && at >= due) {
        endClock(rules, 'idle', at, 'acted');
    } else {
        clearPrompt(rules, 'idle', at);
    }
}
