import type { ActionKey } from './actionKey';
import type { ClassifiedEvent } from './classify';
import { isLimit, RULES, type Rule } from './rule';
import { newRuleState, type RuleState } from './ruleState';

/** Everything the rules know about one chat. Plain JSON: it can be stored, compared and replayed. */
export interface ChatState {
    chat: string;
    /** The latest instant given by an event or a `wake`; epoch milliseconds. */
    now?: number;
    /** Every event that counts, sorted by time, ties in the order of arrival. */
    events: ClassifiedEvent[];
    rules: RuleState;
    /** The keys of the effects that `step` has already returned. */
    emitted: ActionKey[];
}

/** Returns the state of a chat without events. `chat` is its record id or any other name. */
export function newChat(chat: string): ChatState {
    return { chat, events: [], rules: newRuleState(), emitted: [] };
}

/** Returns the id of the chat's case; `undefined` if it has none. */
export function caseOf(state: ChatState): string | undefined {
    return state.rules.caseId;
}

/** Returns true once an agent has accepted the chat. */
export function isAccepted(state: ChatState): boolean {
    return state.rules.acceptedAt !== undefined;
}

/** Returns true once the chat has ended. */
export function isEnded(state: ChatState): boolean {
    return state.rules.endedAt !== undefined;
}

/** Returns the agent who has the chat; `undefined` after a decline or a transfer to a queue. */
export function holder(state: ChatState): string | undefined {
    return state.rules.holder;
}

/** One running clock at an instant. Instants are epoch milliseconds, durations are milliseconds. */
export interface Clock {
    rule: Rule;
    kind: 'limit' | 'prompt';
    start: number;
    /** `undefined` while it is not due at all: an idle clock before its nudge, a paused connect clock. */
    due: number | undefined;
    limit: number;
    /** Time left until it is due, negative after that, constant while paused. `undefined` while it is not due at all. */
    remaining: number | undefined;
    state: 'onTime' | 'dueSoon' | 'overdue' | 'due' | 'paused';
    /** Its action is owed. A due `duration` clock owes nothing while nothing is owed to the client. */
    owed: boolean;
}

/** Returns whether a rule is a limit or a prompt. */
export function ruleKind(rule: Rule): Clock['kind'] {
    return isLimit(rule) ? 'limit' : 'prompt';
}

/** Returns a rule's position in the table of docs/etiquette.md. */
export function ruleIndex(rule: Rule): number {
    return RULES.indexOf(rule);
}
