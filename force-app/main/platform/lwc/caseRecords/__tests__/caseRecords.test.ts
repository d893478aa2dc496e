import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import CaseRecords from 'c/caseRecords';
import type { MissingGrant } from 'c/grants';
import type { CaseDraft, CasePort } from 'c/sessionPorts';

interface FakeGraphql {
    emit(data: unknown, filter?: unknown, refresh?: () => Promise<void>): void;
    emitErrors(errors: unknown[]): void;
    getLastConfig(): { variables?: { id: string; key: string } };
}
const wire = graphql as unknown as FakeGraphql;
const create = jest.mocked(createRecord);
const update = jest.mocked(updateRecord);

const CHAT = '0Mwxx0000000001CAA';
const CASE = '500xx0000000001AAA';
const draft: CaseDraft = {
    key: CHAT,
    subject: 'Chat with Carla',
    description: 'What was said',
    reason: 'answer',
    chatLink: 'https://org.example/chat',
    contactId: '003xx'
};
function found(nodes: object[]) {
    return { uiapi: { query: { Case: { edges: nodes.map((node) => ({ node })) } } } };
}
const node = { Id: CASE, CaseNumber: { value: '00001001' }, Etiquette_Reasons__c: { value: 'agent;duration' } };
async function settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) {
        await Promise.resolve();
    }
}

describe('Cases of chats', () => {
    let cases: HTMLElement & CasePort;
    let now: number;

    beforeEach(() => {
        jest.resetAllMocks();
        now = 0;
        cases = createElement('c-case-records', { is: CaseRecords });
        Object.assign(cases, { now: () => now });
        document.body.appendChild(cases);
    });

    afterEach(() => cases.remove());

    it('say which right is missing where the server refuses for want of one', async () => {
        const missing: string[] = [];
        cases.addEventListener('missing', (event) => missing.push((event as CustomEvent<MissingGrant>).detail.grant));
        const refusal = { body: { output: { errors: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'No.' }] } } };
        create.mockRejectedValue(refusal);
        await expect(cases.open(draft)).rejects.toThrow('No.');
        update.mockRejectedValue(refusal);
        await expect(cases.link(CHAT, CASE)).rejects.toThrow('No.');
        expect(missing).toEqual(['cases', 'caseLink']);
        create.mockRejectedValue({
            body: { errorCode: 'NOT_FOUND', message: 'There is no such object.' },
            status: 404
        });
        await expect(cases.open(draft)).rejects.toThrow('There is no such object.');
        expect(missing.splice(2)).toEqual(['cases']);
        create.mockRejectedValue({ body: { message: 'Try again later.' }, status: 503 });
        await expect(cases.open(draft)).rejects.toThrow('Try again later.');
        expect(missing).toHaveLength(2);
    });

    it('are created with origin Chat, contact, reason, link and the chat’s id as their key', async () => {
        create.mockResolvedValue({
            id: CASE,
            apiName: 'Case',
            fields: { CaseNumber: { value: '00001001', displayValue: null } }
        });
        expect(await cases.open(draft)).toEqual({ id: CASE, caseNumber: '00001001', reasons: ['answer'] });
        expect(create).toHaveBeenCalledWith({
            apiName: 'Case',
            fields: {
                Subject: 'Chat with Carla',
                Description: 'What was said',
                Origin: 'Chat',
                Etiquette_Key__c: CHAT,
                Etiquette_Reasons__c: 'answer',
                Etiquette_Chat_Link__c: 'https://org.example/chat',
                ContactId: '003xx'
            }
        });
    });

    it('are created without the contact where that is not shared with the agent', async () => {
        const missing = jest.fn();
        cases.addEventListener('missing', missing);
        const message = 'insufficient access rights on cross-reference id';
        const errors = [{ errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message }];
        create.mockRejectedValueOnce({ status: 400, body: { output: { errors, fieldErrors: {} } } });
        create.mockResolvedValue({
            id: CASE,
            apiName: 'Case',
            fields: { CaseNumber: { value: '00001001', displayValue: null } }
        });
        expect((await cases.open(draft)).caseNumber).toBe('00001001');
        const [first, second] = create.mock.calls.map(([record]) => record.fields);
        expect(first).toEqual({ ...second, ContactId: '003xx' });
        expect(missing).not.toHaveBeenCalled();
    });

    it('whose creation is refused for another record than the contact say so after one more try', async () => {
        const message = 'insufficient access rights on cross-reference id';
        create.mockRejectedValue({ body: [{ errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message }] });
        await expect(cases.open(draft)).rejects.toThrow(message);
        expect(create).toHaveBeenCalledTimes(2);
        await expect(cases.open({ ...draft, contactId: undefined })).rejects.toThrow(message);
        expect(create).toHaveBeenCalledTimes(3);
    });

    it('have their number read if the answer to the creation does not tell it', async () => {
        create.mockResolvedValue({ id: CASE, apiName: 'Case', fields: {} });
        const opened = cases.open(draft);
        await settle();
        wire.emit(found([node]));
        expect((await opened).caseNumber).toBe('00001001');
    });

    it('are found if the server says that this chat has one', async () => {
        create.mockRejectedValue({
            body: {
                output: {
                    errors: [
                        {
                            errorCode: 'DUPLICATE_VALUE',
                            message: `duplicate value found: Etiquette_Key__c duplicates value on record with id: ${CASE.slice(0, 15)}`
                        }
                    ]
                }
            }
        });
        const opened = cases.open(draft);
        await settle();
        expect(wire.getLastConfig().variables).toEqual({ id: CASE, key: CHAT });
        wire.emit(found([node]));
        expect(await opened).toEqual({ id: CASE, caseNumber: '00001001', reasons: ['agent', 'duration'] });
    });

    it('that cannot be created say why in the server’s own words', async () => {
        create.mockRejectedValue({ body: { message: 'insufficient access rights', errorCode: 'INSUFFICIENT_ACCESS' } });
        await expect(cases.open(draft)).rejects.toThrow('insufficient access rights');
    });

    it('that exist but cannot be seen say so', async () => {
        create.mockRejectedValue({
            body: { message: 'duplicate value found: <unknown>', errorCode: 'DUPLICATE_VALUE' }
        });
        const opened = cases.open(draft);
        await settle();
        wire.emit(found([]));
        await expect(opened).rejects.toThrow(/exists, but cannot be read/);
    });

    it('are looked up one after the other', async () => {
        const one = cases.find({ chat: 'one' });
        const other = cases.find({ chat: 'other', caseId: CASE });
        await settle();
        wire.emit(found([]));
        expect(await one).toBeUndefined();
        await settle();
        expect(wire.getLastConfig().variables).toEqual({ id: CASE, key: 'other' });
        wire.emit(found([node]));
        expect((await other)?.id).toBe(CASE);
    });

    it('are read from the server, not from the cache, if they are looked up again', async () => {
        const refresh: jest.Mock<Promise<void>> = jest.fn(async () => wire.emit(found([node]), undefined, refresh));
        const first = cases.find({ chat: CHAT });
        await settle();
        wire.emit(found([]), undefined, refresh);
        expect(await first).toBeUndefined();
        const again = cases.find({ chat: CHAT });
        expect((await again)?.id).toBe(CASE);
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('are found again although the platform says nothing new because nothing changed', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        const first = cases.find({ chat: CHAT });
        await settle();
        wire.emit(found([node]), undefined, refresh);
        await first;
        const [second, other] = [cases.find({ chat: CHAT }), cases.find({ chat: 'other' })];
        expect((await second)?.id).toBe(CASE);
        await settle();
        wire.emit(found([]));
        expect(await other).toBeUndefined();
    });

    it('that cannot be read again say why, and hold up no other look-up', async () => {
        const refresh = jest.fn().mockRejectedValue({ body: { message: 'Try again later.' } });
        const first = cases.find({ chat: CHAT });
        await settle();
        wire.emit(found([]), undefined, refresh);
        await first;
        await expect(cases.find({ chat: CHAT })).rejects.toThrow('Try again later.');
        const other = cases.find({ chat: 'other' });
        await settle();
        wire.emit(found([node]));
        expect((await other)?.id).toBe(CASE);
    });

    it.each([
        [9_999, false],
        [10_000, true]
    ])('whose look-up had no answer for %i ms make way for the next: %s', async (waited, isGivenUp) => {
        const given = jest.fn();
        cases.find({ chat: 'silent' }).catch(given);
        await settle();
        now = waited;
        const next = cases.find({ chat: CHAT });
        await settle();
        expect(given).toHaveBeenCalledTimes(isGivenUp ? 1 : 0);
        expect(wire.getLastConfig().variables?.key).toBe(isGivenUp ? CHAT : 'silent');
        wire.emit(found([]));
        await settle();
        wire.emit(found([node]));
        expect((await next)?.id).toBe(isGivenUp ? undefined : CASE);
    });

    it.each(['', null])('are looked up after they were created where their number reads %j', async (number) => {
        create.mockResolvedValue({
            id: CASE,
            apiName: 'Case',
            fields: { CaseNumber: { value: number, displayValue: null } }
        });
        const opened = cases.open(draft);
        await settle();
        wire.emit(found([node]));
        expect((await opened).caseNumber).toBe('00001001');
    });

    it('have no reasons where nobody noted one', async () => {
        const lookup = cases.find({ chat: CHAT });
        await settle();
        wire.emit(found([{ ...node, Etiquette_Reasons__c: { value: null } }]));
        expect((await lookup)?.reasons).toEqual([]);
    });

    it('are asked for again by what they were looked up by', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        for (const chat of ['one', 'other']) {
            const lookup = cases.find({ chat });
            await settle();
            wire.emit(found([]), undefined, refresh);
            await lookup;
        }
        await cases.find({ chat: 'one' });
        expect(wire.getLastConfig().variables?.key).toBe('one');
    });

    it('are not called missing while the platform has nothing to say yet', async () => {
        const lookup = cases.find({ chat: CHAT });
        await settle();
        wire.emit(undefined);
        wire.emit(found([node]));
        expect((await lookup)?.id).toBe(CASE);
    });

    it('are looked up again where the platform offers no way to refresh', async () => {
        const first = cases.find({ chat: CHAT });
        await settle();
        wire.emit(found([]));
        expect(await first).toBeUndefined();
        const again = cases.find({ chat: CHAT });
        await settle();
        wire.emit(found([node]));
        expect((await again)?.id).toBe(CASE);
    });

    it('whose look-up waited its turn are not given up before it had its own ten seconds', async () => {
        const given: string[] = [];
        const find = (chat: string): void => void cases.find({ chat }).catch(() => given.push(chat));
        find('silent');
        now = 9_000;
        find('second');
        now = 10_000;
        find('third');
        await settle();
        expect(given).toEqual(['silent']);
        now = 19_999;
        find('fourth');
        await settle();
        expect(given).toEqual(['silent']);
    });

    it('that cannot be looked up say why', async () => {
        const lookup = cases.find({ chat: CHAT });
        await settle();
        wire.emitErrors([{ message: 'No access to Case' }]);
        await expect(lookup).rejects.toMatchObject({ message: 'No access to Case', mayPass: false });
    });

    it('get reasons, each once, and are linked to the chat', async () => {
        update.mockResolvedValue({ id: CASE, apiName: 'Case', fields: {} });
        await cases.addReason(CASE, ['agent', 'answer', 'agent']);
        await cases.link(CHAT, CASE);
        expect(update.mock.calls).toEqual([
            [{ fields: { Id: CASE, Etiquette_Reasons__c: 'agent;answer' } }],
            [{ fields: { Id: CHAT, CaseId: CASE } }]
        ]);
    });

    it('that cannot be linked say why', async () => {
        update.mockRejectedValue({ body: { message: 'unable to obtain exclusive access to this record' } });
        await expect(cases.link(CHAT, CASE)).rejects.toThrow('unable to obtain exclusive access');
    });
});
