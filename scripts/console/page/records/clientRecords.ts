import type { Client, Conversation } from '../../protocol.ts';
import { changeRecord, makeRecord, query, quoted } from './records.ts';

export interface ContactRow {
    Id: string;
    Name: string;
    Email: string;
    Phone: string | null;
}

export interface CaseRow {
    Id: string;
    CaseNumber: string;
    Subject: string | null;
    Status: string;
}

/** What the chat's record is linked to. */
export interface ChatLinks {
    contactId?: string;
    caseId?: string;
}

interface ChatRow {
    CaseId: string | null;
    ContactId?: string | null;
    EndUserContactId?: string | null;
    MessagingEndUser?: { ContactId: string | null } | null;
}

/** What the chat's record is linked to now. A session's contact is that of the messaging user behind it. */
export async function linksOf({ chat, kind }: Conversation): Promise<ChatLinks> {
    const soql =
        kind === 'chat'
            ? `SELECT CaseId, ContactId FROM LiveChatTranscript WHERE Id = ${quoted(chat)}`
            : `SELECT CaseId, EndUserContactId, MessagingEndUser.ContactId FROM MessagingSession WHERE Id = ${quoted(chat)}`;
    const [row] = await query<ChatRow>(soql);
    const contactId = row?.ContactId ?? row?.EndUserContactId ?? row?.MessagingEndUser?.ContactId;
    return { ...(contactId ? { contactId } : {}), ...(row?.CaseId ? { caseId: row.CaseId } : {}) };
}

/** The contacts with the client's email address. */
export function contactsOf({ email }: Client): Promise<ContactRow[]> {
    return query<ContactRow>(
        `SELECT Id, Name, Email, Phone FROM Contact WHERE Email = ${quoted(email)} ORDER BY Name LIMIT 10`
    );
}

/** The contact's cases, the newest first. */
export function casesOf(contactId: string): Promise<CaseRow[]> {
    return query<CaseRow>(
        `SELECT Id, CaseNumber, Subject, Status FROM Case WHERE ContactId = ${quoted(contactId)} ORDER BY CaseNumber DESC LIMIT 20`
    );
}

/** Links the chat's record to a contact. */
export async function linkContact(conversation: Conversation, contactId: string): Promise<void> {
    if (conversation.kind === 'chat') {
        await changeRecord(conversation.chat, { ContactId: contactId });
        return;
    }
    // A session's own contact field is read only: it follows the messaging user behind the session.
    const [session] = await query<{ MessagingEndUserId: string }>(
        `SELECT MessagingEndUserId FROM MessagingSession WHERE Id = ${quoted(conversation.chat)}`
    );
    if (session) {
        await changeRecord(session.MessagingEndUserId, { ContactId: contactId });
    }
}

/** One case. */
export async function caseOf(caseId: string): Promise<CaseRow | undefined> {
    const rows = await query<CaseRow>(`SELECT Id, CaseNumber, Subject, Status FROM Case WHERE Id = ${quoted(caseId)}`);
    return rows[0];
}

/** Links the chat's record to a case. */
export async function linkCase(conversation: Conversation, caseId: string): Promise<void> {
    await changeRecord(conversation.chat, { CaseId: caseId });
}

/** Makes a contact of what the client wrote into the form. */
export async function makeContact({ firstName, lastName, email }: Client): Promise<string> {
    const { id } = await makeRecord('Contact', { FirstName: firstName, LastName: lastName, Email: email });
    return id;
}
