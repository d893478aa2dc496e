import type { Source, TrackedChat } from './chat';

/** A message may be missing from the log for this long after it was said; milliseconds. */
export const LOG_LAG = 12_000;

/** How long nothing is done automatically in a chat while its sources are read; milliseconds. */
const PATIENCE = 10_000;

/** Has a chat wait for sources, besides those that it waits for already: for these no longer than before. */
export function awaitSources(chat: TrackedChat, sources: readonly Source[], now: number): TrackedChat {
    const running = hasSourcesRead(chat, now) ? undefined : chat.awaiting;
    const missing = [...new Set([...(running?.missing ?? []), ...sources])];
    return missing.length === 0 ? chat : { ...chat, awaiting: { until: running?.until ?? now + PATIENCE, missing } };
}

/**
 * Returns true if the agent has just taken over a chat that was accepted a while ago: only its log tells what is still
 * owed to the client. What was said while another agent had it is not known. A chat that was the agent's already counts
 * where only its record dates the acceptance so early, and nothing that was said in it is known.
 */
function isTakenOver(before: TrackedChat, { work, rules, logReadAt }: TrackedChat, now: number): boolean {
    const { acceptedAt = now } = rules.rules;
    if (work !== 'held' || now - acceptedAt <= LOG_LAG) {
        return false;
    }
    const isDatedAnew = before.rules.rules.acceptedAt !== acceptedAt;
    const isUnread = logReadAt === undefined && !rules.events.some(({ type }) => type === 'message');
    return before.work !== 'held' || (isDatedAnew && isUnread);
}

/** Has a chat that was just taken over wait for its log, which is read at once. An earlier reading is out of date. */
export function awaitLogOfTakenOver(before: TrackedChat, after: TrackedChat, now: number): TrackedChat {
    return isTakenOver(before, after, now)
        ? { ...awaitSources(after, ['log'], now), logReadAt: undefined, logRetryAt: now }
        : after;
}

/** Returns true while a chat waits for a source. */
export function isAwaiting(chat: TrackedChat, source: Source, now: number): boolean {
    return !hasSourcesRead(chat, now) && chat.awaiting?.missing.includes(source) === true;
}

/** Notes that a source was read. The policies come with the server's time, by which the wait is counted from then on. */
export function sourceRead(chat: TrackedChat, source: Source, now: number): TrackedChat {
    const { awaiting } = chat;
    if (!awaiting?.missing.includes(source)) {
        return chat;
    }
    const missing = awaiting.missing.filter((each) => each !== source);
    if (missing.length === 0) {
        return { ...chat, awaiting: undefined };
    }
    return { ...chat, awaiting: { until: source === 'policies' ? now + PATIENCE : awaiting.until, missing } };
}

/** Returns true once all sources were read, or were waited for long enough. */
export function hasSourcesRead({ awaiting }: TrackedChat, now: number): boolean {
    return awaiting === undefined || awaiting.until <= now;
}

/** Returns when the log was read, and when it is read again: a first reading may have come before what was said last. */
export function logRead(chat: TrackedChat, askedAt: number): Pick<TrackedChat, 'logReadAt' | 'logRetryAt'> {
    return {
        logReadAt: askedAt,
        logRetryAt: chat.logReadAt === undefined ? askedAt + LOG_LAG : chat.logRetryAt
    };
}
