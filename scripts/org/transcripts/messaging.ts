import type { Connection } from 'jsforce';
import { pagesOf, recordsOf, type Row } from './pages.ts';
import { caseEvent, inOrder, instantOf, iso, type TimelineEvent } from './timelineEvent.ts';

const FIELDS =
    'Id, OwnerId, CreatedDate, StartTime, AcceptTime, EndTime, EndedByType, ConversationId, CaseId, Case.CreatedDate';

const ENDED_BY: Readonly<Record<string, string>> = { Agent: 'agent', EndUser: 'client' };
const SENDERS: Readonly<Record<string, string>> = {
    EndUser: 'client',
    Agent: 'agent',
    Chatbot: 'bot',
    Bot: 'bot',
    System: 'system'
};

/** A message of a conversation as the Connect API tells it. */
export interface Entry {
    identifier?: string;
    messageText?: string | null;
    serverReceivedTimestamp?: number;
    clientTimestamp?: number;
    sender?: { role?: string };
}

/** A finished messaging session as a timeline: its record, the work that agents were offered, its messages. */
export function sessionTimeline(record: Row, works: readonly Row[], entries: readonly Entry[]): TimelineEvent[] {
    const chat = String(record['Id']);
    const requestedAt = instantOf(record['StartTime']) ?? instantOf(record['CreatedDate']) ?? 0;
    const endedAt = instantOf(record['EndTime']) ?? requestedAt;
    const event = (type: string, at: number | undefined, fields: object = {}): TimelineEvent[] =>
        at === undefined ? [] : [{ chat, at: iso(at), type, ...fields }];
    const offered = works.flatMap((work) => {
        const agent = String(work['UserId']);
        return [
            ...event('assigned', instantOf(work['AssignedDateTime']), { agent }),
            ...event('declined', instantOf(work['DeclineDateTime']), { agent }),
            ...event('accepted', instantOf(work['AcceptDateTime']), { agent })
        ];
    });
    const isAccepted = offered.some(({ type }) => type === 'accepted');
    const accepted = isAccepted
        ? []
        : event('accepted', instantOf(record['AcceptTime']), { agent: String(record['OwnerId']) });
    const messages = entries.flatMap((entry): TimelineEvent[] => {
        const at = entry.serverReceivedTimestamp ?? entry.clientTimestamp;
        const from = SENDERS[entry.sender?.role ?? ''];
        // A conversation goes on over several sessions.
        if (at === undefined || from === undefined || at < requestedAt || at > endedAt) {
            return [];
        }
        const id = entry.identifier === undefined ? {} : { id: entry.identifier };
        // A file or a picture has no text, and is a message all the same.
        return event('message', at, { ...id, from, ...(entry.messageText && { text: entry.messageText }) });
    });
    const { CreatedDate } = (record['Case'] ?? {}) as Row;
    const caseId = record['CaseId'];
    const linked =
        typeof caseId === 'string'
            ? [caseEvent(chat, { caseId, createdAt: instantOf(CreatedDate), requestedAt, endedAt }, messages)]
            : [];
    return inOrder([
        ...event('requested', requestedAt),
        ...offered,
        ...accepted,
        ...linked,
        ...messages,
        ...event('ended', endedAt, { by: ENDED_BY[String(record['EndedByType'])] ?? 'system' })
    ]);
}

/** The messages of a conversation; undefined where the org does not give them away. */
async function entriesOf(connection: Connection, conversation: unknown): Promise<Entry[] | undefined> {
    const entries: Entry[] = [];
    const base = `${connection.instanceUrl}/services/data/v${connection.version}/connect/conversation/`;
    let url: string | undefined = `${base}${encodeURIComponent(String(conversation))}/entries`;
    try {
        while (url !== undefined) {
            const page: { conversationEntries?: Entry[]; nextPageUrl?: string | null } = await connection.request(url);
            entries.push(...(page.conversationEntries ?? []));
            url = page.nextPageUrl ? new URL(page.nextPageUrl, connection.instanceUrl).href : undefined;
        }
        return entries;
    } catch (error) {
        if (/NOT_FOUND|INSUFFICIENT_ACCESS|FUNCTIONALITY_NOT_ENABLED/.test(String((error as Row)['errorCode']))) {
            return undefined;
        }
        throw error;
    }
}

/**
 * The timelines of all messaging sessions that ended and began since an instant. Those whose messages cannot be read
 * are left out and counted: without messages every one of them would look like a breach.
 */
export async function* messagingTimelines(
    connection: Connection,
    since: string,
    until: string | undefined,
    leftOut: () => void
): AsyncGenerator<TimelineEvent[]> {
    const soql = `SELECT ${FIELDS} FROM MessagingSession WHERE StartTime >= ${since} AND EndTime != null${until === undefined ? '' : ` AND StartTime < ${until}`} ORDER BY StartTime`;
    for await (const records of pagesOf(connection, soql)) {
        const conversations = records.flatMap(({ ConversationId: id }) => (typeof id === 'string' ? [id] : []));
        const named = await recordsOf(
            connection,
            conversations,
            (list) => `SELECT Id, ConversationIdentifier FROM Conversation WHERE Id IN (${list})`
        );
        const identifiers = new Map(named.map((row) => [row['Id'], row['ConversationIdentifier']]));
        const works = await recordsOf(
            connection,
            records.map(({ Id }) => String(Id)),
            (list) =>
                `SELECT WorkItemId, UserId, AssignedDateTime, AcceptDateTime, DeclineDateTime FROM AgentWork WHERE WorkItemId IN (${list}) ORDER BY AssignedDateTime`
        );
        for (const record of records) {
            const conversation = identifiers.get(record['ConversationId']);
            const entries = conversation === undefined ? undefined : await entriesOf(connection, conversation);
            const its = works.filter(({ WorkItemId }) => WorkItemId === record['Id']);
            if (entries === undefined) {
                leftOut();
            } else {
                yield sessionTimeline(record, its, entries);
            }
        }
    }
}
