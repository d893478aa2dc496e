import { isLimit, RULES, type PromptRule } from './rule';

/** The key of an action: the chat, the rule and the start of its episode (epoch milliseconds). */
export type ActionKey = `${string}|${PromptRule}|${number}`;

/** The parts of an action's key. */
export interface ActionKeyParts {
    chat: string;
    rule: PromptRule;
    /** When the episode started; epoch milliseconds. */
    start: number;
}

const KEY = /^(.+)\|([a-z]+)\|(-?\d+)$/s;

function isPromptRule(name: string | undefined): name is PromptRule {
    const rule = RULES.find((known) => known === name);
    return rule !== undefined && !isLimit(rule);
}

/** Returns the key of the action of an episode: the same in every window, in every browser and after every reload. */
export function actionKey(chat: string, rule: PromptRule, start: number): ActionKey {
    return `${chat}|${rule}|${start}`;
}

/**
 * Parses the key of an action. Returns `undefined` for any other text.
 *
 * @example parseActionKey('570xx0000000001AAA|nudge|1767603600000')?.rule // 'nudge'
 */
export function parseActionKey(key: string): ActionKeyParts | undefined {
    const [, chat, rule, start] = KEY.exec(key) ?? [];
    return chat !== undefined && isPromptRule(rule) ? { chat, rule, start: Number(start) } : undefined;
}
