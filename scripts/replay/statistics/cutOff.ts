import type { Episode, ClassifiedEvent } from 'c/etiquette';

const ENDERS: ReadonlySet<ClassifiedEvent['type']> = new Set(['inactive', 'ended', 'closed']);

/** An agent did at this event what the wait was for. */
function responds({ type, meaning }: ClassifiedEvent, rule: Episode['rule']): boolean {
    if (rule === 'connect') {
        return type === 'accepted' || (type === 'message' && isAgents(meaning));
    }
    return type === 'message' && isAgents(meaning) && meaning !== 'nudge' && meaning !== 'closing';
}

function isAgents(meaning: ClassifiedEvent['meaning']): boolean {
    return meaning !== undefined && meaning !== 'question' && meaning !== 'thanks';
}

/**
 * True for the episode of a limit that nobody ended: the chat's end did, or the record stops before. How long it would
 * have become, nobody knows.
 *
 * @param enders the times at which the chat ended or slept, in order
 * @param events its events; asked for only where the times do not tell
 */
export function isCutOff(
    episode: Episode,
    enders: readonly number[],
    events: () => readonly ClassifiedEvent[]
): boolean {
    const { result, end, rule } = episode;
    if (result !== 'breached' || end === null) {
        return result === 'open' || end === null;
    }
    if (!enders.includes(end)) {
        return false;
    }
    const decisive = events().find((event) => event.at === end && (ENDERS.has(event.type) || responds(event, rule)));
    return decisive !== undefined && ENDERS.has(decisive.type);
}
