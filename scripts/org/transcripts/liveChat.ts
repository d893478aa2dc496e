import { BULK_FROM, bulkRows } from './bulkRows.ts';
import { caseFields, countOf, rowsOf, type ChatSource, type SourceContext } from './chatSource.ts';
import { recordsOf, type Row } from './pages.ts';
import { readableFields, type Wanted } from './readableFields.ts';
import { caseEvent, inOrder, instantOf, iso, type TimelineEvent } from './timelineEvent.ts';
import { readBody } from './transcriptBody.ts';
import type { Window } from './windows.ts';

const TRANSCRIPT: Wanted = {
    object: 'LiveChatTranscript',
    gives: 'chats of legacy Chat',
    needed: ['Id', 'OwnerId', 'CreatedDate', 'RequestTime', 'StartTime', 'EndTime', 'Body'],
    optional: {
        EndedBy: 'who ended chats of legacy Chat',
        CaseId: 'the cases of chats of legacy Chat',
        LiveChatButtonId: 'the chat buttons by which chats of legacy Chat came'
    }
};
const EVENT: Wanted = {
    object: 'LiveChatTranscriptEvent',
    gives: 'when chats of legacy Chat were offered, declined and transferred',
    needed: ['Id', 'LiveChatTranscriptId', 'Type', 'Time'],
    optional: { AgentId: 'who declined and accepted chats of legacy Chat' }
};
/** The bodies of so many chats are in memory at once. */
const MOST_CHATS = 10_000;

const ENDED_BY: Readonly<Record<string, string>> = { Agent: 'agent', Visitor: 'client', System: 'system' };

/** What the events of a transcript mean in a timeline. */
const MEANINGS: Readonly<Record<string, Partial<TimelineEvent> & { type: string }>> = {
    ChatRequest: { type: 'requested' },
    PushAssignment: { type: 'assigned' },
    Accept: { type: 'accepted' },
    DeclineManual: { type: 'declined' },
    DeclineTimeout: { type: 'declined' },
    Transfer: { type: 'transferred' },
    TransferToButton: { type: 'transferred' },
    TransferToQueue: { type: 'transferred' },
    TransferToSkill: { type: 'transferred' },
    EndAgent: { type: 'ended', by: 'agent' },
    LeaveAgent: { type: 'ended', by: 'agent' },
    EndVisitor: { type: 'ended', by: 'client' },
    LeaveVisitor: { type: 'ended', by: 'client' },
    CancelVisitor: { type: 'ended', by: 'client' },
    CancelNoAgent: { type: 'ended', by: 'system' },
    ChasitorIdleTimeout: { type: 'ended', by: 'system' },
    ConnectionTimeout: { type: 'ended', by: 'system' }
};

/** A finished chat of legacy Chat as a timeline: its record, its events, and the lines of its body. */
export function transcriptTimeline(record: Row, events: readonly Row[]): TimelineEvent[] {
    const chat = String(record['Id']);
    const told = events.flatMap((row): TimelineEvent[] => {
        const meaning = MEANINGS[String(row['Type'])];
        const at = instantOf(row['Time']);
        if (!meaning || at === undefined) {
            return [];
        }
        const agent = row['AgentId'];
        const hasAgent = typeof agent === 'string' && !['requested', 'ended'].includes(meaning.type);
        return [{ chat, at: iso(at), ...meaning, id: String(row['Id']), ...(hasAgent && { agent }) }];
    });
    const requestedAt = instantOf(record['RequestTime']) ?? instantOf(record['CreatedDate']) ?? 0;
    const startedAt = instantOf(record['StartTime']);
    const endedAt = instantOf(record['EndTime']) ?? requestedAt;
    const lacks = (type: string): boolean => told.every((event) => event.type !== type);
    const owner = String(record['OwnerId']);
    const button = record['LiveChatButtonId'];
    const queue = typeof button === 'string' ? { queue: button } : {};
    const before: TimelineEvent[] = told
        .filter(({ type }) => type !== 'ended')
        .map((event) => (event.type === 'requested' ? { ...event, ...queue } : event));
    if (lacks('requested')) {
        before.unshift({ chat, at: iso(requestedAt), type: 'requested', ...queue });
    }
    if (lacks('accepted') && startedAt !== undefined) {
        before.push({ chat, at: iso(startedAt), type: 'accepted', agent: owner });
    }
    const after = told.filter(({ type }) => type === 'ended');
    if (after.length === 0) {
        after.push({ chat, at: iso(endedAt), type: 'ended', by: ENDED_BY[String(record['EndedBy'])] ?? 'system' });
    }
    const messages = startedAt === undefined ? [] : messagesOf(record, chat, startedAt);
    const { CreatedDate } = (record['Case'] ?? {}) as Row;
    const caseId = record['CaseId'];
    const linked =
        typeof caseId === 'string'
            ? [caseEvent(chat, { caseId, createdAt: instantOf(CreatedDate), requestedAt, endedAt }, messages)]
            : [];
    return inOrder([...before, ...linked, ...messages, ...after]);
}

function messagesOf(record: Row, chat: string, startedAt: number): TimelineEvent[] {
    const { agents, lines } = readBody(typeof record['Body'] === 'string' ? record['Body'] : '');
    const { Name } = (record['Owner'] ?? {}) as Row;
    return lines.map(({ after, name, text }) => ({
        chat,
        at: iso(startedAt + after),
        type: 'message',
        from: agents.has(name) || name === Name ? 'agent' : 'client',
        text
    }));
}

/** Chats of legacy Chat that ended, by the time of their request; `undefined` where this user cannot read them. */
export async function liveChatSource(context: SourceContext): Promise<ChatSource | undefined> {
    const { connection, note, retry } = context;
    const transcriptFields = await retry(() => readableFields(connection, TRANSCRIPT, note));
    if (transcriptFields === undefined) {
        return undefined;
    }
    const eventFields = await retry(() => readableFields(connection, EVENT, note));
    const fields = [...transcriptFields, 'Owner.Name', ...(await caseFields(context, transcriptFields))];
    const condition = (path: string, { from, to }: Pick<Window, 'from' | 'to'>): string =>
        `${path}RequestTime >= ${iso(from)} AND ${path}RequestTime < ${iso(to)} AND ${path}EndTime != null`;
    const eventsIn = async (window: Window, transcripts: readonly Row[]): Promise<Row[]> => {
        if (eventFields === undefined) {
            return [];
        }
        const select = `SELECT ${[...eventFields, 'Name'].join()} FROM LiveChatTranscriptEvent WHERE `;
        const events =
            window.count >= BULK_FROM
                ? await bulkRows(connection, `${select}${condition('LiveChatTranscript.', window)}`, retry)
                : await retry(() =>
                      recordsOf(
                          connection,
                          transcripts.map(({ Id }) => String(Id)),
                          (list) => `${select}LiveChatTranscriptId IN (${list})`
                      )
                  );
        return events.sort(
            (one, other) =>
                (instantOf(one['Time']) ?? 0) - (instantOf(other['Time']) ?? 0) ||
                String(one['Name']).localeCompare(String(other['Name']))
        );
    };
    return {
        most: MOST_CHATS,
        countIn: (from, to) =>
            retry(() =>
                countOf(connection, `SELECT COUNT() FROM LiveChatTranscript WHERE ${condition('', { from, to })}`)
            ),
        async *read(window) {
            const soql = `SELECT ${fields.join()} FROM LiveChatTranscript WHERE ${condition('', window)}`;
            const transcripts = await rowsOf(context, soql, window.count);
            const events = Map.groupBy(await eventsIn(window, transcripts), ({ LiveChatTranscriptId: of }) => of);
            const timelines = transcripts.map((record) => transcriptTimeline(record, events.get(record['Id']) ?? []));
            yield { timelines, leftOut: [], to: window.to };
        }
    };
}
