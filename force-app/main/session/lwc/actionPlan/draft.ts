import { standsInInput, type Entry } from 'c/journal';
import type { TrackedChat } from 'c/trackedChat';

/**
 * Returns true if the message box of a chat may hold a draft: a key that may have begun one was pressed since the agent's
 * last message, or the text of another action stands there (docs/etiquette.md, Actions, 4).
 */
export function mayHoldDraft(chat: TrackedChat, entries: Iterable<Entry>, exceptKey: string): boolean {
    if (chat.typedAt !== undefined) {
        return true;
    }
    for (const entry of entries) {
        if (entry.key !== exceptKey && standsInInput(entry)) {
            return true;
        }
    }
    return false;
}
