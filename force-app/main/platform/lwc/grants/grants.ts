/**
 * What an agent needs of the org, and the product does without where it was not granted:
 * `serverTime`, `policies`, `chats` (their records), `queue` (who waits), `changeEvents` (of the queue), `channel` and `client` of a
 * chat, `caseLink` (from a chat to its case), `cases`.
 */
export type Grant =
    'serverTime' | 'policies' | 'chats' | 'queue' | 'changeEvents' | 'channel' | 'client' | 'caseLink' | 'cases';

/** A grant that the agent does not have, with the server's words for it, empty if there are none. */
export interface MissingGrant {
    grant: Grant;
    message: string;
}

/** Returns the event `granted` by which a component tells that the agent has a grant, after all or as ever. */
export function givenGrant(grant: Grant): CustomEvent<Pick<MissingGrant, 'grant'>> {
    return new CustomEvent('granted', { detail: { grant } });
}

/** Returns the event `missing` by which a component tells of a grant that the agent does not have. */
export function missingGrant(grant: Grant, message = ''): CustomEvent<MissingGrant> {
    return new CustomEvent('missing', { detail: { grant, message } });
}
