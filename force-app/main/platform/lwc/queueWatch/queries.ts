import type { ParsedQuery } from 'lightning/graphql';
import type { Grant } from 'c/grants';
import { recordQuery, recordsOf } from 'c/recordQuery';

/** The objects that tell of the queue. */
export type Entity = 'MessagingSession' | 'LiveChatTranscript' | 'UserServicePresence' | 'AgentWork';

const CLIENT = 'MessagingEndUser.Name';
const CHANNEL = 'MessagingChannel.DeveloperName';

function waitingSessions(...parents: string[]): ParsedQuery {
    return recordQuery(
        'etiquetteWaitingSessions',
        recordsOf('MessagingSession', 'first: 200, where: { Status: { in: ["New", "Waiting"] } }', [
            'Id',
            'Status',
            'StartTime',
            ...parents
        ])
    );
}

/**
 * The queries for the sessions that wait. The server refuses a query as a whole where it names an object that the agent
 * may not read, so each names fewer than the one before.
 */
export const SESSION_QUERIES = [waitingSessions(CLIENT, CHANNEL), waitingSessions(CLIENT), waitingSessions()] as const;

/** What is read of each object at the start, and again where a change event told too little. */
export const QUERIES: Record<Entity, ParsedQuery> = {
    MessagingSession: SESSION_QUERIES[0],
    LiveChatTranscript: recordQuery(
        'etiquetteWaitingChats',
        recordsOf('LiveChatTranscript', 'first: 200, where: { Status: { eq: "Waiting" } }', [
            'Id',
            'Status',
            'RequestTime',
            'LiveChatButton.DeveloperName'
        ])
    ),
    UserServicePresence: recordQuery(
        'etiquettePresences($me: ID)',
        recordsOf('others: UserServicePresence', 'first: 1, where: { UserId: { ne: $me } }', ['Id', 'UserId']),
        recordsOf('UserServicePresence', 'first: 2000, where: { IsCurrentState: { eq: true } }', [
            'Id',
            'UserId',
            'IsCurrentState',
            'IsAway',
            'ConfiguredCapacity'
        ])
    ),
    AgentWork: recordQuery(
        'etiquetteWorks',
        recordsOf('AgentWork', 'first: 2000, where: { Status: { in: ["Assigned", "Opened"] } }', [
            'Id',
            'Status',
            'UserId',
            'WorkItemId',
            'CapacityWeight',
            'CapacityPercentage'
        ])
    )
};

/** The fields by which the wires get their queries. */
export const QUERY_FIELDS = {
    MessagingSession: 'sessionQuery',
    LiveChatTranscript: 'transcriptQuery',
    UserServicePresence: 'presenceQuery',
    AgentWork: 'workQuery'
} as const;

/** Which of the queries for the sessions is read instead of one that was refused, and the grant that it was refused for. */
export interface Fallback {
    query: number;
    grant: Grant;
}

/** Returns how to go on after a refusal of one of the queries; `undefined` if none asks for less. */
export function fallbackFor(query: number, refusal: string): Fallback | undefined {
    if (refusal.includes('MessagingChannel') && query < 1) {
        return { query: 1, grant: 'channel' };
    }
    return refusal.includes('MessagingEndUser') && query < 2 ? { query: 2, grant: 'client' } : undefined;
}
