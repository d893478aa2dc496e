import { getAllTabInfo, type TabInfo } from 'lightning/platformWorkspaceApi';
import { recordId } from 'c/etiquette';
import type { ActionCommand, SessionView } from 'c/session';
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

function recordInFront(tabs: readonly TabInfo[]): string | undefined {
    return tabs.flatMap((tab) => [tab, ...(tab.subtabs ?? [])]).find(({ focused, isSubtab }) => focused && !isSubtab)
        ?.recordId;
}

/** Goes to the most urgent of these chats that is not in front already. */
export async function goToNextChat(chats: readonly string[]): Promise<void> {
    const inFront = recordInFront(await getAllTabInfo());
    const next = chats.find((chat) => !inFront || chat !== recordId(inFront));
    if (next) {
        await goToChat(next);
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
