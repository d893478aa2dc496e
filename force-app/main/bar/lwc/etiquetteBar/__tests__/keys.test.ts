import { open } from 'lightning/platformUtilityBarApi';
import { focusTab, getAllTabInfo, openTab } from 'lightning/platformWorkspaceApi';
import type { ShownChat } from 'c/bands';
import type { ActionView } from 'c/session';
import { Keys, onShortcut, readyText } from '../navigation';

jest.mock('lightning/platformUtilityBarApi');
jest.mock('lightning/platformWorkspaceApi');

const DANA = '0Mwxx0000000001AAA';

function chatOf(phase: ShownChat['phase'], more: Partial<ShownChat> = {}): ShownChat {
    return { chat: DANA, kind: 'messaging', clientName: 'Dana', clocks: [], buttons: [], actions: [], phase, ...more };
}

function actionOf(more: Partial<ActionView>): ActionView {
    return { key: 'k', action: 'nudge', state: 'due', mode: 'insert', ...more };
}

function barOf(...chats: ShownChat[]) {
    const bar = document.body.appendChild(document.createElement('div'));
    const first = bar.appendChild(document.createElement('button'));
    const second = bar.appendChild(document.createElement('button'));
    const focused: unknown[] = [];
    const running = {
        session: { view: () => ({ now: 0, chats }), dispatch: (input: unknown) => focused.push(input) },
        focusPanel: (...chat: unknown[]) => focused.push(chat)
    };
    const keys = new Keys({
        chats: () => chats,
        parts: () => ({ bar, list: { focusRow: (row) => focused.push(row) } }),
        utilityId: () => 'utility-1',
        run: (work) => void work(running as never)
    });
    bar.addEventListener('focusin', (event) => keys.enter(event));
    bar.addEventListener('keydown', (event) => keys.leave(event));
    const press = (key: string): boolean =>
        (document.activeElement ?? bar).dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
        );
    return { keys, focused, press, first, second };
}

async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
        await Promise.resolve();
    }
}

describe('the keys of the bar', () => {
    beforeEach(() => {
        jest.mocked(getAllTabInfo).mockResolvedValue([]);
        jest.mocked(open).mockResolvedValue(true);
    });

    afterEach(() => document.body.replaceChildren());

    it('go to the page of the most urgent chat, and give it the focus', async () => {
        const { keys, focused } = barOf(chatOf('waiting', { chat: 'queued' }), chatOf('accepted'));
        keys.goNext();
        await settle();
        expect(jest.mocked(openTab).mock.calls).toEqual([[{ recordId: DANA, focus: true }]]);
        expect(jest.mocked(focusTab)).not.toHaveBeenCalled();
        expect(focused).toEqual([[DANA, true]]);
    });

    it('open the bar at the row of a chat that is only offered', async () => {
        const { keys, focused } = barOf(chatOf('offered'));
        keys.goNext();
        await settle();
        expect(jest.mocked(open).mock.calls.at(-1)).toEqual(['utility-1', { autoFocus: true }]);
        expect(focused).toEqual([DANA]);
    });

    it('insert the ready text of the chat in front', async () => {
        const { keys, focused } = barOf(
            chatOf('accepted', { isInFront: true, actions: [actionOf({ state: 'parked' })] })
        );
        keys.insertReady();
        await settle();
        expect(focused).toEqual([{ type: 'act', key: 'k', command: 'insert' }, [DANA]]);
    });

    it('go to a row by its digit while the focus is in the bar', () => {
        const { first, keys, focused } = barOf();
        expect(keys.jump(9)).toBe(false);
        first.focus();
        expect(keys.jump(9)).toBe(true);
        expect(focused).toEqual([9]);
    });

    it('give the focus back on Escape to the field in which it was', () => {
        const box = document.body.appendChild(document.createElement('textarea'));
        const { first, second, press } = barOf(chatOf('accepted', { isInFront: true }));
        box.focus();
        first.focus();
        second.focus();
        expect(press('Escape')).toBe(false);
        expect(document.activeElement).toBe(box);
    });

    it('give the focus on Escape to the chat in front where it cannot go back', () => {
        const { first, press, focused } = barOf(chatOf('accepted', { isInFront: true }));
        first.focus();
        expect(press('Escape')).toBe(false);
        expect(focused).toEqual([[DANA]]);
    });

    it('leave Escape to the panel while no chat is in front', () => {
        const { first, press } = barOf(chatOf('accepted'));
        first.focus();
        expect(press('Escape')).toBe(true);
    });
});

describe('the ready text', () => {
    const commandFor = (...actions: ActionView[]): unknown =>
        readyText([chatOf('accepted', { isInFront: true, actions })])?.command;

    it('is what waits beside the conversation, or else what comes next', () => {
        expect(commandFor(actionOf({}), actionOf({ state: 'parked' }))).toBe('insert');
        expect(commandFor(actionOf({ state: 'coming' }))).toBe('do');
    });

    it('is never something that is sent, ends the chat, opens a ticket, or stands in the message box already', () => {
        expect(commandFor(actionOf({ mode: 'send' }))).toBeUndefined();
        expect(commandFor(actionOf({ action: 'end' }))).toBeUndefined();
        expect(commandFor(actionOf({ action: 'ticket:answer' }))).toBeUndefined();
        expect(commandFor(actionOf({ state: 'inserted' }))).toBeUndefined();
        expect(commandFor(actionOf({ state: 'parked', reason: 'inputUnavailable' }))).toBeUndefined();
    });

    it('is that of the chat in front alone', () => {
        expect(readyText([chatOf('accepted', { actions: [actionOf({})] })])).toBeUndefined();
    });
});

describe('the shortcuts', () => {
    const none = (): boolean => false;
    const pressed = (more: object): KeyboardEvent => {
        const event = new KeyboardEvent('keydown', { altKey: true, shiftKey: true, cancelable: true, ...more });
        window.dispatchEvent(event);
        return event;
    };

    it('go by the position of the key, as a Mac writes other letters with Option', () => {
        const next = jest.fn();
        const stop = onShortcut({ KeyN: next }, none, () => true);
        expect(pressed({ code: 'KeyN', key: '˜' }).defaultPrevented).toBe(true);
        expect(pressed({ code: 'KeyM', key: 'N' }).defaultPrevented).toBe(false);
        expect(pressed({ code: 'KeyN', ctrlKey: true }).defaultPrevented).toBe(false);
        stop();
        pressed({ code: 'KeyN' });
        expect(next).toHaveBeenCalledTimes(1);
    });

    it('keep a digit from the message box only where it is for the bar', () => {
        const jumped: number[] = [];
        let isInBar = true;
        const jump = (place: number): boolean => isInBar && jumped.push(place) > 0;
        const stop = onShortcut({}, jump, () => true);
        const digit = (more: object): boolean => pressed({ altKey: false, shiftKey: false, ...more }).defaultPrevented;
        expect(digit({ key: '9' })).toBe(true);
        expect(digit({ key: '0' })).toBe(false);
        expect(digit({ key: '2', ctrlKey: true })).toBe(false);
        isInBar = false;
        expect(digit({ key: '2' })).toBe(false);
        expect(jumped).toEqual([9]);
        stop();
    });

    it('run once while they are held', () => {
        const next = jest.fn();
        const stop = onShortcut({ KeyN: next }, none, () => true);
        pressed({ code: 'KeyN' });
        expect(pressed({ code: 'KeyN', repeat: true }).defaultPrevented).toBe(true);
        stop();
        expect(next).toHaveBeenCalledTimes(1);
    });

    it('do nothing while they are switched off', () => {
        const next = jest.fn();
        let isOn = false;
        const stop = onShortcut({ KeyN: next }, none, () => isOn);
        expect(pressed({ code: 'KeyN' }).defaultPrevented).toBe(false);
        isOn = true;
        pressed({ code: 'KeyN' });
        expect(next).toHaveBeenCalledTimes(1);
        stop();
    });
});
