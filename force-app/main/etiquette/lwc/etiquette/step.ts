import { actionKey, type ActionKey } from './actionKey';
import { actionOfRule, type PromptAction } from './actions';
import type { ChatEvent } from './chatEvent';
import { newChat, type ChatState } from './chatState';
import { copyRuleState, mayBeOwed, newRuleState, type RuleState } from './ruleState';
import { applyEvent } from './applyEvent';
import { classify, type ClassifiedEvent } from './classify';
import { advanceTime } from './advanceTime';
import type { Policy } from './policy';
import type { PromptRule } from './rule';

/** Time has passed without an event. `at` is epoch milliseconds of the server. */
export interface Wake {
    type: 'wake';
    at: number;
}

/** An action that became owed. The policy's mode says how to do it. */
export interface Effect {
    key: ActionKey;
    chat: string;
    rule: PromptRule;
    action: PromptAction;
    /** When the episode started; epoch milliseconds. */
    start: number;
    /** When the action became owed; epoch milliseconds. */
    owedAt: number;
}

/** Returns the position of an event in time order, after all events that are not later. */
function positionOf(events: readonly ClassifiedEvent[], at: number): number {
    return events.findLastIndex((event) => event.at <= at) + 1;
}

function rebuild(events: readonly ClassifiedEvent[], policy: Policy): RuleState {
    const rules = newRuleState();
    for (const event of events) {
        applyEvent(rules, event, policy);
    }
    return rules;
}

/**
 * Returns every action that is owed at the chat's latest instant, in the order in which they became owed. Unlike the
 * effects of `step`, an action is returned for as long as it is owed, and again when its episode owes it again.
 */
export function owedActions(state: ChatState): Effect[] {
    return state.rules.owed
        .filter((owed) => isOwed(state, owed))
        .map(({ rule, start, at }) => ({
            key: actionKey(state.chat, rule, start),
            chat: state.chat,
            rule,
            action: actionOfRule(rule),
            start,
            owedAt: at
        }));
}

/**
 * Appends a classified event to a chat, wherever it belongs in the order of time. An event whose id the chat has already
 * changes nothing.
 */
export function appendEvent(state: ChatState, event: ClassifiedEvent, policy: Policy): ChatState {
    if (event.id !== undefined && state.events.some(({ id }) => id === event.id)) {
        return state;
    }
    const position = positionOf(state.events, event.at);
    const events = [...state.events.slice(0, position), event, ...state.events.slice(position)];
    if (event.at < (state.now ?? event.at)) {
        return { ...state, events, rules: rebuild(events, policy) };
    }
    const rules = copyRuleState(state.rules);
    applyEvent(rules, event, policy);
    return { ...state, events, rules, now: event.at };
}

/** Lets time pass in a chat up to an instant; epoch milliseconds. Time never goes back. */
export function passTime(state: ChatState, at: number): ChatState {
    const now = Math.max(at, state.now ?? at);
    if (now <= (state.rules.at ?? now)) {
        return now === state.now ? state : { ...state, now };
    }
    const rules = copyRuleState(state.rules);
    advanceTime(rules, now);
    return { ...state, now, rules };
}

/** Returns a chat rebuilt from its events, sorted by time, at an instant; epoch milliseconds. */
export function rebuildChat(chat: string, events: ClassifiedEvent[], policy: Policy, now: number): ChatState {
    const rebuilt = { ...newChat(chat), events, rules: rebuild(events, policy) };
    return passTime(rebuilt, Math.max(now, events.at(-1)?.at ?? now));
}

/**
 * Applies an event, or the passing of time, to a chat. Events can come late, twice or out of order: the state is always
 * that of the events sorted by time. `effects` holds each action that became owed before the latest instant and was not
 * returned before.
 *
 * @example
 * const { state, effects } = step(newChat('570…'), { type: 'requested', chat: '570…', at: 0 }, DEFAULT_POLICY);
 */
export function step(
    state: ChatState,
    event: ChatEvent | Wake,
    policy: Policy
): { state: ChatState; effects: Effect[] } {
    const appended = event.type === 'wake' ? state : appendEvent(state, classify(event, policy), policy);
    if (event.type !== 'wake' && appended === state) {
        return { state, effects: [] };
    }
    const next = passTime(appended, event.at);
    const effects = owedActions(next).filter(({ key }) => !next.emitted.includes(key));
    if (effects.length === 0) {
        return { state: next, effects };
    }
    return { state: { ...next, emitted: [...next.emitted, ...effects.map(({ key }) => key)] }, effects };
}

/**
 * Returns true while an action is still owed. Check it again when the action fires, and skip the action on false: the
 * client has written, the chat has ended, or the action is done; for the chat's length also while nothing is owed to the
 * client.
 */
export function isOwed(state: ChatState, { rule, start }: Pick<Effect, 'rule' | 'start'>): boolean {
    const clock = state.rules.running[rule];
    return clock?.start === start && clock.owedAt !== undefined && mayBeOwed(state.rules, rule);
}
