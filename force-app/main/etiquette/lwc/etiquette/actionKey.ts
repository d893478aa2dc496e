import type { PromptRule } from './rule';

/** The key of an action: the chat, the rule and the start of its episode (epoch milliseconds). */
export type ActionKey = `${string}|${PromptRule}|${number}`;

/** Returns the key of the action of an episode: the same in every window, in every browser and after every reload. */
export function actionKey(chat: string, rule: PromptRule, start: number): ActionKey {
    return `${chat}|${rule}|${start}`;
}
