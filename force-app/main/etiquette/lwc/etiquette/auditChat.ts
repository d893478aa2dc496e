import { actionOfRule, ACTIONS, type PromptAction } from './actions';
import { advanceTime } from './advanceTime';
import { applyEvent } from './applyEvent';
import type { ClassifiedEvent } from './classify';
import { episodesOf } from './episodes';
import type { Policy } from './policy';
import { newRuleState, type Episode } from './ruleState';

/** The episodes, actions and case of a recorded chat. */
export interface ChatAudit {
    episodes: Episode[];
    /** What the product would have done with every mode at `send`, sorted by time. */
    actions: { at: number; action: PromptAction }[];
    caseId: string | undefined;
}

/**
 * Replays a recorded chat on the rules of the console. Once a ticket action is listed, the chat counts as having a case,
 * so `ticket:duration` is not listed after it. Listed actions do not change the episodes.
 *
 * @param events the chat's events up to `now`, sorted by time, ties in the order of arrival
 * @param now the instant at which to stop; epoch milliseconds
 */
export function auditChat(events: Iterable<ClassifiedEvent>, policy: Policy, now: number): ChatAudit {
    const rules = newRuleState();
    for (const event of events) {
        applyEvent(rules, event, policy);
    }
    advanceTime(rules, now + 1);
    let hasCase = false;
    const actions: ChatAudit['actions'] = [];
    for (const { rule, at } of rules.owed) {
        if (rule !== 'duration' || !hasCase) {
            const action = actionOfRule(rule);
            actions.push({ at, action });
            hasCase ||= ACTIONS[action].opensCase;
        }
    }
    return { episodes: episodesOf(rules, now), actions, caseId: rules.caseId };
}
