import type { RecordData } from 'lightning/uiRecordApi';
import type { Grant } from 'c/grants';
import { instantOf } from 'c/conversationLog';
import { recordId, type ChatEvent, type Ender } from 'c/etiquette';
import { textOf, timeOf } from './fields';
import type { ChatFacts, RecordReading } from 'c/sessionPorts';

export type ChatReading = RecordReading;

/** Where the two objects keep the same things; of several fields the first that holds something. */
export interface ChatObject {
    requested: readonly string[];
    accepted: string;
    ended: string;
    endedBy: string;
    channel: string;
    language: string;
    contactId: readonly string[];
    /** The parts of the name as the client wrote them. */
    written: readonly string[];
    clientName: readonly string[];
    firstName: readonly string[];
    lastName: readonly string[];
    email: readonly string[];
    /** The fields that show by their absence that a grant is missing, if all of them are absent. */
    grants: Partial<Record<Grant, readonly string[]>>;
}

const USER = '005';
const QUEUE = '00G';
const INACTIVE = 'Inactive';
/** Statuses of a chat that is over: a session's, then a transcript's. */
const OVER = ['Ended', 'Error', 'Completed', 'Missed'];

const ENDERS: Record<string, Ender> = { agent: 'agent', enduser: 'client', visitor: 'client', client: 'client' };

function enderOf(value: string | undefined): Ender {
    return ENDERS[(value ?? '').toLowerCase()] ?? 'system';
}

/** The value of the first field that holds one. */
function firstOf(record: RecordData, names: readonly string[]): string | undefined {
    return names.map((name) => textOf(record, name)).find((text) => text !== undefined);
}

function factsOf(record: RecordData, object: ChatObject): ChatFacts {
    const caseId = textOf(record, 'CaseId');
    const written = object.written.flatMap((name) => textOf(record, name) ?? []).join(' ');
    return {
        clientName: written || firstOf(record, object.clientName),
        firstName: firstOf(record, object.firstName),
        lastName: firstOf(record, object.lastName),
        email: firstOf(record, object.email),
        channel: textOf(record, object.channel),
        language: textOf(record, object.language),
        caseNumber: textOf(record, 'Case.CaseNumber'),
        contactId: firstOf(record, object.contactId),
        caseId: caseId && recordId(caseId)
    };
}

function changedAt(record: RecordData, now: number): number {
    return timeOf(record, 'LastModifiedDate') ?? instantOf(record.lastModifiedDate) ?? now;
}

function eventsOf(record: RecordData, object: ChatObject, now: number): ChatEvent[] {
    const chat = recordId(record.id);
    const owner = textOf(record, 'OwnerId');
    const changed = changedAt(record, now);
    const requested = object.requested.map((name) => timeOf(record, name)).find((at) => at !== undefined);
    const accepted = timeOf(record, object.accepted);
    const status = textOf(record, 'Status') ?? '';
    // Who may not read when it ended still reads that it did.
    const ended = timeOf(record, object.ended) ?? (OVER.includes(status) ? changed : undefined);
    const caseId = textOf(record, 'CaseId');
    const events: ChatEvent[] = [];
    if (requested !== undefined) {
        events.push({ type: 'requested', chat, at: requested, id: 'requested' });
    }
    if (accepted !== undefined) {
        // The owner is part of the id: after a transfer the record says that another agent has the same acceptance.
        const agent: { agent?: string } = owner?.startsWith(USER) ? { agent: recordId(owner) } : {};
        events.push({
            type: 'accepted',
            chat,
            at: accepted,
            id: `accepted:${accepted}:${agent.agent ?? ''}`,
            ...agent
        });
    }
    if (caseId !== undefined) {
        events.push({ type: 'case', chat, at: changed, id: `case:${recordId(caseId)}`, caseId: recordId(caseId) });
    }
    if (status === INACTIVE) {
        events.push({ type: 'inactive', chat, at: changed, id: `inactive:${changed}` });
    }
    if (ended !== undefined) {
        events.push({ type: 'ended', chat, at: ended, id: 'ended', by: enderOf(textOf(record, object.endedBy)) });
    }
    return events;
}

/** Reads a chat's record: what is known of the client, and what happened when, by the server's own times. */
export function readChat(record: RecordData, object: ChatObject, now: number): ChatReading {
    const isAccepted = timeOf(record, object.accepted) !== undefined;
    const isOfQueue = textOf(record, 'OwnerId')?.startsWith(QUEUE) ?? false;
    return {
        chat: recordId(record.id),
        facts: factsOf(record, object),
        events: eventsOf(record, object, now),
        ...(isAccepted && isOfQueue && { backInQueueAt: changedAt(record, now) })
    };
}
