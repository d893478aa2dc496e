import {
    isAccepted,
    recordId,
    type CapacityEvent,
    type ChatEvent,
    type ClassifiedEvent,
    type Policy
} from 'c/etiquette';
import type { Entry, Journal } from 'c/journal';
import type { PolicyFor } from 'c/sessionPorts';
import {
    evolve,
    isHeld,
    isListed,
    newTrackedChat,
    type ChatInput,
    type StoredChat,
    type TrackedChat
} from 'c/trackedChat';
import type { CapacityHistory } from './capacity';
import type { ChatStore } from './chatStore';

/** What the list of chats needs from the session. */
export interface ChatListContext {
    policyFor: PolicyFor;
    agentId: string;
    journal: Journal;
    store: ChatStore;
    capacity: CapacityHistory;
    now(): number;
    /** True once the server has said what time it is and the browser's clock goes evenly. */
    isTimeKnown(): boolean;
}

/** The chats of the session and their journal entries: the only writer of both. */
export interface ChatList {
    all(): TrackedChat[];
    get(chat: string): TrackedChat | undefined;
    /** Returns the journal's entries of a chat, by their keys. */
    entries(chat: string): ReadonlyMap<string, Entry>;
    /** Returns the case to which a chat's record is known to be linked, also once the chat has left the list. */
    linkedCase(chat: string): string | undefined;
    /** Returns true for a chat that is over for this agent, until Omni-Channel assigns it again. */
    isGone(chat: string): boolean;
    /** Applies an input to a chat, which comes into being with it. */
    evolve(chat: string, input: ChatInput): TrackedChat;
    /** Takes an event; returns the chat, or `undefined` if it concerns none of the list. */
    take(event: ChatEvent): TrackedChat | undefined;
    /** Brings every chat to the policy that holds for it now. */
    followPolicies(): void;
    /** Returns true once the chats were judged by the server's time, no more by a browser's clock that may be minutes ahead. */
    isJudgedByTime(): boolean;
    /** Judges every chat by the server's time; returns false if that is not known. */
    judgeByTime(): boolean;
    /** Takes what another window stored of a chat; returns `undefined` if that window removed it. */
    takeStored(chat: string): TrackedChat | undefined;
    /** Takes what the journal has of a key; returns its chat, if it is on the list. */
    takeEntry(key: string): TrackedChat | undefined;
    /** Removes a chat for good, in every window. */
    forget(chat: string): void;
    /** Removes a chat from this window's list only. */
    drop(chat: string): void;
}

const NO_ENTRIES: ReadonlyMap<string, Entry> = new Map();

/** Returns true if a change of a chat is news for the store. Of typing only the first key is. */
function isNewsForStore(before: TrackedChat | undefined, { rules, facts, work, typedAt }: TrackedChat): boolean {
    return (
        before === undefined ||
        before.rules.events !== rules.events ||
        before.facts !== facts ||
        before.work !== work ||
        (before.typedAt === undefined) !== (typedAt === undefined)
    );
}

function acceptedAt(events: readonly ClassifiedEvent[]): number {
    return events.find(({ type }) => type === 'accepted')?.at ?? -Infinity;
}

/** Returns true if a chat has an event, or an earlier date of the acceptance, that the store does not have. */
function knowsMore({ rules }: TrackedChat, { events }: StoredChat): boolean {
    return rules.events.length > events.length || acceptedAt(rules.events) < acceptedAt(events);
}

/** Returns an empty list of chats. */
export function createChatList(context: ChatListContext): ChatList {
    const { journal, store, capacity } = context;
    const chats = new Map<string, TrackedChat>();
    const entries = new Map<string, Map<string, Entry>>();
    const gone = new Set<string>();
    /** The cases of chats that have left the list: what is still under way for those must not replace the link. */
    const linkedCases = new Map<string, string>();
    /** What the store held of chats that were dropped, which are not to come back by it. */
    const dropped = new Map<string, string>();
    let isJudged = false;

    const apply = (chat: TrackedChat, input: ChatInput): TrackedChat =>
        evolve(chat, input, {
            now: context.now(),
            agentId: context.agentId,
            entries: [...(entries.get(chat.chat)?.values() ?? [])]
        });

    const policyOf = ({ facts }: TrackedChat): Policy => context.policyFor(facts.channel, facts.language);

    const withCapacity = (tracked: TrackedChat): TrackedChat => {
        const { chat, rules } = tracked;
        const isKnown = ({ type, at, available }: CapacityEvent): boolean =>
            rules.events.some((event) => event.type === type && event.at === at && event.available === available);
        return capacity
            .events()
            .filter((event) => !isKnown(event))
            .reduce((next, event) => apply(next, { type: 'event', event: { ...event, chat } }), tracked);
    };

    const create = (chat: string): TrackedChat => {
        entries.set(chat, new Map(journal.of(chat).map((entry) => [entry.key, entry])));
        const created = { ...newTrackedChat(chat, context.policyFor(undefined)), typedAt: store.typedAt(chat) };
        return withCapacity(created);
    };

    /** What may be dated wrongly is no news for a reload or another window, which read it themselves. */
    const save = (before: TrackedChat | undefined, after: TrackedChat): void => {
        if (after.work === 'none') {
            if (before && before.work !== 'none') {
                store.remove(after.chat, after.typedAt);
            }
        } else if (isNewsForStore(before, after) && (after.ownTimes.size === 0 || context.isTimeKnown())) {
            store.save(after);
        }
    };

    const change = (id: string, input: ChatInput): TrackedChat => {
        const before = chats.get(id);
        const evolved = apply(before ?? create(id), input);
        // A chat that was on nobody's list was told nothing of the capacity.
        const isBack = before !== undefined && !isListed(before) && isListed(evolved) && !isAccepted(evolved.rules);
        const informed = isBack ? withCapacity(evolved) : evolved;
        const after = apply(informed, { type: 'policy', policy: policyOf(informed) });
        chats.set(id, after);
        save(before, after);
        return after;
    };

    const drop = (id: string): void => {
        const { caseId } = chats.get(id)?.facts ?? {};
        if (caseId !== undefined) {
            linkedCases.set(id, caseId);
        }
        if ((chats.get(id)?.work ?? 'none') !== 'none') {
            dropped.set(id, JSON.stringify(store.read(id)));
        }
        chats.delete(id);
        entries.delete(id);
    };

    const takeStored = (id: string): TrackedChat | undefined => {
        const stored = store.read(id);
        const before = chats.get(id);
        if (!stored || gone.has(id) || (!before && dropped.get(id) === JSON.stringify(stored))) {
            drop(id);
            return undefined;
        }
        const wasHeld = before !== undefined && isHeld(before);
        const evolved = apply(before ?? create(id), { type: 'stored', stored });
        const after = apply(evolved, { type: 'policy', policy: policyOf(evolved) });
        chats.set(id, after);
        // If two windows write at one moment, the later one did not know what the earlier one wrote.
        if (knowsMore(after, stored) || (wasHeld && stored.work !== after.work)) {
            store.save(after);
        }
        return after;
    };

    return {
        all: () => [...chats.values()],
        get: (chat) => chats.get(recordId(chat)),
        entries: (chat) => entries.get(recordId(chat)) ?? NO_ENTRIES,
        linkedCase: (chat) => chats.get(chat)?.facts.caseId ?? linkedCases.get(chat),
        isGone: (chat) => gone.has(recordId(chat)),
        evolve: (chat, input) => {
            const id = recordId(chat);
            if (input.type === 'inWork') {
                gone.delete(id);
                dropped.delete(id);
                if (!chats.has(id)) {
                    // What was known of it when it left the list still holds, and its conversation may be behind another.
                    takeStored(id);
                }
            }
            return change(id, input);
        },
        take(event) {
            const id = recordId(event.chat);
            if (event.type === 'assigned' || event.type === 'accepted') {
                gone.delete(id);
            }
            if (!chats.has(id) && (gone.has(id) || event.type === 'declined')) {
                return undefined;
            }
            return change(id, { type: 'event', event });
        },
        followPolicies() {
            for (const chat of chats.values()) {
                chats.set(chat.chat, apply(chat, { type: 'policy', policy: policyOf(chat) }));
            }
        },
        isJudgedByTime: () => isJudged,
        judgeByTime() {
            if (!context.isTimeKnown()) {
                return false;
            }
            for (const id of chats.keys()) {
                if (!isJudged) {
                    change(id, { type: 'rebuild' });
                }
                change(id, { type: 'timeKnown' });
            }
            isJudged = true;
            return true;
        },
        takeStored,
        takeEntry(key) {
            const [id = ''] = key.split('|');
            const ofChat = entries.get(id);
            const entry = journal.read(key);
            if (entry) {
                ofChat?.set(key, entry);
            } else {
                ofChat?.delete(key);
            }
            return chats.get(id);
        },
        forget(chat) {
            const id = recordId(chat);
            gone.add(id);
            store.remove(id, chats.get(id)?.typedAt);
            drop(id);
        },
        drop
    };
}
