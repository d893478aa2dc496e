import { DEFAULT_POLICY, intentOf } from 'c/etiquette';

/** An event as a line of a timeline tells it; `at` is ISO. */
export interface TimelineEvent {
    chat: string;
    at: string;
    type: string;
    id?: string;
    agent?: string;
    /** What the org calls the agent. */
    agentName?: string;
    /** The queue that the chat is in from here on: its id, or what the org calls it. */
    queue?: string;
    from?: string;
    text?: string;
    caseId?: string;
    by?: string;
}

export function iso(instant: number): string {
    return new Date(instant).toISOString();
}

/** An instant of the REST API, as `2026-01-05T08:00:00.000+0000`. */
export function instantOf(value: unknown): number | undefined {
    const at = typeof value === 'string' ? Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN;
    return Number.isNaN(at) ? undefined : at;
}

/** Events in the order of time; what is told first comes first of two at one instant. */
export function inOrder(events: TimelineEvent[]): TimelineEvent[] {
    return events
        .map((event) => ({ event, at: Date.parse(event.at) }))
        .sort((one, other) => one.at - other.at)
        .map(({ event }) => event);
}

interface Linked {
    caseId: string;
    /** When the case was made. */
    createdAt: number | undefined;
    requestedAt: number;
    endedAt: number;
}

/**
 * When a chat got its case. The record does not say: a case made during the chat came then, an older one was linked
 * from the start, and one made later stands for the ticket that the agent told of, else for the chat's end.
 */
export function caseEvent(
    chat: string,
    { caseId, createdAt, requestedAt, endedAt }: Linked,
    told: readonly TimelineEvent[]
): TimelineEvent {
    const ticket = told.find(
        ({ from, text }) => from === 'agent' && text !== undefined && intentOf(text, DEFAULT_POLICY) === 'ticket'
    );
    const later = ticket?.at ?? iso(endedAt);
    const isDuring = createdAt !== undefined && createdAt <= endedAt;
    return { chat, type: 'case', caseId, at: isDuring ? iso(Math.max(createdAt, requestedAt)) : later };
}
