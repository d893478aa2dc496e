import clientUnnamed from '@salesforce/label/c.Etiquette_Client_Unnamed';
import { arrange, type ShownChat } from 'c/bands';
import type { ActionState, ChatView } from 'c/session';
import { ViewCache } from './viewCache';

/** States of an action whose text has not reached the client, as far as is known. */
const UNSENT: readonly ActionState[] = ['claimed', 'inserted', 'parked', 'failed', 'notOnScreen'];

function isUnsent({ phase }: ChatView, before: ShownChat | undefined): boolean {
    const wasWaiting = before?.actions.some(({ state }) => UNSENT.includes(state)) ?? false;
    return phase === 'ended' && (before?.isUnsent || wasWaiting);
}

/** The chats as the bar shows them, in their order. */
export class ShownChats {
    #cache = new ViewCache<ShownChat>();
    #all: readonly ShownChat[] = [];

    /** Takes the session's chats, the one whose page is in front, and those that the agent muted. */
    take(views: readonly ChatView[], front: string | undefined, muted: readonly string[]): ShownChat[] {
        const before = new Map(this.#all.map((chat) => [chat.chat, chat]));
        const shown = views.map((chat): ShownChat => ({
            ...chat,
            clientName: chat.clientName || clientUnnamed,
            isInFront: chat.chat === front,
            isMuted: muted.includes(chat.chat),
            isUnsent: isUnsent(chat, before.get(chat.chat))
        }));
        const all = this.#cache.of(arrange(shown, this.#all));
        this.#all = all;
        return all;
    }
}
