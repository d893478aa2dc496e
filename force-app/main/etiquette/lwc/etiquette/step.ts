import { actionKey, type ActionKey } from './actionKey';
import { actionOfRule, type PromptAction } from './actions';
import type { ChatEvent } from './chatEvent';
import type { ChatState } from './chatState';
import { copyRuleState, newRuleState, type RuleState } from './ruleState';
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

function appendEvent(state: ChatState, event: ChatEvent, policy: Policy): ChatState {
    if (event.id !== undefined && state.events.some(({ id }) => id === event.id)) {
        return state;
    }
    const classified = classify(event, policy);
    const position = positionOf(state.events, classified.at);
    const events = [...state.events.slice(0, position), classified, ...state.events.slice(position)];
    if (classified.at < (state.now ?? classified.at)) {
        return { ...state, events, rules: rebuild(events, policy) };
    }
    const rules = copyRuleState(state.rules);
    applyEvent(rules, classified, policy);
    return { ...state, events, rules, now: classified.at };
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
    const next =
        event.type === 'wake'
            ? { ...state, now: Math.max(event.at, state.now ?? event.at) }
            : appendEvent(state, event, policy);
    if (next === state) {
        return { state, effects: [] };
    }
    if (next.now !== undefined && next.now > (next.rules.at ?? next.now)) {
        const rules = next.rules === state.rules ? copyRuleState(next.rules) : next.rules;
        advanceTime(rules, next.now);
        next.rules = rules;
    }
    const effects = owedActions(next).filter(({ key }) => !next.emitted.includes(key));
    if (effects.length > 0) {
        next.emitted = [...next.emitted, ...effects.map(({ key }) => key)];
    }
    return { state: next, effects };
}

/**
 * Returns true while an action is still owed. Check it again when the action fires, and skip the action on false: the
 * client has written, the chat has ended, or the action is done.
 */
export function isOwed(state: ChatState, { rule, start }: Pick<Effect, 'rule' | 'start'>): boolean {
    const clock = state.rules.running[rule];
    return clock?.start === start && clock.owedAt !== undefined;
}
