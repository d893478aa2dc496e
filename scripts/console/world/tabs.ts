import type { Chat } from './people.ts';

/** Which tabs of a chat are open in which window of its agent. */
export interface Tabs {
    /** Tells what is open in one window now; true where the agent has thereby closed the last one there is. */
    report(chat: Chat, window: string, tabs: string[], isOpen: (window: string) => boolean): boolean;
    forget(chat: Chat): void;
}

/** Open tabs of all chats. A window that is gone does not count: its tabs were not closed, but they are not there. */
export function createTabs(): Tabs {
    const open = new Map<Chat, Map<string, string[]>>();
    return {
        report(chat, window, tabs, isOpen) {
            const windows = open.get(chat) ?? new Map<string, string[]>();
            const closedHere = tabs.length === 0 && windows.get(window) !== undefined;
            if (tabs.length > 0) {
                windows.set(window, tabs);
            } else {
                windows.delete(window);
            }
            open.set(chat, windows);
            return closedHere && ![...windows.keys()].some(isOpen);
        },
        forget: (chat) => void open.delete(chat)
    };
}
