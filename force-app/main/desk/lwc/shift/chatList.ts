import { recordId, type ChatEvent, type PolicyFor } from 'c/etiquette';
import type { Journal } from 'c/journal';
import { hearCapacity } from './capacity';
import { datedAsOf, taken } from './eventIntake';
import type { Given, GivenIntents } from './givenIntents';
import { newInHand, retell, tell, type InHand } from './inHand';
import { isHeldByOther } from './job';
import type { KeptChats } from './keptChats';
import { retold } from './retelling';
import { restoreText, toldAlready } from './sameFact';
import { followOrder } from './sameInstant';
import type { ChatFacts } from './shiftTypes';

/** What the list of chats needs from the shift. */
export interface ListDesk {
    policyFor: PolicyFor;
    agentId: string;
    journal: Journal;
    given: GivenIntents;
    kept: KeptChats;
    now(): number;
    /** True once the server has said what time it is, while the browser's clock goes on evenly. */
    knowsTime(): boolean;
    /** Says that the text of an action was sent by the agent. */
    textSent(inHand: InHand, given: Given): void;
}

/** The chats in hand. */
export interface ChatList {
    all(): Iterable<InHand>;
    get(chat: string): InHand | undefined;
    /** True for a chat that is over for this agent, until Omni-Channel gives it anew. */
    isGone(chat: string): boolean;
    /** Takes an event; the chat it changed, or undefined where it changed none. */
    take(event: ChatEvent): InHand | undefined;
    /** Takes facts of a chat. */
    know(chat: string, facts: ChatFacts): InHand;
    /** Takes every chat's policy anew. */
    followPolicies(): void;
    /** Takes what another window stored of a chat; undefined where that forgot it. */
    takeKept(chat: string): InHand | undefined;
    /** Takes a chat off the list, here and in every window. */
    forget(chat: string): void;
    /** Takes a chat off this window's list only. */
    drop(chat: string): void;
}

/** Whose work the event says the chat is, or is no longer. */
function settlesOwner(inHand: InHand, event: ChatEvent, agentId: string): void {
    if (event.type === 'assigned' || event.type === 'accepted' || event.type === 'transferred') {
        if (event.agent === agentId) {
            inHand.mine = true;
        } else if (isHeldByOther(inHand, agentId) || event.type === 'transferred') {
            inHand.mine = false;
        }
    } else if (event.type === 'declined' && (event.agent ?? agentId) === agentId) {
        inHand.mine = false;
    }
}

function isFarewell({ type }: ChatEvent): boolean {
    return type === 'closed' || type === 'declined';
}

function factsThatAreTold(facts: ChatFacts): ChatFacts {
    return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** Keeps the chats in hand: here, and in the storage for a reload and for other windows. */
export function listChats(desk: ListDesk): ChatList {
    const chats = new Map<string, InHand>();
    /** Chats that are over for this agent: what comes of them late brings them back nowhere. */
    const gone = new Set<string>();
    const capacity = hearCapacity();

    const inHandOf = (chat: string): InHand => {
        const known = chats.get(chat);
        if (known) {
            return known;
        }
        const inHand = newInHand(chat, desk.policyFor(undefined));
        desk.journal.of(chat).forEach((entry) => inHand.entries.set(entry.key, entry));
        chats.set(chat, inHand);
        capacity.tellNew(inHand);
        return inHand;
    };

    const followPolicy = (inHand: InHand): void => {
        const policy = desk.policyFor(inHand.facts.channel);
        if (policy !== inHand.policy) {
            retell(inHand, policy, desk.now());
        }
    };

    const withGivenIntent = (inHand: InHand, event: ChatEvent): ChatEvent => {
        if (event.type !== 'message' || event.from !== 'agent' || event.intent !== undefined) {
            return event;
        }
        const given = desk.given.take(event.chat, event.text, event.at);
        if (!given) {
            return event;
        }
        desk.textSent(inHand, given);
        return { ...event, intent: given.intent };
    };

    /** What may be dated wrongly is no news for a reload or another window, which hear of it themselves. */
    const save = (inHand: InHand): void => {
        if (inHand.ownTimes.size === 0 || desk.knowsTime()) {
            desk.kept.save(inHand);
        }
    };

    const drop = (chat: string): void => {
        const inHand = chats.get(chat);
        if (inHand) {
            inHand.mine = false;
            inHand.queued = false;
        }
        chats.delete(chat);
    };

    return {
        all: () => chats.values(),
        get: (chat) => chats.get(recordId(chat)),
        isGone: (chat) => gone.has(recordId(chat)),
        take(raw) {
            const event = taken(raw);
            if (event.type === 'capacity' && event.chat === '*') {
                capacity.hear(datedAsOf(event, undefined, desk.now()) as typeof event, chats.values());
                return undefined;
            }
            if (event.type === 'assigned' || event.type === 'accepted') {
                gone.delete(event.chat);
            }
            if (!chats.has(event.chat) && (gone.has(event.chat) || isFarewell(event))) {
                return undefined;
            }
            const inHand = inHandOf(event.chat);
            const before = toldAlready(inHand.told, event);
            if (before) {
                restoreText(before, event);
            } else {
                tell(inHand, datedAsOf(withGivenIntent(inHand, event), inHand, desk.now()));
            }
            const wasMine = inHand.mine;
            settlesOwner(inHand, event, desk.agentId);
            if (inHand.mine && !before) {
                save(inHand);
            } else if (wasMine && !inHand.mine) {
                desk.kept.remove(inHand.chat);
            }
            return inHand;
        },
        know(chat, facts) {
            const inHand = inHandOf(recordId(chat));
            const { mine, ...rest } = factsThatAreTold(facts);
            if (mine) {
                gone.delete(inHand.chat);
            }
            Object.assign(inHand.facts, rest);
            if (mine !== undefined) {
                inHand.mine = mine;
            }
            followPolicy(inHand);
            if (inHand.mine) {
                save(inHand);
            }
            return inHand;
        },
        followPolicies() {
            for (const inHand of chats.values()) {
                followPolicy(inHand);
            }
        },
        takeKept(chat) {
            const kept = desk.kept.read(chat);
            if (!kept || gone.has(chat)) {
                drop(chat);
                return undefined;
            }
            const inHand = inHandOf(chat);
            Object.assign(inHand.facts, factsThatAreTold({ ...kept.facts, ...inHand.facts }));
            followPolicy(inHand);
            inHand.mine = true;
            for (const heard of kept.events) {
                const event = retold(heard, chat, inHand.policy);
                if (!toldAlready(inHand.told, event)) {
                    tell(inHand, event);
                }
                settlesOwner(inHand, event, desk.agentId);
            }
            followOrder(inHand, kept.events, desk.now());
            // Where two windows write at one moment, the later one knew nothing of what the earlier one wrote.
            if (inHand.mine && desk.kept.lacks(inHand, kept)) {
                save(inHand);
            }
            return inHand;
        },
        forget(chat) {
            gone.add(chat);
            desk.kept.remove(chat);
            desk.given.forget(chat);
            drop(chat);
        },
        drop
    };
}
