import { createElement } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { MissingGrant } from 'c/grants';
import ChatRecord, { type ChatReading } from 'c/chatRecord';

interface FakeWire {
    emit(data: unknown): void;
    error(body?: unknown, status?: number): void;
    getLastConfig(): { recordId?: string; optionalFields?: string[] };
}
const wire = getRecord as unknown as FakeWire;

const SESSION = '0Mwxx0000000001CAA';
const TRANSCRIPT = '570xx0000000001AAA';
const ME = '005xx0000000001AAA';
function at(time: string): number {
    return Date.parse(`2026-01-05T${time}Z`);
}

function record(id: string, fields: Record<string, unknown>) {
    return {
        id,
        apiName: '',
        fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, displayValue: null }]))
    };
}
function parent(fields: Record<string, unknown>) {
    return record('', fields);
}

describe('The reader of a chat’s record', () => {
    let readings: ChatReading[];
    let unreadable: unknown[];
    let lost: unknown[];
    let missing: MissingGrant[];

    const open = (chat: string): void => {
        const element = createElement('c-chat-record', { is: ChatRecord });
        element.addEventListener('record', (event) => readings.push((event as CustomEvent<ChatReading>).detail));
        element.addEventListener('unreadable', (event) => unreadable.push((event as CustomEvent).detail));
        element.addEventListener('lost', (event) => lost.push((event as CustomEvent).detail));
        element.addEventListener('missing', (event) => missing.push((event as CustomEvent<MissingGrant>).detail));
        Object.assign(element, { chat, now: () => 7 });
        document.body.appendChild(element);
    };

    beforeEach(() => {
        [readings, unreadable, lost, missing] = [[], [], [], []];
    });

    afterEach(() => document.body.replaceChildren());

    it('tells of a Messaging session who the client is and what happened when, by the server’s times', () => {
        open(SESSION);
        wire.emit(
            record(SESSION, {
                Status: 'Active',
                OwnerId: ME,
                StartTime: '2026-01-05T09:00:00.000Z',
                AcceptTime: '2026-01-05T09:00:12.000Z',
                LastModifiedDate: '2026-01-05T09:00:12.000Z',
                CaseId: null,
                MessagingEndUser: parent({ Name: 'Carla Client' }),
                MessagingChannel: parent({ DeveloperName: 'Web' }),
                EndUserLanguage: 'pt_BR',
                EndUserContactId: '003xx0000000001AAA',
                EndUserContact: parent({ FirstName: 'Carla', LastName: 'Client', Email: 'c@example.com' })
            })
        );
        expect(readings[0]?.facts).toMatchObject({
            clientName: 'Carla Client',
            firstName: 'Carla',
            lastName: 'Client',
            email: 'c@example.com',
            channel: 'Web',
            language: 'pt_BR',
            contactId: '003xx0000000001AAA'
        });
        expect(readings[0]?.events).toEqual([
            { type: 'requested', chat: SESSION, at: at('09:00:00'), id: 'requested' },
            { type: 'accepted', chat: SESSION, at: at('09:00:12'), id: `accepted:${at('09:00:12')}:${ME}`, agent: ME }
        ]);
    });

    it('says what the agent may not read of a chat: a field that is empty is there, one that is withheld is not', () => {
        open(SESSION);
        wire.emit(record(SESSION, { CaseId: null, MessagingChannel: null, EndUserContact: null }));
        expect(missing).toEqual([]);
        wire.emit(record(SESSION, { Status: 'Active' }));
        expect(missing.map(({ grant }) => grant)).toEqual(['caseLink', 'channel', 'client']);
        missing = [];
        document.body.replaceChildren();
        open(TRANSCRIPT);
        wire.emit(record(TRANSCRIPT, { Status: 'InProgress' }));
        expect(missing.map(({ grant }) => grant)).toEqual(['caseLink']);
    });

    it('says that the records of chats cannot be read for want of a right, and not where the network is gone', () => {
        open(SESSION);
        wire.error({ message: 'Try again later.' }, 500);
        expect(missing).toEqual([]);
        wire.error([{ errorCode: 'INSUFFICIENT_ACCESS', message: 'You do not have access.' }], 403);
        expect(missing).toEqual([{ grant: 'chats', message: 'You do not have access.' }]);
    });

    it('says once that the records of chats can be read now which could not before', () => {
        const granted: unknown[] = [];
        open(SESSION);
        document.body.firstElementChild?.addEventListener('granted', (event) =>
            granted.push((event as CustomEvent).detail)
        );
        wire.error([{ errorCode: 'INSUFFICIENT_ACCESS', message: 'You do not have access.' }], 403);
        wire.emit(record(SESSION, { CaseId: null }));
        wire.emit(record(SESSION, { CaseId: null }));
        expect(granted).toEqual([{ grant: 'chats' }]);
    });

    it('tells of a legacy chat the same, from its own fields', () => {
        open(TRANSCRIPT);
        wire.emit(
            record(TRANSCRIPT, {
                Status: 'Completed',
                OwnerId: '00Gxx0000000001AAA',
                RequestTime: '2026-01-05T09:00:00.000Z',
                StartTime: '2026-01-05T09:00:05.000Z',
                EndTime: '2026-01-05T09:10:00.000Z',
                EndedBy: 'Visitor',
                BrowserLanguage: 'de-AT',
                Contact: parent({ Name: 'Carla Client' })
            })
        );
        expect(readings[0]?.facts).toMatchObject({ clientName: 'Carla Client', language: 'de-AT' });
        expect(readings[0]?.events).toEqual([
            { type: 'requested', chat: TRANSCRIPT, at: at('09:00:00'), id: 'requested' },
            { type: 'accepted', chat: TRANSCRIPT, at: at('09:00:05'), id: `accepted:${at('09:00:05')}:` },
            { type: 'ended', chat: TRANSCRIPT, at: at('09:10:00'), id: 'ended', by: 'client' }
        ]);
    });

    it('tells of a further acceptance once another agent owns the chat, by the same time', () => {
        open(SESSION);
        const other = '005xx0000000002AAA';
        const AcceptTime = '2026-01-05T09:00:12.000Z';
        wire.emit(record(SESSION, { Status: 'Active', OwnerId: ME, AcceptTime }));
        wire.emit(record(SESSION, { Status: 'Active', OwnerId: other.slice(0, 15), AcceptTime }));
        const [before, after] = readings.map(({ events }) => events[0]);
        expect(before).toMatchObject({ type: 'accepted', at: at('09:00:12'), agent: ME });
        expect(after).toMatchObject({ type: 'accepted', at: at('09:00:12'), agent: other });
        expect(after?.id).not.toBe(before?.id);
    });

    it('tells of the contact that was linked to the messaging user, before the session has followed', () => {
        open(SESSION);
        wire.emit(record(SESSION, { MessagingEndUser: parent({ Name: 'Mia', ContactId: '003xx0000000002AAA' }) }));
        expect(readings[0]?.facts.contactId).toBe('003xx0000000002AAA');
    });

    it('calls the client of a legacy chat by the name in the form before the chat, whatever their contact is called', () => {
        open(TRANSCRIPT);
        const form = {
            Etiquette_First_Name__c: 'Mia',
            Etiquette_Last_Name__c: 'Berg',
            Etiquette_Email__c: 'm@example.com'
        };
        wire.emit(record(TRANSCRIPT, { Status: 'Waiting', ...form, Contact: parent({ Name: 'Maria Berg' }) }));
        const told = { clientName: 'Mia Berg', firstName: 'Mia', lastName: 'Berg', email: 'm@example.com' };
        expect(readings[0]?.facts).toMatchObject(told);
    });

    it('calls the client of a legacy chat without such a form by the lead that was found', () => {
        open(TRANSCRIPT);
        wire.emit(record(TRANSCRIPT, { Status: 'Waiting', Lead: parent({ Name: 'Mia Berg', LastName: 'Berg' }) }));
        expect(readings[0]?.facts).toMatchObject({ clientName: 'Mia Berg', lastName: 'Berg' });
    });

    it('tells of the linked case and its number, and of a session that sleeps', () => {
        open(SESSION);
        wire.emit(
            record(SESSION, {
                Status: 'Inactive',
                LastModifiedDate: '2026-01-05T09:20:00.000Z',
                CaseId: '500xx0000000001',
                Case: parent({ CaseNumber: '00001001' })
            })
        );
        const caseId = '500xx0000000001AAA';
        expect(readings[0]?.facts).toMatchObject({ caseId, caseNumber: '00001001' });
        expect(readings[0]?.events).toEqual([
            { type: 'case', chat: SESSION, at: at('09:20:00'), id: `case:${caseId}`, caseId },
            { type: 'inactive', chat: SESSION, at: at('09:20:00'), id: `inactive:${at('09:20:00')}` }
        ]);
    });

    it.each([
        ['a session', SESSION, 'Ended'],
        ['a session that broke off', SESSION, 'Error'],
        ['a transcript', TRANSCRIPT, 'Completed'],
        ['a transcript of a client who was missed', TRANSCRIPT, 'Missed']
    ])('tells of the end of %s also to who may not read when that was', (_what, chat, Status) => {
        open(chat);
        wire.emit(record(chat, { Status, LastModifiedDate: '2026-01-05T09:05:00.000Z' }));
        expect(readings[0]?.events).toEqual([{ type: 'ended', chat, at: at('09:05:00'), id: 'ended', by: 'system' }]);
    });

    it.each([
        [SESSION, 'EndedByType', 'EndUser', 'client'],
        [SESSION, 'EndedByType', 'Agent', 'agent'],
        [TRANSCRIPT, 'EndedBy', 'Visitor', 'client'],
        [TRANSCRIPT, 'EndedBy', 'System', 'system']
    ])('tells who ended %s, whose field %s reads %s: the %s', (chat, field, word, by) => {
        open(chat);
        wire.emit(record(chat, { Status: 'Ended', EndTime: '2026-01-05T09:05:00.000Z', [field]: word }));
        expect(readings[0]?.events).toEqual([{ type: 'ended', chat, at: at('09:05:00'), id: 'ended', by }]);
    });

    it('dates a change as of now where the record does not say when it was', () => {
        open(SESSION);
        wire.emit(record(SESSION, { Status: 'Inactive' }));
        expect(readings[0]?.events).toEqual([{ type: 'inactive', chat: SESSION, at: 7, id: 'inactive:7' }]);
    });

    it('calls the client by the messaging user’s name before that of the contact', () => {
        open(SESSION);
        const names = {
            MessagingEndUser: parent({ Name: 'carla88' }),
            EndUserContact: parent({ Name: 'Carla Client' })
        };
        wire.emit(record(SESSION, { Status: 'Active', ...names }));
        expect(readings[0]?.facts.clientName).toBe('carla88');
    });

    it('asks for optional fields only: one that the agent cannot see fails nothing', () => {
        open(SESSION);
        expect(wire.getLastConfig()).not.toHaveProperty('fields');
        wire.emit(record(SESSION, { Status: 'Waiting' }));
        expect(readings[0]?.events).toEqual([]);
    });

    it('says in the server’s words why a record cannot be read', () => {
        open(SESSION);
        wire.error({ message: 'You do not have access to this record.' }, 403);
        expect(unreadable).toContainEqual({ chat: SESSION, message: 'You do not have access to this record.' });
    });

    const NOT_THERE = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];

    it('says that a chat is lost which it has read, and the agent may see no more', () => {
        open(SESSION);
        wire.emit(record(SESSION, { CaseId: null }));
        wire.error(NOT_THERE, 404);
        expect(lost).toEqual([{ chat: SESSION }]);
        expect(unreadable).toEqual([]);
    });

    it('says only that a chat cannot be read which it never could, or whose server is in trouble', () => {
        open(SESSION);
        wire.error(NOT_THERE, 404);
        wire.emit(record(SESSION, { Status: 'Active' }));
        wire.error([{ errorCode: 'SERVER_UNAVAILABLE', message: 'Try again later' }], 503);
        expect(lost).toEqual([]);
        expect(unreadable).toHaveLength(2);
    });

    it('says since when an accepted chat belongs to a queue again', () => {
        open(SESSION);
        const fields = { AcceptTime: '2026-01-05T09:00:10Z', LastModifiedDate: '2026-01-05T09:05:00Z' };
        wire.emit(record(SESSION, { ...fields, OwnerId: '00Gxx0000000001AAA' }));
        wire.emit(record(SESSION, { ...fields, OwnerId: ME }));
        wire.emit(record(SESSION, { LastModifiedDate: fields.LastModifiedDate, OwnerId: '00Gxx0000000001AAA' }));
        expect(readings.map(({ backInQueueAt }) => backInQueueAt)).toEqual([at('09:05:00'), undefined, undefined]);
    });
});
