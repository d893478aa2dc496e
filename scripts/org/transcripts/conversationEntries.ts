import type { Connection } from 'jsforce';
import type { Retry } from './retry.ts';

/** So many conversations are asked for at once. */
const AT_ONCE = 8;

/** A message of a conversation as the Connect API tells it. */
export interface Entry {
    identifier?: string;
    messageText?: string | null;
    serverReceivedTimestamp?: number;
    clientTimestamp?: number;
    sender?: { role?: string };
}

/**
 * Reads the messages of conversations, of a few at once; returns them in the order of the conversations' identifiers,
 * `undefined` for each whose messages the org does not give away, or that has no identifier.
 */
export async function readEntries(
    connection: Connection,
    identifiers: readonly unknown[],
    retry: Retry
): Promise<(Entry[] | undefined)[]> {
    const results: (Entry[] | undefined)[] = [];
    let next = 0;
    const takeTurns = async (): Promise<void> => {
        while (next < identifiers.length) {
            const place = next;
            next += 1;
            try {
                const identifier = identifiers[place];
                results[place] =
                    typeof identifier === 'string' ? await retry(() => entriesOf(connection, identifier)) : undefined;
            } catch (error) {
                // The others stop as well.
                next = identifiers.length;
                throw error;
            }
        }
    };
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, takeTurns));
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure !== undefined) {
        throw failure.reason;
    }
    return results;
}

async function entriesOf(connection: Connection, conversation: string): Promise<Entry[] | undefined> {
    const entries: Entry[] = [];
    const base = `${connection.instanceUrl}/services/data/v${connection.version}/connect/conversation/`;
    let url: string | undefined = `${base}${encodeURIComponent(conversation)}/entries`;
    try {
        while (url !== undefined) {
            const page: { conversationEntries?: Entry[]; nextPageUrl?: string | null } = await connection.request(url);
            entries.push(...(page.conversationEntries ?? []));
            url = page.nextPageUrl ? new URL(page.nextPageUrl, connection.instanceUrl).href : undefined;
        }
        return entries;
    } catch (error) {
        if (
            /NOT_FOUND|INSUFFICIENT_ACCESS|FUNCTIONALITY_NOT_ENABLED/.test(
                (error as { errorCode?: string }).errorCode ?? ''
            )
        ) {
            return undefined;
        }
        throw error;
    }
}
