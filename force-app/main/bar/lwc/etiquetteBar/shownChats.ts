import clientUnnamed from '@salesforce/label/c.Etiquette_Client_Unnamed';
import { arrange, type ShownChat } from 'c/bands';
import type { LastingStorage } from 'c/journal';
import type { HoldingPolicy, Policies } from 'c/policies';
import type { ActionState, ChatView } from 'c/session';
import { ViewCache } from './viewCache';

const KEY = 'unsent';
/** So many chats are remembered; the oldest are gone from the list. */
const MOST = 50;

/** States of an action whose text has not reached the client, as far as is known. */
const UNSENT: readonly ActionState[] = ['claimed', 'inserted', 'parked', 'failed', 'notOnScreen'];

function hasUnsent({ actions }: ChatView): boolean {
    return actions.some(({ state }) => UNSENT.includes(state));
}

/** The chats as the bar shows them, in their order. */
export class ShownChats {
    private cache = new ViewCache<ShownChat>();
    private all: readonly ShownChat[] = [];
    private storage: Pick<LastingStorage, 'read' | 'write'>;
    /** The chats in which a text was not known to be sent when they were last seen open. */
    private unsent: Set<string>;

    /** Takes the storage, which never throws, that keeps over a reload in which chats a text was left unsent. */
    constructor(storage: Pick<LastingStorage, 'read' | 'write'>) {
        this.storage = storage;
        this.unsent = new Set(storage.read(KEY)?.split(' '));
    }

    /** Takes the session's chats, the one whose page is in front, those that the agent muted, and what says which policy holds. */
    take(
        views: readonly ChatView[],
        front: string | undefined,
        muted: readonly string[],
        policyOf: (...chat: Parameters<Policies['holding']>) => Partial<HoldingPolicy> = () => ({})
    ): ShownChat[] {
        this.noteUnsent(views);
        const shown = views.map((chat): ShownChat => {
            const { name, language } = policyOf(chat.channel, chat.language);
            return {
                ...chat,
                clientName: chat.clientName || clientUnnamed,
                policy: name,
                textsIn: language,
                isInFront: chat.chat === front,
                isMuted: muted.includes(chat.chat),
                isUnsent: chat.phase === 'ended' && !chat.saidGoodbye && this.unsent.has(chat.chat)
            };
        });
        const all = this.cache.of(arrange(shown, this.all));
        this.all = all;
        return all;
    }

    private noteUnsent(views: readonly ChatView[]): void {
        const before = this.unsent;
        const settled = new Set(views.filter(({ phase }) => phase !== 'ended').map(({ chat }) => chat));
        const waiting = views.filter((view) => settled.has(view.chat) && hasUnsent(view)).map(({ chat }) => chat);
        // Chats that are not on the list yet stay: after a reload they come one by one.
        const others = [...before].filter((chat) => !settled.has(chat)).slice(-MOST);
        this.unsent = new Set([...others, ...waiting]);
        if (String([...this.unsent]) !== String([...before])) {
            this.storage.write(KEY, [...this.unsent].join(' '));
        }
    }
}
