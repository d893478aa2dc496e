import * as utilityBar from 'lightning/platformUtilityBarApi';
import type { ClockView, SessionView } from 'c/session';
import { UtilityItem } from '../utilityItem';

const NOW = 1_000_000;
const ID = 'utility-1';

function viewWith(clock: Partial<ClockView>): SessionView {
    const running = {
        rule: 'response',
        due: NOW + 42_000,
        state: 'onTime',
        limit: 60_000,
        start: NOW,
        ...clock
    } as ClockView;
    return {
        now: NOW,
        chats: [{ chat: 'c1', clientName: 'Dana Cruz', firstName: 'Dana', clocks: [running] }],
        headline: { chat: 'c1', clock: running }
    } as SessionView;
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
        await item.show(viewWith({}));
        expect(await labels()).toBe('Chat Etiquette · Dana 0:42');

        await item.tick(NOW + 1_000);
        expect(await labels()).toBe('Chat Etiquette · Dana 0:41');
    });

    it('says how long a clock is overdue, and stands out', async () => {
        await item.show(viewWith({ state: 'overdue', due: NOW - 12_000 }));

        expect(await labels()).toBe('Chat Etiquette · Dana 0:12 overdue');
        expect(await utilityBar.getInfo(ID)).toMatchObject({ utilityHighlighted: true, utilityIcon: 'warning' });
    });

    it('is calm again where the platform does not take a variant away', async () => {
        await item.show(viewWith({ state: 'overdue', due: NOW - 12_000 }));
        const refusal = new Error('iconVariant is success, warning or error.');
        const update = jest.spyOn(utilityBar, 'updateUtility').mockRejectedValueOnce(refusal);
        await item.show({ now: NOW, chats: [] });
        expect(update).toHaveBeenLastCalledWith(ID, { label: 'Chat Etiquette', icon: 'clock', highlighted: false });
        update.mockRejectedValueOnce(refusal);
        await expect(item.show(viewWith({ state: 'overdue', due: NOW }))).rejects.toThrow(refusal);
    });

    it('is calm again when nothing runs', async () => {
        await item.show(viewWith({ state: 'overdue', due: NOW - 12_000 }));
        await item.show({ now: NOW, chats: [] });

        expect(await utilityBar.getInfo(ID)).toMatchObject({ utilityHighlighted: false, utilityIcon: 'clock' });
        expect(await labels()).toBe('Chat Etiquette');
    });

    it('stays calm about a clock whose action the agent dismissed', async () => {
        await item.show(viewWith({ rule: 'nudge', state: 'due', owed: true, due: NOW - 12_000, isDismissed: true }));

        expect(await utilityBar.getInfo(ID)).toMatchObject({ utilityHighlighted: false, utilityIcon: 'clock' });
    });

    it('tells the platform only what changed', async () => {
        const update = jest.spyOn(utilityBar, 'updateUtility');

        await item.show(viewWith({}));
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

        await item.show(viewWith({}));

        expect(update).not.toHaveBeenCalled();
    });
});
