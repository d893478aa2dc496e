import type { Connection } from 'jsforce';
import { pagesOf, recordsOf, type Row } from './pages.ts';
import { caseEvent, inOrder, instantOf, iso, type TimelineEvent } from './timelineEvent.ts';
import { readBody } from './transcriptBody.ts';

const FIELDS =
    'Id, OwnerId, Owner.Name, CreatedDate, RequestTime, StartTime, EndTime, EndedBy, Body, CaseId, Case.CreatedDate';

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
    const before: TimelineEvent[] = told.filter(({ type }) => type !== 'ended');
    if (lacks('requested')) {
        before.unshift({ chat, at: iso(requestedAt), type: 'requested' });
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

/** The timelines of all chats of legacy Chat that ended and were requested since an instant. */
export async function* liveChatTimelines(
    connection: Connection,
    since: string,
    until: string | undefined
): AsyncGenerator<TimelineEvent[]> {
    const soql = `SELECT ${FIELDS} FROM LiveChatTranscript WHERE RequestTime >= ${since} AND EndTime != null${until === undefined ? '' : ` AND RequestTime < ${until}`} ORDER BY RequestTime`;
    for await (const records of pagesOf(connection, soql)) {
        const ids = records.map(({ Id }) => String(Id));
        const events = new Map<unknown, Row[]>();
        const eventSoql = (list: string): string =>
            `SELECT Id, LiveChatTranscriptId, Type, Time, AgentId FROM LiveChatTranscriptEvent WHERE LiveChatTranscriptId IN (${list}) ORDER BY Time, Name`;
        for (const event of await recordsOf(connection, ids, eventSoql)) {
            const { LiveChatTranscriptId: of } = event;
            events.set(of, [...(events.get(of) ?? []), event]);
        }
        for (const record of records) {
            yield transcriptTimeline(record, events.get(record['Id']) ?? []);
        }
    }
}
