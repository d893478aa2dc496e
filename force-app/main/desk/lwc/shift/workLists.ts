import { recordId, type ChatEvent } from 'c/etiquette';
import type { ChatList } from './chatList';
import type { InHand } from './inHand';
import type { Shift } from './shiftTypes';

interface ListsDesk {
    chats: ChatList;
    hear(event: ChatEvent): void;
    attend(inHand: InHand): void;
    /** A chat is in work of which nothing was heard so far. */
    found(inHand: InHand): void;
    changed(): void;
}

/** Takes whole lists of chats, as the queue and Omni-Channel have them. */
export function takeLists({ chats, hear, attend, found, changed }: ListsDesk): Pick<Shift, 'queue' | 'inHand'> {
    return {
        queue(waiting) {
            const names = new Set(waiting.map(({ chat }) => recordId(chat)));
            for (const inHand of [...chats.all()]) {
                if (inHand.queued && !names.has(inHand.chat)) {
                    inHand.queued = false;
                    if (!inHand.mine) {
                        chats.drop(inHand.chat);
                    }
                }
            }
            for (const { chat, requestedAt, facts = {} } of waiting) {
                chats.know(chat, facts).queued = true;
                hear({ type: 'requested', chat, at: requestedAt, id: 'requested' });
            }
            changed();
        },
        inHand(works, meanwhile = new Set()) {
            const names = new Set(works.map(recordId).filter((chat) => !meanwhile.has(chat)));
            for (const { mine, chat } of [...chats.all()]) {
                // Only from this window: another one may be the one that is logged in to Omni-Channel.
                if (mine && !names.has(chat) && !meanwhile.has(chat)) {
                    chats.drop(chat);
                }
            }
            for (const chat of names) {
                const isNew = !chats.get(chat);
                const inHand = chats.know(chat, { mine: true });
                if (isNew) {
                    found(inHand);
                }
                attend(inHand);
            }
            changed();
        }
    };
}
