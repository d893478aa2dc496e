/** The seven rules, in the order of the page's table. */
export const RULES = ['connect', 'response', 'update', 'answer', 'duration', 'nudge', 'idle'] as const;
export type Rule = (typeof RULES)[number];

/** Rules by whose due time something must have happened. */
export type LimitRule = 'connect' | 'response' | 'update';
/** Rules that, once due, owe an action. */
export type PromptRule = 'answer' | 'duration' | 'nudge' | 'idle';

/** How an episode of a limit ends. */
export type LimitResult = 'met' | 'breached' | 'open';
/** How an episode of a prompt ends. */
export type PromptResult = 'acted' | 'cleared' | 'missed';
export type Result = LimitResult | PromptResult;

/** True for `connect`, `response` and `update`. */
export function isLimit(rule: Rule): rule is LimitRule {
    return rule === 'connect' || rule === 'response' || rule === 'update';
}
