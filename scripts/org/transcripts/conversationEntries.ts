import type { Connection } from 'jsforce';
import { errorMessage } from '../../command/errorMessage.ts';
import type { Retry } from './retry.ts';

/** So many conversations are asked for at once. */
const AT_ONCE = 8;
/** The most messages that one request gives. */
const MOST = 1000;

/** A message of a conversation as the Connect API tells it. */
export interface Entry {
    identifier?: string;
    messageText?: string | null;
    serverReceivedTimestamp?: number;
    clientTimestamp?: number;
    sender?: { role?: string };
}

/** Why there are no messages where a session leads to no conversation. */
export const NO_CONVERSATION = 'the record leads to no conversation';

/**
 * Reads the messages of conversations, of a few at once; returns them in the order of the conversations' identifiers.
 * For a conversation whose messages the org does not give away it returns why, `undefined` where there is no identifier.
 */
export async function readEntries(
    connection: Connection,
    identifiers: readonly unknown[],
    retry: Retry
): Promise<(Entry[] | string | undefined)[]> {
    const results: (Entry[] | string | undefined)[] = [];
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

async function entriesOf(connection: Connection, conversation: string): Promise<Entry[] | string> {
    const base = `${connection.instanceUrl}/services/data/v${connection.version}/connect/conversation/`;
    const entries = new Map<unknown, Entry>();
    try {
        for (let from = 0; ;) {
            const page = await pageOf(connection, `${base}${encodeURIComponent(conversation)}/entries`, from);
            const before = entries.size;
            page.forEach((entry) => entries.set(entry.identifier ?? entry, entry));
            if (page.length < MOST) {
                return [...entries.values()];
            }
            const last = Math.max(...page.map(instantOfEntry));
            // Several messages may stand at one instant: it is asked for again, unless it brought nothing.
            const next = entries.size > before ? last : last + 1;
            if (!(next > from)) {
                return `the org gives no more than the first ${entries.size} messages`;
            }
            from = next;
        }
    } catch (error) {
        const { errorCode = '' } = error as { errorCode?: string };
        if (/NOT_FOUND|INSUFFICIENT_ACCESS|FUNCTIONALITY_NOT_ENABLED/.test(errorCode)) {
            return `the org does not give away their messages (${errorMessage(error)})`;
        }
        throw error;
    }
}

async function pageOf(connection: Connection, address: string, from: number): Promise<Entry[]> {
    // Unless told otherwise, the org gives the last 25 only.
    const range = `queryDirection=FromStart&recordLimit=${MOST}${from > 0 ? `&startTimestamp=${from}` : ''}`;
    const answer = await connection.request<{ conversationEntries?: Entry[] }>(`${address}?${range}`);
    return answer.conversationEntries ?? [];
}

/** When the org got a message, in epoch milliseconds; NaN where it does not say. */
export function instantOfEntry({ serverReceivedTimestamp, clientTimestamp }: Entry): number {
    return serverReceivedTimestamp ?? clientTimestamp ?? NaN;
}
