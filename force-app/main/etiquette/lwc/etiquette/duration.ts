import { milliseconds, type Policy } from './policy';
import { endClock, startClock, type RuleState } from './ruleState';

/*
 * If a chat lasts longer than 15 minutes and can't be resolved, open a ticket. The action is owed from the first moment
 * after that at which something is owed to the client: a chat that waits only for a silent client gets no ticket.
 */

/** Starts the clock at the acceptance, unless the chat has a case. */
export function startDuration(rules: RuleState, at: number, policy: Policy): void {
    if (rules.caseId === undefined) {
        startClock(rules, 'duration', at, milliseconds(policy.duration));
    }
}

/** Links a case and ends the clock. The first case is the chat's; later ones change nothing. */
export function linkCase(rules: RuleState, at: number, caseId: string | undefined): void {
    rules.caseId ??= caseId;
    endClock(rules, 'duration', at, 'acted');
}
