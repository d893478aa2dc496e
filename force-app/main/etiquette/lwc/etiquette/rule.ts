/** The seven rules, in the order of the table in docs/etiquette.md. */
export const RULES = ['connect', 'response', 'update', 'answer', 'duration', 'nudge', 'idle'] as const;
export type Rule = (typeof RULES)[number];

/** Rules that require something to happen by the due time. */
export type LimitRule = 'connect' | 'response' | 'update';
/** Rules that owe an action once they are due. */
export type PromptRule = 'answer' | 'duration' | 'nudge' | 'idle';

/** How an episode of a limit ends. */
export type LimitResult = 'met' | 'breached' | 'open';
/** How an episode of a prompt ends. */
export type PromptResult = 'acted' | 'cleared' | 'missed';
export type Result = LimitResult | PromptResult;

/** Returns true for `connect`, `response` and `update`. */
export function isLimit(rule: Rule): rule is LimitRule {
    return rule === 'connect' || rule === 'response' || rule === 'update';
}
