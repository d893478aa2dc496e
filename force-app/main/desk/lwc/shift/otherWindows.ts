import type { Journal } from 'c/journal';
import type { ChatList } from './chatList';
import type { InHand } from './inHand';
import type { KeptChats } from './keptChats';

interface WindowsDesk {
    chats: ChatList;
    journal: Journal;
    kept: KeptChats;
    /** Looks at a chat anew. */
    attend(inHand: InHand): void;
    changed(): void;
    stopped(): boolean;
}

/** Follows what the agent's other windows write down of chats and actions; returns what stops that. */
export function followOtherWindows({ chats, journal, kept, attend, changed, stopped }: WindowsDesk): () => void {
    const stopJournal = journal.watch((key) => {
        const inHand = chats.get(key.split('|')[0] ?? '');
        if (!inHand) {
            return;
        }
        const entry = journal.read(key);
        if (entry) {
            inHand.entries.set(key, entry);
        } else {
            inHand.entries.delete(key);
        }
        void Promise.resolve().then(() => stopped() || attend(inHand));
    });
    const stopKept = kept.watch((chat) => {
        const inHand = chats.takeKept(chat);
        if (inHand) {
            attend(inHand);
        } else {
            changed();
        }
    });
    return () => {
        stopJournal();
        stopKept();
    };
}
