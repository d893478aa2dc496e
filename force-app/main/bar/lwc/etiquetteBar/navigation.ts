import type { ActionCommand, ChatView, SessionView } from 'c/session';
import { goToChat } from 'c/workspace';

/** The shortcut to the most urgent chat, as screen readers are told. */
export const SHORTCUT = 'Alt+Shift+N';

/** Listens for the shortcut anywhere in the console; returns a function that stops it. */
export function onShortcut(pressed: () => void): () => void {
    const listener = (event: KeyboardEvent): void => {
        // By the position of the key, not by its letter: with Alt, some layouts write another one.
        if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyN') {
            event.preventDefault();
            pressed();
        }
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
}

/** Goes to the first of the agent's chats, in their order. Where that leaves the focus nowhere, it goes to the chat's row. */
export async function goToMostUrgent(
    chats: readonly ChatView[],
    list: { focusRow(place: number): void } | undefined
): Promise<void> {
    const place = chats.findIndex(({ phase }) => phase === 'accepted');
    const next = chats[place];
    if (next) {
        await goToChat(next.chat);
        if (document.activeElement === document.body) {
            list?.focusRow(place + 1);
        }
    }
}

/** Goes to the chat of an action before it is retried, if it was not on screen: toolkits reach no other. */
export async function goToHiddenAction(view: SessionView, key: string, command: ActionCommand): Promise<void> {
    const hidden = view.chats.find(({ actions }) =>
        actions.some((action) => action.key === key && action.state === 'notOnScreen')
    );
    if (hidden && command === 'retry') {
        await goToChat(hidden.chat);
    }
}
