import * as utilityBar from 'lightning/platformUtilityBarApi';
import type { ShownChat } from 'c/bands';
import type { ClockView } from 'c/session';
import { UtilityItem } from '../utilityItem';

const NOW = 1_000_000;
const ID = 'utility-1';

function chatsWith(clock: Partial<ClockView>, phase: ShownChat['phase'] = 'accepted'): ShownChat[] {
    const running = {
        rule: 'response',
        due: NOW + 42_000,
        state: 'onTime',
        limit: 60_000,
        start: NOW,
        ...clock
    } as ClockView;
    return [{ chat: 'c1', clientName: 'Dana Cruz', firstName: 'Dana', phase, clocks: [running] }] as ShownChat[];
}

async function labels(): Promise<string> {
    return (await utilityBar.getInfo(ID)).utilityLabel;
}

describe('the item in the utility bar', () => {
    let item: UtilityItem;

    beforeEach(() => {
        item = new UtilityItem();
        item.attach(ID);
    });

    afterEach(() => {
        jest.restoreAllMocks();
    });

    it('shows the client and the time of the most urgent clock', async () => {
        await item.show(chatsWith({}), NOW);
        expect(await labels()).toBe('Chat Etiquette · Dana 0:42');

        await item.tick(NOW + 1_000);
        expect(await labels()).toBe('Chat Etiquette · Dana 0:41');
    });

    it('says how many chats are late and how late the first one is, and stands out', async () => {
        await item.show(chatsWith({ state: 'overdue', due: NOW - 12_000 }), NOW);

        expect(await labels()).toBe('Chat Etiquette · 1 late · Dana 0:12 late');
        expect(await utilityBar.getInfo(ID)).toMatchObject({ utilityHighlighted: true, utilityIcon: 'warning' });
    });

    it('keeps a right-to-left name apart from the time beside it', async () => {
        const [chat] = chatsWith({});
        await item.show([{ ...chat, firstName: 'ליאה (2)' } as ShownChat], NOW);
        expect(await labels()).toBe('Chat Etiquette · \u2068ליאה (2)\u2069 0:42');
    });

    it('says what it is time for in the words of its row', async () => {
        await item.show(chatsWith({ rule: 'nudge', state: 'due', owed: true, due: NOW - 6_000 }), NOW);
        expect(await labels()).toBe('Chat Etiquette · 1 late · Dana 0:06 act now');

        await item.show(chatsWith({ rule: 'duration', state: 'due', owed: false, due: NOW - 6_000 }), NOW);
        expect(await labels()).toBe('Chat Etiquette · Dana 0:06');
    });

    it('says how the first one stands where it is not the one that is late', async () => {
        const silent = chatsWith({ rule: 'nudge', state: 'due', owed: true, due: NOW - 6_000 });
        const late = ' · 1 late';
        for (const [state, count, words] of [
            ['dueSoon', '', ' due soon'],
            ['dueSoon', late, ' due soon'],
            ['onTime', '', ''],
            ['onTime', late, ' on time']
        ] as const) {
            await item.show([...chatsWith({ state }), ...(count ? silent : [])], NOW);
            expect(await labels()).toBe(`Chat Etiquette${count} · Dana 0:42${words}`);
        }
    });

    it('says of a snoozed action how long it is put off, and stays calm', async () => {
        await item.show(
            chatsWith({ rule: 'nudge', state: 'due', owed: true, isSnoozed: true, due: NOW + 40_000 }),
            NOW
        );
        expect(await labels()).toBe('Chat Etiquette · Dana 0:40 left, snoozed');
        expect(await utilityBar.getInfo(ID)).toMatchObject({ utilityHighlighted: false, utilityIcon: 'clock' });
    });

    it('is calm again where the platform does not take a variant away', async () => {
        await item.show(chatsWith({ state: 'overdue', due: NOW - 12_000 }), NOW);
        const refusal = new Error('iconVariant is success, warning or error.');
        const update = jest.spyOn(utilityBar, 'updateUtility').mockRejectedValueOnce(refusal);
        await item.show([], NOW);
        expect(update).toHaveBeenLastCalledWith(ID, { label: 'Chat Etiquette', icon: 'clock', highlighted: false });
        update.mockRejectedValueOnce(refusal);
        await expect(item.show(chatsWith({ state: 'overdue', due: NOW }), NOW)).rejects.toThrow(refusal);
    });

    it('is calm again when nothing runs', async () => {
        await item.show(chatsWith({ state: 'overdue', due: NOW - 12_000 }), NOW);
        await item.show([], NOW);

        expect(await utilityBar.getInfo(ID)).toMatchObject({ utilityHighlighted: false, utilityIcon: 'clock' });
        expect(await labels()).toBe('Chat Etiquette');
    });

    it('stays calm about a clock whose action the agent dismissed', async () => {
        await item.show(
            chatsWith({ rule: 'nudge', state: 'due', owed: true, due: NOW - 12_000, isDismissed: true }),
            NOW
        );

        expect(await utilityBar.getInfo(ID)).toMatchObject({ utilityHighlighted: false, utilityIcon: 'clock' });
    });

    it('shows the late count in the title of the browser tab, also after the platform has set another one', async () => {
        document.title = 'Mia Berg';
        await item.show(chatsWith({ state: 'overdue', due: NOW - 12_000 }), NOW);
        expect(document.title).toBe('⚠ 1 · Mia Berg');
        document.title = 'Home';
        await item.tick(NOW + 1_000);
        expect(document.title).toBe('⚠ 1 · Home');
        await item.show([], NOW);
        expect(document.title).toBe('Home');
    });

    it('shows the late count once in the title of the browser tab where the page has no title', async () => {
        document.title = '';
        await item.show(chatsWith({ state: 'overdue', due: NOW - 12_000 }), NOW);
        await item.tick(NOW + 1_000);
        expect(document.title).toBe('⚠ 1 ·');
        await item.show([], NOW);
        expect(document.title).toBe('');
    });

    it('stays calm about a chat in the queue, which the agent cannot accept', async () => {
        await item.show(chatsWith({ rule: 'connect', state: 'overdue', due: NOW - 12_000 }, 'waiting'), NOW);

        expect(await labels()).toBe('Chat Etiquette');
        expect(await utilityBar.getInfo(ID)).toMatchObject({ utilityHighlighted: false, utilityIcon: 'clock' });
    });

    it('tells the platform only what changed', async () => {
        const update = jest.spyOn(utilityBar, 'updateUtility');

        await item.show(chatsWith({}), NOW);
        await item.tick(NOW + 200);
        await item.tick(NOW + 1_000);

        expect(update.mock.calls.map(([, attributes]) => attributes)).toEqual([
            { label: 'Chat Etiquette · Dana 0:42', icon: 'clock', iconVariant: null, highlighted: false },
            { label: 'Chat Etiquette · Dana 0:41' }
        ]);
    });

    it('does nothing outside of a utility bar', async () => {
        const update = jest.spyOn(utilityBar, 'updateUtility');
        item.attach(undefined);

        await item.show(chatsWith({}), NOW);

        expect(update).not.toHaveBeenCalled();
    });
});
