import {
    newChat,
    step,
    type ChatEvent,
    type ChatState,
    type Effect,
    type MessageEvent,
    type Policy,
    type Wake
} from 'c/etiquette';
import type { Entry } from 'c/journal';
import type { CatchUp } from './catchUp';
import type { ChatFacts } from './shiftTypes';

/** A chat in hand: what was told of it, and what the rules make of that. */
export interface InHand {
    readonly chat: string;
    facts: ChatFacts;
    /** It is this agent's work. */
    mine: boolean;
    /** It waits in the queue. */
    queued: boolean;
    /** Everything that was told, in the order of arrival; the only place that holds the conversation's text. */
    told: ChatEvent[];
    /** The times of events that looked as if they lay in the future, and were dated as of then. */
    ownTimes: Map<ChatEvent, number>;
    policy: Policy;
    state: ChatState;
    /** Every action that fell due. */
    effects: Map<string, Effect>;
    /** The journal's entries of the chat. */
    entries: Map<string, Entry>;
    /** When it must be looked at again, if nothing happens before. */
    nextAt: number | undefined;
    /** Set while what happened before it came to light is still being looked up: nothing is done by itself then. */
    catchUp: CatchUp | undefined;
    /** When its conversation's log was last asked for that could be read. */
    logReadAt: number | undefined;
    /** When its conversation's log, which could not be read, is to be read again. */
    readLogAt: number | undefined;
}

/** A chat of which nothing is known yet. */
export function newInHand(chat: string, policy: Policy): InHand {
    return {
        chat,
        facts: {},
        mine: false,
        queued: false,
        told: [],
        ownTimes: new Map(),
        policy,
        state: newChat(chat),
        effects: new Map(),
        entries: new Map(),
        nextAt: undefined,
        catchUp: undefined,
        logReadAt: undefined,
        readLogAt: undefined
    };
}

function advance(inHand: InHand, event: ChatEvent | Wake): void {
    const { state, effects } = step(inHand.state, event, inHand.policy);
    inHand.state = state;
    effects.forEach((effect) => inHand.effects.set(effect.key, effect));
}

/** Lets time pass up to an instant. */
export function passTime(inHand: InHand, now: number): void {
    return advance(inHand, { type: 'wake', at: now });
}

/** Tells a chat what happened. */
export function tell(inHand: InHand, event: ChatEvent): void {
    inHand.told.push(event);
    advance(inHand, event);
}

/** Follows everything that was told anew, by another policy. */
export function retell(inHand: InHand, policy: Policy, now: number): void {
    inHand.policy = policy;
    inHand.state = newChat(inHand.chat);
    inHand.effects.clear();
    inHand.told.forEach((event) => advance(inHand, event));
    passTime(inHand, now);
}

/** The instant that a chat is looked at: now, or that of an event which the server dated a little ahead of our clock. */
export function instantOf({ state }: InHand, now: number): number {
    return Math.max(now, state.now ?? now);
}

/** The messages that were told, in the order of time. */
export function messagesOf({ told }: InHand): MessageEvent[] {
    return told
        .filter((event): event is MessageEvent => event.type === 'message')
        .sort((one, other) => one.at - other.at);
}

/** The client's name as far as it is known. */
export function clientNameOf({ clientName, firstName, lastName, writtenAs }: ChatFacts): string {
    return clientName || [firstName, lastName].filter(Boolean).join(' ') || (writtenAs ?? '');
}
