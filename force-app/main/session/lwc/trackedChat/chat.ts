import {
    clocks,
    holder,
    isAccepted,
    isEnded,
    newChat,
    type ChatState,
    type Clock,
    type Intent,
    type Policy,
    type Sender
} from 'c/etiquette';
import type { ChatFacts, ChatKind } from 'c/sessionPorts';

/** What says what happened in a chat while this window was not listening, and by which time and policy to judge it. */
export type Source = 'log' | 'record' | 'policies';

/** The sources of a chat that are still to be read, and until when they are waited for. */
export interface Awaiting {
    readonly until: number;
    readonly missing: readonly Source[];
}

/** A message as this window read it: the text for the case's extract, and to look up what was sent. */
export interface TrackedMessage {
    readonly id: string;
    readonly at: number;
    readonly from: Sender;
    readonly text: string | undefined;
    /** The intent that a button or a due action gave it; the text does not decide then. */
    readonly givenIntent: Intent | undefined;
}

/** Whose work a chat is: not this agent's, offered to this agent, or accepted by this agent. */
export type Work = 'none' | 'offered' | 'held';

/** A chat of the agent session: what happened in it and what the rules make of that. It is never changed in place. */
export interface TrackedChat {
    readonly chat: string;
    readonly facts: ChatFacts;
    readonly work: Work;
    /** When it was last offered to this agent. */
    readonly offeredAt: number | undefined;
    /** It waits in the queue. */
    readonly isQueued: boolean;
    readonly policy: Policy;
    readonly rules: ChatState;
    /** The messages whose text this window knows, in the order of arrival. Never stored. */
    readonly messages: readonly TrackedMessage[];
    /** The own times of events that looked as if they were in the future, by their ids: they were dated as of then. */
    readonly ownTimes: ReadonlyMap<string, number>;
    /** What is still to be read before anything is done in the chat automatically. */
    readonly awaiting: Awaiting | undefined;
    /** When a key that may have begun a draft was last pressed while the chat was in front. */
    readonly typedAt: number | undefined;
    /** When its conversation's log was last requested that could be read. */
    readonly logReadAt: number | undefined;
    /** When its conversation's log, which could not be read, is to be read again. */
    readonly logRetryAt: number | undefined;
    /** Its record has told of the acceptance; until then only an event did, which may have come late. */
    readonly isConfirmed: boolean;
}

/** Returns a chat without events. */
export function newTrackedChat(chat: string, policy: Policy): TrackedChat {
    return {
        chat,
        facts: {},
        work: 'none',
        offeredAt: undefined,
        isQueued: false,
        policy,
        rules: newChat(chat),
        messages: [],
        ownTimes: new Map(),
        awaiting: undefined,
        typedAt: undefined,
        logReadAt: undefined,
        logRetryAt: undefined,
        isConfirmed: false
    };
}

export type ChatPhase = 'offered' | 'waiting' | 'accepted' | 'ended';

/** Returns where a chat stands for this agent. */
export function phaseOf({ rules, work }: TrackedChat): ChatPhase {
    if (isEnded(rules)) {
        return 'ended';
    }
    if (work === 'offered') {
        return 'offered';
    }
    return work === 'held' ? 'accepted' : 'waiting';
}

/** Returns true if the agent holds a running chat: only then may anything be done in it. */
export function isHeld({ rules, work }: TrackedChat): boolean {
    return work === 'held' && isAccepted(rules) && !isEnded(rules);
}

/** Returns when the chat was accepted for the last time, by whomever; `undefined` before the first acceptance. */
export function latestAcceptanceAt({ rules }: TrackedChat): number | undefined {
    return rules.events.findLast(({ type }) => type === 'accepted')?.at;
}

/** Returns true if a chat is on the agent's list: the agent's own, and those that nobody has yet. */
export function isListed({ work, isQueued, rules }: TrackedChat): boolean {
    return work !== 'none' || (isQueued && !isAccepted(rules) && !isEnded(rules));
}

/** Returns true if the rules know another agent who holds the chat. */
export function isHeldByOther({ rules }: TrackedChat, agentId: string): boolean {
    const who = holder(rules);
    return who !== undefined && who !== agentId;
}

/** The instant to judge a chat by: now, or that of an event which the server dated a little ahead of our clock. */
export function instantOf({ rules }: TrackedChat, now: number): number {
    return Math.max(now, rules.now ?? now);
}

/** Returns the clocks of a chat that run at `now`, the most urgent first. */
export function clocksOf(chat: TrackedChat, now: number): Clock[] {
    return clocks(chat.rules, instantOf(chat, now));
}

const MESSAGING_PREFIX = '0Mw';

/** Returns the kind of a chat: as its facts say, otherwise by the prefix of its id. */
export function kindOf({ chat, facts }: Pick<TrackedChat, 'chat' | 'facts'>): ChatKind {
    return facts.kind ?? (chat.startsWith(MESSAGING_PREFIX) ? 'messaging' : 'chat');
}
