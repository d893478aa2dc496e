import { newCourse, type Course } from './course';
import type { HeardEvent } from './hearing';
import { isLimit, RULES, type Rule } from './rule';

/** What is known of one chat. Plain JSON: it is stored, compared and replayed. */
export interface ChatState {
    chat: string;
    /** The latest instant that an event or a `wake` has told of; epoch milliseconds. */
    now?: number;
    /** Every event that counts, in the order of time, ties in the order of arrival. */
    events: HeardEvent[];
    course: Course;
    /** The keys of the effects that were handed out. */
    emitted: string[];
}

/** A chat of which nothing is known yet. `chat` is its record id or any other name. */
export function newChat(chat: string): ChatState {
    return { chat, events: [], course: newCourse(), emitted: [] };
}

/** The case that is the chat's, if it has one. */
export function caseOf(state: ChatState): string | undefined {
    return state.course.caseId;
}

/** True once an agent has accepted the chat. */
export function isAccepted(state: ChatState): boolean {
    return state.course.acceptedAt !== undefined;
}

/** True from the chat's end on. */
export function isEnded(state: ChatState): boolean {
    return state.course.endedAt !== undefined;
}

/** The agent who has the chat; nobody after a decline or a transfer to a queue. */
export function holder(state: ChatState): string | undefined {
    return state.course.holder;
}

/** One running measurement, as it stands at an instant. Times are epoch milliseconds, spans milliseconds. */
export interface Clock {
    rule: Rule;
    kind: 'limit' | 'prompt';
    start: number;
    /** `undefined` where it is not due at all: an idle clock before its nudge, a paused connect clock. */
    due: number | undefined;
    limit: number;
    /** Until it is due, negative past that; a paused clock's stands still. `undefined` where it is not due at all. */
    remaining: number | undefined;
    state: 'onTime' | 'dueSoon' | 'overdue' | 'due' | 'paused';
    /** Its action is owed: a duration that is due while the client owes the next word is not. */
    owed: boolean;
}

/** Of a rule: `limit` or `prompt`. */
export function kindOf(rule: Rule): Clock['kind'] {
    return isLimit(rule) ? 'limit' : 'prompt';
}

/** A rule's place in the page's table. */
export function placeOf(rule: Rule): number {
    return RULES.indexOf(rule);
}
