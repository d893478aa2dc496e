import { RULES, type Rule } from 'c/etiquette';

/** What a finding means for its rules: they cannot work, or not wholly. */
export type Severity = 'blocks' | 'limits';

/** Something about the org that keeps rules from working. */
export interface Finding {
    code: string;
    severity: Severity;
    rules: readonly Rule[];
    /** What is wrong, and where. */
    what: string;
    /** How to mend it. */
    mend: string;
}

/** How a rule stands in the org. */
export type RuleState = 'works' | 'limited' | 'cannot work';

/** Rules that hear or write messages: all but the wait for an agent. */
export const MESSAGE_RULES: readonly Rule[] = RULES.filter((rule) => rule !== 'connect');

/** Each rule with its state after the findings. */
export function ruleStates(findings: readonly Finding[]): Record<Rule, RuleState> {
    const stateOf = (rule: Rule): RuleState => {
        const its = findings.filter(({ rules }) => rules.includes(rule));
        if (its.some(({ severity }) => severity === 'blocks')) {
            return 'cannot work';
        }
        return its.length > 0 ? 'limited' : 'works';
    };
    return Object.fromEntries(RULES.map((rule) => [rule, stateOf(rule)])) as Record<Rule, RuleState>;
}
