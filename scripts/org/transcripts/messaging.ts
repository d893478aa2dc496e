import type { Connection } from 'jsforce';
import { caseFields, countOf, rowsOf, type ChatSource, type ReadWindow, type SourceContext } from './chatSource.ts';
import { recordsOf, type Row } from './pages.ts';
import { readableFields, type Wanted } from './readableFields.ts';
import { caseEvent, inOrder, instantOf, iso, type TimelineEvent } from './timelineEvent.ts';

const SESSION: Wanted = {
    object: 'MessagingSession',
    gives: 'messaging sessions',
    needed: ['Id', 'OwnerId', 'CreatedDate', 'StartTime', 'EndTime', 'ConversationId'],
    optional: {
        AcceptTime: 'when messaging sessions were accepted',
        EndedByType: 'who ended messaging sessions',
        CaseId: 'the cases of messaging sessions'
    }
};
const CONVERSATION: Wanted = {
    object: 'Conversation',
    gives: 'messaging sessions, whose messages it leads to',
    needed: ['Id', 'ConversationIdentifier'],
    optional: {}
};
const WORK: Wanted = {
    object: 'AgentWork',
    gives: 'when messaging sessions were offered and declined',
    needed: ['WorkItemId', 'UserId', 'AssignedDateTime'],
    optional: {
        AcceptDateTime: 'when agents accepted messaging sessions',
        DeclineDateTime: 'when agents declined messaging sessions'
    }
};
/** The messages of each session are a request of their own. */
const MOST_SESSIONS = 1_000;

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
 * Messaging sessions that ended, by the time of their start; `undefined` where this user cannot read them. Those whose
 * messages cannot be read are left out and counted: without messages every one of them would look like a breach.
 */
export async function messagingSource(context: SourceContext): Promise<ChatSource | undefined> {
    const { connection, note, retry } = context;
    const sessionFields = await retry(() => readableFields(connection, SESSION, note));
    if (
        sessionFields === undefined ||
        (await retry(() => readableFields(connection, CONVERSATION, note))) === undefined
    ) {
        return undefined;
    }
    const workFields = await retry(() => readableFields(connection, WORK, note));
    const fields = [...sessionFields, ...(await caseFields(context, sessionFields))];
    const condition = (from: number, to: number): string =>
        `StartTime >= ${iso(from)} AND StartTime < ${iso(to)} AND EndTime != null`;
    const related = (ids: readonly string[], select: string, field: string): Promise<Row[]> =>
        retry(() => recordsOf(connection, ids, (list) => `${select} WHERE ${field} IN (${list})`));
    return {
        most: MOST_SESSIONS,
        countIn: (from, to) =>
            retry(() => countOf(connection, `SELECT COUNT() FROM MessagingSession WHERE ${condition(from, to)}`)),
        async read({ from, to, count }) {
            const soql = `SELECT ${fields.join()} FROM MessagingSession WHERE ${condition(from, to)}`;
            const sessions = await rowsOf(context, soql, count);
            const conversations = sessions.flatMap(({ ConversationId: id }) => (typeof id === 'string' ? [id] : []));
            const named = await related(conversations, 'SELECT Id, ConversationIdentifier FROM Conversation', 'Id');
            const identifiers = new Map(named.map((row) => [row['Id'], row['ConversationIdentifier']]));
            const sessionIds = sessions.map(({ Id }) => String(Id));
            const found =
                workFields === undefined
                    ? []
                    : await related(sessionIds, `SELECT ${workFields.join()} FROM AgentWork`, 'WorkItemId');
            const works = Map.groupBy(found.sort(byAssignment), ({ WorkItemId }) => WorkItemId);
            const result: ReadWindow = { timelines: [], leftOut: 0 };
            for (const session of sessions) {
                const conversation = identifiers.get(session['ConversationId']);
                const entries =
                    conversation === undefined ? undefined : await retry(() => entriesOf(connection, conversation));
                if (entries === undefined) {
                    result.leftOut += 1;
                } else {
                    result.timelines.push(sessionTimeline(session, works.get(session['Id']) ?? [], entries));
                }
            }
            return result;
        }
    };
}

function byAssignment({ AssignedDateTime: one }: Row, { AssignedDateTime: other }: Row): number {
    return (instantOf(one) ?? 0) - (instantOf(other) ?? 0);
}
