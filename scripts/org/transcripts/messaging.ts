import { BULK_FROM, bulkRows } from './bulkRows.ts';
import { caseFields, countOf, rowsOf, type ChatSource, type ReadChats, type SourceContext } from './chatSource.ts';
import { instantOfEntry, NO_CONVERSATION, readEntries, type Entry } from './conversationEntries.ts';
import { recordsOf, type Row } from './pages.ts';
import { readableFields, type Wanted } from './readableFields.ts';
import { caseEvent, inOrder, instantOf, iso, type TimelineEvent } from './timelineEvent.ts';
import type { Window } from './windows.ts';

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
        DeclineDateTime: 'when agents declined messaging sessions',
        OriginalQueueId: 'the queues of messaging sessions'
    }
};
/** So many sessions are read by one job. */
const MOST_SESSIONS = 10_000;
/** The messages of each session are a request of their own: an interruption costs so many of them. */
const SESSIONS_A_PIECE = 200;
const QUEUE = '00G';

const ENDED_BY: Readonly<Record<string, string>> = { Agent: 'agent', EndUser: 'client' };
const SENDERS: Readonly<Record<string, string>> = {
    EndUser: 'client',
    Agent: 'agent',
    Chatbot: 'bot',
    Bot: 'bot',
    System: 'system'
};

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
            ...event('assigned', instantOf(work['AssignedDateTime']), {
                agent,
                ...queueField(work['OriginalQueueId'])
            }),
            ...event('declined', instantOf(work['DeclineDateTime']), { agent }),
            ...event('accepted', instantOf(work['AcceptDateTime']), { agent })
        ];
    });
    const isAccepted = offered.some(({ type }) => type === 'accepted');
    const accepted = isAccepted
        ? []
        : event('accepted', instantOf(record['AcceptTime']), { agent: String(record['OwnerId']) });
    const messages = entries.flatMap((entry): TimelineEvent[] => {
        const at = instantOfEntry(entry);
        const from = SENDERS[entry.sender?.role ?? ''];
        // A conversation goes on over several sessions.
        if (from === undefined || !(at >= requestedAt && at <= endedAt)) {
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
        ...event('requested', requestedAt, queueField(works[0]?.['OriginalQueueId'] ?? record['OwnerId'])),
        ...offered,
        ...accepted,
        ...linked,
        ...messages,
        ...event('ended', endedAt, { by: ENDED_BY[String(record['EndedByType'])] ?? 'system' })
    ]);
}

/** The queue, where an id is one: of a session that nobody accepted, its owner is. */
function queueField(id: unknown): { queue?: string } {
    return typeof id === 'string' && id.startsWith(QUEUE) ? { queue: id } : {};
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
    const fields = [
        ...sessionFields,
        'Conversation.ConversationIdentifier',
        ...(await caseFields(context, sessionFields))
    ];
    const condition = ({ from, to }: Pick<Window, 'from' | 'to'>): string =>
        `StartTime >= ${iso(from)} AND StartTime < ${iso(to)} AND EndTime != null`;
    const worksIn = async (window: Window, sessions: readonly Row[]): Promise<Row[]> => {
        if (workFields === undefined) {
            return [];
        }
        const select = `SELECT ${workFields.join()} FROM AgentWork WHERE WorkItemId IN`;
        const ids = sessions.map(({ Id }) => String(Id));
        return window.count >= BULK_FROM
            ? bulkRows(connection, `${select} (SELECT Id FROM MessagingSession WHERE ${condition(window)})`, retry)
            : retry(() => recordsOf(connection, ids, (list) => `${select} (${list})`));
    };
    return {
        most: MOST_SESSIONS,
        countIn: (from, to) =>
            retry(() => countOf(connection, `SELECT COUNT() FROM MessagingSession WHERE ${condition({ from, to })}`)),
        async *read(window) {
            const soql = `SELECT ${fields.join()} FROM MessagingSession WHERE ${condition(window)}`;
            const sessions = (await rowsOf(context, soql, window.count)).sort(by('StartTime'));
            const found = (await worksIn(window, sessions)).sort(by('AssignedDateTime'));
            const works = Map.groupBy(found, ({ WorkItemId }) => WorkItemId);
            for (let from = 0; from < sessions.length;) {
                const end = endOfPiece(sessions, from);
                const piece = sessions.slice(from, end);
                const conversations = await readEntries(connection, piece.map(conversationOf), retry);
                const next = sessions[end];
                const read: ReadChats = { timelines: [], leftOut: [], to: next ? startOf(next) : window.to };
                piece.forEach((session, place) => {
                    const messages = conversations[place];
                    if (typeof messages === 'object') {
                        read.timelines.push(sessionTimeline(session, works.get(session['Id']) ?? [], messages));
                    } else {
                        read.leftOut.push(messages ?? NO_CONVERSATION);
                    }
                });
                yield read;
                from = end;
            }
        }
    };
}

function conversationOf({ Conversation }: Row): unknown {
    return ((Conversation ?? {}) as Row)['ConversationIdentifier'];
}

function startOf({ StartTime }: Row): number {
    return instantOf(StartTime) ?? 0;
}

/** Where the piece that begins at a place ends: sessions that start at one instant stay together. */
function endOfPiece(sessions: readonly Row[], from: number): number {
    let end = Math.min(from + SESSIONS_A_PIECE, sessions.length);
    while (end < sessions.length && startOf(sessions[end] as Row) === startOf(sessions[end - 1] as Row)) {
        end += 1;
    }
    return end;
}

/** Orders records by an instant. */
function by(field: string): (one: Row, other: Row) => number {
    return (one, other) => (instantOf(one[field]) ?? 0) - (instantOf(other[field]) ?? 0);
}
