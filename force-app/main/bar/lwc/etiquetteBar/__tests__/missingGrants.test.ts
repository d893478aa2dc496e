import * as empApi from 'lightning/empApi';
import { graphql } from 'lightning/graphql';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { CHAT, openBar, pass, readAgent, readChat, settle, START, type Bar } from './bar';

type FakeEmp = typeof import('../../../../../../config/platform/jest/lightning/empApi');
const bus = empApi as unknown as FakeEmp;
const wire = graphql as unknown as {
    emit(data: unknown, filter: undefined, refresh: () => Promise<void>): void;
    emitErrors(errors: { message: string }[]): void;
};

const NOTHING = { edges: [] };
const EMPTY = {
    MessagingSession: NOTHING,
    LiveChatTranscript: NOTHING,
    UserServicePresence: NOTHING,
    AgentWork: NOTHING
};

function grants(bar: Bar): string[] {
    const notes = bar.shadowRoot?.querySelector('c-admin-notes')?.shadowRoot?.querySelectorAll('p') ?? [];
    return [...notes].map(({ textContent }) => textContent ?? '');
}

describe('what an agent lacks of permissions', () => {
    beforeEach(() => {
        jest.useFakeTimers({ now: START, doNotFake: ['queueMicrotask', 'nextTick'] });
    });

    afterEach(() => {
        document.body.replaceChildren();
        window.localStorage.clear();
        bus.reset();
        jest.useRealTimers();
    });

    it('is said once for each, with what it means, what mends it, and the server’s words', async () => {
        const bar = await openBar();
        expect(grants(bar)).toEqual([]);
        const message = "Validation error (FieldUndefined): Field 'Etiquette_Policy__c' in type 'Query' is undefined";
        wire.emitErrors([{ message }]);
        await settle();
        wire.emitErrors([{ message }]);
        await settle();
        const policies = grants(bar).filter((text) => text.includes('permission set Chat Etiquette Agent'));
        expect(policies).toEqual([
            `Your team's rules cannot be read, so the built-in ones apply. Needed: the permission set Chat Etiquette Agent. Salesforce says: ${message}`
        ]);
    });

    it('leaves the focus in the bar when it is hidden', async () => {
        const bar = await openBar({ agent: false });
        readAgent(false);
        await settle();
        const notes = bar.shadowRoot?.querySelector('c-admin-notes');
        const hide = notes?.shadowRoot?.querySelector('button');
        hide?.focus();
        hide?.click();
        await settle();
        expect(grants(bar)).toEqual([]);
        expect(bar.shadowRoot?.activeElement?.localName).toBe('c-bar-tools');
    });

    it('is not said of the policies any more once they can be read', async () => {
        const bar = await openBar();
        const message = "Validation error (FieldUndefined): Field 'Etiquette_Policy__c' in type 'Query' is undefined";
        wire.emitErrors([{ message }]);
        await settle();
        expect(grants(bar).join()).toContain('rules cannot be read');
        wire.emit({ uiapi: { query: { ...EMPTY, Etiquette_Policy__c: NOTHING } } }, undefined, async () => undefined);
        await settle();
        expect(grants(bar).join()).not.toContain('rules cannot be read');
    });

    it('is said of the server’s time, without which nothing is done automatically', async () => {
        const bar = await openBar({ agent: false });
        readAgent(false);
        await settle();
        expect(grants(bar)).toEqual([expect.stringContaining('until the next message nothing is done automatically')]);
    });

    it('is not said of the server’s time for a reading that fails in passing, which is done again', async () => {
        const bar = await openBar({ agent: false });
        const failed = { body: { message: 'Try again later.' }, status: 503 };
        (getRecord as unknown as { error(body: unknown, status: number): void }).error(failed.body, failed.status);
        await settle();
        expect(grants(bar)).toEqual([]);
        jest.mocked(notifyRecordUpdateAvailable).mockClear();
        await pass(10_000);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: expect.any(String) as string }]);
    });

    it('is not said of the records of chats any more once the one that was refused can be read', async () => {
        const bar = await openBar();
        bar.hear('lightning:omniChannelWorkAssigned', { workItemId: CHAT, workId: '0Bz' });
        await settle();
        const refused = { errorCode: 'INSUFFICIENT_ACCESS', message: 'You do not have access.' };
        (getRecord as unknown as { error(body: unknown, status: number): void }).error([refused], 403);
        await settle();
        expect(grants(bar).join()).toContain('You do not have access.');
        await readChat(CHAT, { CaseId: null, MessagingChannel: null, EndUserContact: null });
        expect(grants(bar).join()).not.toContain('You do not have access.');
    });

    it('has the queue read every 15 seconds where change events are refused, and says so', async () => {
        bus.refuse(
            '/data/MessagingSessionChangeEvent',
            '/data/AgentWorkChangeEvent',
            '/data/UserServicePresenceChangeEvent'
        );
        const bar = await openBar();
        const refresh = jest.fn().mockResolvedValue(undefined);
        wire.emit({ uiapi: { query: EMPTY } }, undefined, refresh);
        await settle();
        expect(grants(bar).join()).toContain('it is read every 15 seconds');
        refresh.mockClear();
        await pass(14_999);
        expect(refresh).not.toHaveBeenCalled();
        await pass(1);
        expect(refresh).toHaveBeenCalledTimes(3);
        await pass(15_000);
        expect(refresh).toHaveBeenCalledTimes(6);
    });

    it('has the queue read again where a reading of it never ends', async () => {
        bus.refuse('/data/MessagingSessionChangeEvent');
        await openBar();
        const refresh = jest.fn(() => new Promise<void>(() => undefined));
        wire.emit({ uiapi: { query: EMPTY } }, undefined, refresh);
        await settle();
        refresh.mockClear();
        await pass(15_000);
        const atOnce = refresh.mock.calls.length;
        expect(atOnce).toBeGreaterThan(0);
        await pass(10_000 + 14_999);
        expect(refresh).toHaveBeenCalledTimes(atOnce);
        await pass(1);
        expect(refresh).toHaveBeenCalledTimes(2 * atOnce);
    });
});
