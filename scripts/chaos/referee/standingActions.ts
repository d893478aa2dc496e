import { didAbout } from './deeds.ts';
import type { ActionName, ChatFacts } from './facts.ts';
import { countIn } from './productTexts.ts';
import { viewsOf, type ShownState, type ShownWindow } from './shown.ts';

/** How each action is to be done, as the policy says: `remind`, `insert` or `send`. */
export type Modes = Partial<Record<ActionName, string>>;

/** States in which an action waits for the agent, or is tried again, and says so. */
const HONEST: readonly ShownState[] = ['failed', 'notOnScreen', 'snoozed'];

/**
 * Whether an overdue action stands in front of its agent in a state that is true: waiting for the agent where the
 * policy leaves it to them, put off, failed, or as a text that really stands in the input or beside the conversation.
 * Another action's row, `Done` and `No longer needed` are no excuse.
 */
export function standsHonestly(
    action: ActionName,
    { chat, client, kind }: ChatFacts,
    windows: readonly ShownWindow[],
    modes: Modes
): boolean {
    const views = viewsOf(windows, client);
    const texts = windows.flatMap(({ inputs }) => inputs).filter((input) => input.chat === chat);
    const isParked = views.some(({ parked }) => countIn(parked, action) > 0);
    const isInserted = texts.some(({ text }) => countIn(text, action) > 0);
    // Nothing can be put into the input of a legacy chat: its texts wait for the agent's click.
    const isLeftToAgent = ![...(kind === 'chat' ? [] : ['insert']), 'send'].includes(modes[action] ?? 'remind');
    return views
        .flatMap(({ actions }) => actions)
        .filter((shown) => shown.action === action)
        .some(({ state, text, buttons }) => {
            if (state === 'inserted') {
                return isInserted;
            }
            if (state === 'parked') {
                return isParked || countIn(text, action) > 0;
            }
            return HONEST.includes(state) || (state === 'due' && isLeftToAgent && buttons.length > 0);
        });
}

/** Whether the agent decided that an action of this stretch shall not be done, or removed its text from the input. */
export function isDeclined(action: ActionName, chat: ChatFacts, since: number): boolean {
    return didAbout(chat, ['declined', 'removed'], action, since - 1);
}
