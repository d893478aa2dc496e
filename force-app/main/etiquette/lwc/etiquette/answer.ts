import { milliseconds, type Policy } from './policy';
import { clearPrompt, endClock, startClock, type RuleState } from './ruleState';

/*
 * If you cannot find the answer within 5 minutes, tell the client and open a ticket. The clock runs from the question,
 * through holds and transfers, until an answer or a ticket.
 */

/** Opens a question. A question that is already open stays as it is. */
export function openQuestion(rules: RuleState, at: number, policy: Policy): void {
    if (!rules.hasQuestion) {
        rules.hasQuestion = true;
        startClock(rules, 'answer', at, milliseconds(policy.answer));
    }
}

/** Closes the question with an answer: a ticket is no longer needed. */
export function closeQuestionByAnswer(rules: RuleState, at: number): void {
    rules.hasQuestion = false;
    clearPrompt(rules, 'answer', at);
}

/** Closes the question with a ticket: the owed action is done. */
export function closeQuestionByTicket(rules: RuleState, at: number): void {
    rules.hasQuestion = false;
    endClock(rules, 'answer', at, 'acted');
}
