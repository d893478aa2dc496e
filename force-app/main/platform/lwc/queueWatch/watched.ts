import type { GraphQLResult } from 'lightning/graphql';
import type { Entity } from './queries';
import { tableOf, type Table } from './tables';

const CHANGED_BY_EACH_CHAT: readonly Entity[] = ['MessagingSession', 'AgentWork'];

/** One object that tells of the queue: its records, how they are read, and what is known of its change events. */
export interface Watched {
    entity: Entity;
    table: Table;
    /** Its records were asked for: what a wire gives before says nothing. */
    isAsked?: true;
    /** They were read. */
    isKnown?: true;
    isReading?: boolean;
    latest?: GraphQLResult;
    refresh?: () => Promise<void>;
    /** The server's words for why the agent may not read it, or the org does not have it. */
    unreadable?: string;
    /** The server's words for why the agent may not subscribe to its events; no more than that is said. */
    refusal?: string;
    /** The org has taken the subscription to its events. */
    isFollowed?: true;
    isHeard?: true;
    /** A reading found a change of which no event has told, and none has come since. */
    hasUntold?: boolean;
    /** An event has come since the last reading began: its answer may be older than what the event told. */
    hasNews?: boolean;
    /** Events came during a reading, and again during the one after it. */
    isOvertaken?: boolean;
}

/** Watches an object; `needs` are the fields that a change event must bring for a record that was not known. */
export function watch(entity: Entity, needs: readonly string[]): Watched {
    return { entity, table: tableOf(needs) };
}

/**
 * Returns true where an object must be polled. The first chat brings events of its session and its work where the org
 * publishes them: until then both are polled. Orgs with legacy Chat beside Messaging are few, and hours may pass before
 * a presence changes: these are polled where the org did not let the agent follow them, or a reading found a change untold. So is what events overtook.
 */
export function isSilent({ entity, isFollowed, isHeard, hasUntold, isOvertaken = false }: Watched): boolean {
    const isPublished = CHANGED_BY_EACH_CHAT.includes(entity) ? isHeard : !hasUntold;
    return !isFollowed || !isPublished || isOvertaken;
}
