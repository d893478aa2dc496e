import type { Button } from 'c/etiquette';
import type { ActionCommand } from 'c/session';
import { goToChat } from 'c/workspace';
import type { Composition } from './composition';

/** What the agent asks of a running bar. After each, the focus goes to the chat's page if that is in front. */
export type Running = Pick<Composition, 'session' | 'router' | 'focusPanel'>;

/** A command for an action, by the action's key. */
export interface ActCommand {
    key: string;
    command: ActionCommand;
}

async function press(
    { session, focusPanel }: Running,
    { chat, button }: { chat: string; button: Button }
): Promise<void> {
    session.dispatch({ type: 'press', chat, button });
    focusPanel(chat);
}

/** Does a command. The chat comes in front before a retry if it was not on screen: toolkits reach no other. */
export async function act({ session, focusPanel }: Running, { key, command }: ActCommand): Promise<void> {
    const { chat, actions = [] } =
        session.view().chats.find((each) => each.actions.some((action) => action.key === key)) ?? {};
    const isHidden = actions.some((action) => action.key === key && action.state === 'notOnScreen');
    if (chat !== undefined && isHidden && command === 'retry') {
        await goToChat(chat);
    }
    session.dispatch({ type: 'act', key, command });
    focusPanel(chat);
}

/** Brings a chat, or another record, to the front. */
export async function go({ focusPanel }: Running, { chat }: { chat: string }): Promise<void> {
    await goToChat(chat);
    focusPanel(chat, true);
}

async function answerOffer(
    { router, focusPanel }: Running,
    answer: { chat: string; isAccepted: boolean }
): Promise<void> {
    await router.answerOffer(answer);
    focusPanel(answer.isAccepted ? answer.chat : undefined, true);
}

/** What a row asks for, by the names of its events. */
export const COMMANDS = { press, act, go, answer: answerOffer } as const;
export type Command = keyof typeof COMMANDS;
