import type { ChatEvent } from './chatEvent';
import type { ChatState } from './chatState';
import { copyOf, newCourse, type Course } from './course';
import { happen } from './happening';
import { hear, type HeardEvent } from './hearing';
import { passTime } from './owed';
import type { Policy } from './policy';
import type { PromptRule } from './rule';

/** Time passed, and nothing happened: the clock adapter's only word. `at` is epoch milliseconds of the server. */
export interface Wake {
    type: 'wake';
    at: number;
}

/** The action that each prompt owes. */
export const ACTION_OF: Record<PromptRule, 'nudge' | 'end' | 'ticket:answer' | 'ticket:duration'> = {
    answer: 'ticket:answer',
    duration: 'ticket:duration',
    nudge: 'nudge',
    idle: 'end'
};

/** An action that fell due and is to be done, by its policy's mode. */
export interface Effect {
    /** The chat, the rule and the episode's start: the same wherever and whenever it is worked out. */
    key: string;
    chat: string;
    rule: PromptRule;
    action: (typeof ACTION_OF)[PromptRule];
    /** When the episode started; epoch milliseconds. */
    start: number;
    /** From when the action is owed; epoch milliseconds. */
    owedAt: number;
}

/** The place of an event in the order of time: after all that are not later. */
function placeIn(events: readonly HeardEvent[], at: number): number {
    return events.findLastIndex((event) => event.at <= at) + 1;
}

function retrace(events: readonly HeardEvent[], policy: Policy): Course {
    const course = newCourse();
    for (const event of events) {
        happen(course, event, policy);
    }
    return course;
}

function effectsOf(state: ChatState): Effect[] {
    return state.course.owed
        .map(({ rule, start, at }) => ({
            key: `${state.chat}|${rule}|${start}`,
            chat: state.chat,
            rule,
            action: ACTION_OF[rule],
            start,
            owedAt: at
        }))
        .filter(({ key, rule, start }) => !state.emitted.includes(key) && runs(state, rule, start));
}

function runs(state: ChatState, rule: PromptRule, start: number): boolean {
    return state.course.running[rule]?.start === start;
}

function heardBy(state: ChatState, event: ChatEvent, policy: Policy): ChatState {
    if (event.id !== undefined && state.events.some(({ id }) => id === event.id)) {
        return state;
    }
    const heard = hear(event, policy);
    const place = placeIn(state.events, heard.at);
    const events = [...state.events.slice(0, place), heard, ...state.events.slice(place)];
    if (heard.at < (state.now ?? heard.at)) {
        return { ...state, events, course: retrace(events, policy) };
    }
    const course = copyOf(state.course);
    happen(course, heard, policy);
    return { ...state, events, course, now: heard.at };
}

/**
 * Lets an event, or the passing of time, happen to a chat. Events may come late, twice or out of order: the state is
 * that of the events in the order of time. `effects` holds each action that became owed before the latest instant and
 * was not handed out before.
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
            : heardBy(state, event, policy);
    if (next === state) {
        return { state, effects: [] };
    }
    if (next.now !== undefined && next.now > (next.course.at ?? next.now)) {
        const course = next.course === state.course ? copyOf(next.course) : next.course;
        passTime(course, next.now);
        next.course = course;
    }
    const effects = effectsOf(next);
    if (effects.length > 0) {
        next.emitted = [...next.emitted, ...effects.map(({ key }) => key)];
    }
    return { state: next, effects };
}

/**
 * The check at the moment an action fires: false where the client has written, the chat has ended or the very thing is
 * done already, so that the action is withheld.
 */
export function isOwed(state: ChatState, effect: Effect): boolean {
    const clock = state.course.running[effect.rule];
    return clock?.start === effect.start && clock.owedAt !== undefined;
}
