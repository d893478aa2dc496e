import agentSend from '@salesforce/messageChannel/lightning__conversationAgentSend';
import etiquette from '@salesforce/messageChannel/Etiquette__c';
import { publish, subscribe } from 'lightning/messageService';
import { DEFAULT_POLICY } from 'c/etiquette';
import { getInfo } from 'lightning/platformUtilityBarApi';
import { getAllTabInfo, openTab } from 'lightning/platformWorkspaceApi';
import { createRecord, getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import {
    accept,
    CHAT,
    click,
    inActions,
    clocks,
    inRows,
    names,
    offer,
    openBar,
    OTHER,
    pass,
    readAgent,
    settle,
    START,
    told,
    alerts,
    type Bar
} from './bar';

const VIRTUAL = { now: START, doNotFake: ['queueMicrotask', 'nextTick'] as const };

function panelAnswers(outcome: object): { commands: Record<string, unknown>[] } {
    const commands: Record<string, unknown>[] = [];
    subscribe({}, etiquette, (message) => {
        const { type, id, ...command } = message as { type: string; id: string };
        if (type !== 'command') {
            return;
        }
        commands.push(command);
        publish({}, etiquette, { type: 'answer', id, ...outcome });
    });
    publish({}, etiquette, { type: 'shown', chat: CHAT, panel: 'panel-1' });
    return { commands };
}

describe('c-etiquette-bar', () => {
    beforeEach(() => {
        jest.useFakeTimers({ now: VIRTUAL.now, doNotFake: [...VIRTUAL.doNotFake] });
    });

    afterEach(() => {
        document.body.replaceChildren();
        window.localStorage.clear();
        jest.useRealTimers();
        jest.clearAllMocks();
    });

    it('shows a new request with its connect countdown', async () => {
        const bar = await openBar();

        await offer(bar, CHAT, 'Dana Cruz');
        await pass(3_000);

        expect(names(bar)).toEqual(['Dana Cruz']);
        expect(clocks(bar)).toEqual(['Accept 0:27']);
        expect(inRows(bar, 'button')).toEqual(['Accept', 'Decline']);
    });

    it('shows a chat whose client it does not know yet', async () => {
        const bar = await openBar();
        bar.hear('lightning:omniChannelWorkAssigned', { workItemId: CHAT, workId: '0Bz' });
        await settle();

        expect(names(bar)).toEqual(['Client']);
    });

    it('counts the response down once the chat is accepted, by the second', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);

        expect(clocks(bar)).toEqual(['Reply 1:00', 'Chat length 15:00']);
        await pass(1_000);
        expect(clocks(bar)).toEqual(['Reply 0:59', 'Chat length 14:59']);
    });

    it('keeps what it hears before it knows who the agent is', async () => {
        const bar = await openBar({ agent: false });
        bar.hear('lightning:omniChannelWorkAccepted', { workItemId: CHAT, workId: '0Bz' });
        readAgent();
        await settle();

        expect(clocks(bar)).toEqual(['Reply 1:00', 'Chat length 15:00']);
    });

    it('shows the chats and their clocks after 10 seconds where nobody answers the read of the agent’s own record', async () => {
        const bar = await openBar({ agent: false });
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        await pass(9_999);
        expect(names(bar)).toEqual([]);
        await pass(1);

        expect(names(bar)).toEqual(['Client']);
        expect(clocks(bar)).toEqual(['Reply 1:00', 'Chat length 15:00']);
    });

    it('names the agent in a ticket also where their record could be read only later', async () => {
        const bar = await openBar({ agent: false });
        (getRecord as unknown as { error(body: unknown, status: number): void }).error({ message: 'Try again.' }, 503);
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        readAgent();
        panelAnswers({ outcome: 'done', log: [] });
        publish({}, agentSend, { recordId: CHAT, content: 'Hello Dana', timestamp: Date.now() });
        await settle();
        await click(bar, '');
        await click(bar, 'Open ticket');
        await pass(2_000);

        const [draft] = jest.mocked(createRecord).mock.calls[0] ?? [];
        expect(draft?.fields.Description).toContain('Ada Agent: Hello Dana');
    });

    it('shows the most urgent chat first, and in the utility bar', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        await pass(40_000);
        await offer(bar, OTHER, 'Eli Roth');
        await accept(bar, OTHER);

        expect(names(bar)).toEqual(['Dana Cruz', 'Eli Roth']);
        expect((await getInfo('utility-1')).utilityLabel).toBe('Chat Etiquette · Dana Cruz 0:20');
    });

    it('announces a threshold once, politely first, at once when it is overdue', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);

        await pass(46_000);
        expect(told(bar)).toEqual(['Dana Cruz: Reply is due soon', '']);
        await pass(16_000);
        expect(told(bar)).toEqual(['', 'Dana Cruz: Reply is late']);
        expect(inRows(bar, '.word')[0]).toBe(' late');
        expect(await getInfo('utility-1')).toMatchObject({ utilityHighlighted: true, utilityIcon: 'warning' });
    });

    it('tells at once that a chat is late which is offered again', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await pass(29_000);
        bar.hear('lightning:omniChannelWorkDeclined', { workItemId: CHAT, workId: `0Bz-${CHAT}` });
        await pass(7_000);
        expect(told(bar)[1]).toBe('');

        bar.hear('lightning:omniChannelWorkAssigned', { workItemId: CHAT, workId: '0Bz-again' });
        await pass(1_000);
        expect(clocks(bar)).toEqual(['Accept 0:07']);
        expect(told(bar)).toEqual(['', 'Dana Cruz: Accept is late']);
    });

    it("puts the hold text into the agent's input by the chat's panel", async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        const { commands } = panelAnswers({ outcome: 'done' });
        await settle();

        const inserted = {
            chat: CHAT,
            panel: 'panel-1',
            command: 'insert',
            text: "I need a few minutes to find that out for you. I'll keep you updated."
        };

        await click(bar, 'Hold');
        await pass(499);
        // This browser has no locks: the window first lets the others speak up.
        expect(commands).not.toContainEqual(inserted);
        await pass(1);
        expect(commands).toContainEqual(inserted);
    });

    it('asks Omni-Channel for the work anew when the agent is back', async () => {
        const asked: string[] = [];
        await openBar({ bridge: (_bar, { method }) => asked.push(method) });
        asked.length = 0;
        window.dispatchEvent(new CustomEvent('focus'));
        await settle();

        expect(asked).toEqual(['getAgentWorks']);
    });

    it('reads the record of a chat that a change event ends, if nothing tells of it within 2 seconds', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        jest.mocked(notifyRecordUpdateAvailable).mockClear();
        const watch = bar.shadowRoot?.querySelector('c-queue-watch');
        watch?.dispatchEvent(new CustomEvent('ended', { detail: { chats: [CHAT, OTHER] } }));
        await pass(1_999);
        expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
        await pass(1);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CHAT }]);
    });

    it('goes on reading the records of its chats after a reading of the queue that failed', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        await pass(60_000);
        jest.mocked(notifyRecordUpdateAvailable).mockClear();
        const failed = { entity: 'MessagingSession', message: 'Service Unavailable' };
        bar.shadowRoot?.querySelector('c-queue-watch')?.dispatchEvent(new CustomEvent('unread', { detail: failed }));
        await pass(14_999);
        expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
        await pass(1);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CHAT }]);
    });

    it('does not go by a list of work that was asked for before the agent logged out', async () => {
        const asked: string[] = [];
        const bar = await openBar({ bridge: (_bar, { id }) => asked.push(id) });
        bar.hear('lightning:omniChannelLogout', {});
        bar.answer(asked[0] ?? '', { value: { works: JSON.stringify([{ workItemId: OTHER, isEngaged: true }]) } });
        await settle();

        expect(names(bar)).toEqual([]);
    });

    it('goes by the newest list of work, and by what it heard while that was on its way', async () => {
        const asked: string[] = [];
        const bar = await openBar({ bridge: (_bar, { id }) => asked.push(id) });
        const works = (...chats: string[]) => ({
            value: { works: JSON.stringify(chats.map((workItemId) => ({ workItemId }))) }
        });
        window.dispatchEvent(new CustomEvent('focus'));
        await offer(bar, CHAT, 'Dana Cruz');
        const [first = '', newest = ''] = asked;
        bar.answer(newest, works());
        bar.answer(first, works(OTHER));
        await settle();

        expect(names(bar)).toEqual(['Dana Cruz']);
    });

    it('goes on without a list of work that cannot be read', async () => {
        const bar = await openBar({ bridge: (to, { id }) => to.answer(id, { value: { works: '[{' } }) });
        await offer(bar, CHAT, 'Dana Cruz');
        await pass(1_000);

        expect(names(bar)).toEqual(['Dana Cruz']);
    });

    describe('asked to accept a chat', () => {
        const listed = { works: JSON.stringify([{ workItemId: CHAT, workId: '0Bz1' }]) };
        const accepting = async (answers: Record<string, unknown>): Promise<Bar> => {
            const bar = await openBar({
                bridge: (to, { id, method }) => method in answers && to.answer(id, { value: answers[method] })
            });
            await offer(bar, CHAT, 'Dana Cruz');
            await click(bar, 'Accept');
            return bar;
        };

        it('says so if Omni-Channel did not do it', async () => {
            const bar = await accepting({ getAgentWorks: listed, acceptAgentWork: false });
            expect(alerts(bar)).toEqual(['Chat Etiquette could not do this: Omni-Channel did not do it.']);
        });

        it('says so if Omni-Channel offers it to somebody else by now', async () => {
            const bar = await accepting({ getAgentWorks: { works: '[]' }, acceptAgentWork: true });
            expect(alerts(bar)).toEqual([
                'Chat Etiquette could not do this: Omni-Channel does not offer this chat any more.'
            ]);
        });

        it.each([{}, { getAgentWorks: listed }])(
            'says so if Omni-Channel never answers but with %j',
            async (answers) => {
                const bar = await accepting(answers);
                await pass(9_999);
                expect(alerts(bar)).toEqual([]);
                await pass(1);
                expect(alerts(bar)).toEqual([
                    'Chat Etiquette could not do this: Omni-Channel did not answer within 10 seconds.'
                ]);
            }
        );

        it('says nothing if Omni-Channel did it', async () => {
            const bar = await accepting({ getAgentWorks: listed, acceptAgentWork: null });
            await pass(10_000);
            expect(alerts(bar)).toEqual([]);
        });
    });

    it('goes to a chat that is not on screen with the click that asks for its text again', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        await click(bar, 'Hold');
        await pass(500);
        expect(inActions(bar, '.state')).toEqual(['Open this chat first']);

        await click(bar, 'Open chat and retry');
        expect(openTab).toHaveBeenCalledWith({ recordId: CHAT, focus: true });
        const { commands } = panelAnswers({ outcome: 'done' });
        await pass(1_000);
        expect(commands.map(({ command }) => command)).toContain('insert');
    });

    it('leaves nothing in the browser tab when the agent goes to an app without it', async () => {
        document.title = 'Console';
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        await pass(61_000);
        expect(document.title).toBe('⚠ 1 · Console');
        bar.remove();
        expect(document.title).toBe('Console');
    });

    it('takes a chat off the list when its work is closed', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        bar.hear('lightning:omniChannelWorkClosed', { workItemId: CHAT, workId: `0Bz-${CHAT}` });
        await settle();

        expect(names(bar)).toEqual([]);
    });

    it('goes to the most urgent chat that is the agent’s with the keyboard', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await pass(1_000);
        await offer(bar, OTHER, 'Eli Roth');
        await accept(bar, OTHER);

        window.dispatchEvent(new KeyboardEvent('keydown', { altKey: true, shiftKey: true, code: 'KeyN' }));
        await settle();

        expect(openTab).toHaveBeenCalledWith({ recordId: OTHER, focus: true });
    });

    it('shows what the platform says when it refuses', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        jest.mocked(getAllTabInfo).mockRejectedValue(new Error('The tab limit is reached.'));

        await accept(bar, CHAT);
        await click(bar, 'Dana Cruz');

        expect(alerts(bar)).toEqual(['Chat Etiquette could not do this: The tab limit is reached.']);
    });

    it('says the same problem of two policies once', async () => {
        const bar = await openBar();
        const problems = ['Gold: Response limit must be a number.', 'Gold: Response limit must be a number.'];
        const detail = { problems, named: [], policyFor: () => DEFAULT_POLICY, holding: () => ({}) };
        bar.shadowRoot?.querySelector('c-policy-records')?.dispatchEvent(new CustomEvent('policies', { detail }));
        await settle();

        expect(alerts(bar)).toEqual([expect.stringContaining('Gold: Response limit must be a number.')]);
    });

    it('sets no timer while there is no chat', async () => {
        await openBar();
        await pass(1_000);

        expect(jest.getTimerCount()).toBe(0);
    });

    it('sets one timer for any number of chats', async () => {
        const bar = await openBar();
        for (const [chat, client] of [
            [CHAT, 'Dana Cruz'],
            [OTHER, 'Eli Roth']
        ] as const) {
            await offer(bar, chat, client);
            await accept(bar, chat);
        }
        await pass(1_000);

        expect(jest.getTimerCount()).toBe(1);
    });
});

describe('c-etiquette-bar, to everyone', () => {
    afterEach(() => {
        document.body.replaceChildren();
        window.localStorage.clear();
    });

    it('is accessible without chats', async () => {
        await expect(await openBar()).toBeAccessible();
    });

    it('is accessible with a chat', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await expect(bar).toBeAccessible();
    });
});
