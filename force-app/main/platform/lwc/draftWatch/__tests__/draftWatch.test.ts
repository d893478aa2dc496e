import { watchDraft, type DraftWatch } from 'c/draftWatch';

function key(init: KeyboardEventInit): void {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

/** A paste or a drop with a secret, as the browser reports it. */
function put(type: 'paste' | 'drop'): void {
    // The browser's own events are no CustomEvents.
    // eslint-disable-next-line @lwc/lwc/prefer-custom-event
    const event = new Event(type, { bubbles: true, cancelable: true });
    const data = { getData: () => 'secret' };
    document.body.dispatchEvent(Object.assign(event, { clipboardData: data, dataTransfer: data }));
}

/** What the browser says before anything changes in a field, whoever wrote it: a key, the system's picker, a voice. */
function write(inputType: string): void {
    document.body.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType, data: 'secret' }));
}

describe('The watch for drafts', () => {
    let isInFront: boolean;
    let typed: jest.Mock;
    let draft: DraftWatch;

    beforeEach(() => {
        isInFront = true;
        typed = jest.fn();
        draft = watchDraft(() => isInFront, typed);
    });

    afterEach(() => {
        draft.stop();
        document.body.replaceChildren();
    });

    it.each<[string, KeyboardEventInit]>([
        ['a letter', { key: 'a' }],
        ['a capital letter', { key: 'A', shiftKey: true }],
        ['a character outside the basic plane', { key: '😀' }],
        ['AltGr and Q, an @ in German', { key: '@', ctrlKey: true, altKey: true }],
        ['Option and L, an @ on a Mac', { key: '@', altKey: true }],
        ['Option, Shift and N on a Mac', { key: '˜', altKey: true, shiftKey: true, code: 'KeyN' }],
        ['Alt and A, which writes by some keyboards', { key: 'a', altKey: true }],
        ['AltGr, Shift and N', { key: 'N', ctrlKey: true, altKey: true, shiftKey: true }],
        ['a dead key, before the accent has its letter', { key: 'Dead' }],
        ['a step of an input method', { key: 'Process' }],
        ['a key that an input method takes', { key: 'Enter', isComposing: true }]
    ])('takes %s as the beginning of a draft', (_what, init) => {
        key(init);
        expect(draft.mayHoldDraft()).toBe(true);
        expect(typed).toHaveBeenCalledTimes(1);
    });

    it('takes a key for none that the bar has taken for its shortcut', () => {
        const event = new KeyboardEvent('keydown', { key: '˜', altKey: true, shiftKey: true, cancelable: true });
        event.preventDefault();
        document.body.dispatchEvent(event);
        expect(draft.mayHoldDraft()).toBe(false);
    });

    it.each<[string, KeyboardEventInit]>([
        ['Ctrl and C', { key: 'c', ctrlKey: true }],
        ['Command and C', { key: 'c', metaKey: true }],
        ['the bar’s own shortcut', { key: 'N', altKey: true, shiftKey: true, code: 'KeyN' }],
        ['Enter', { key: 'Enter' }],
        ['Backspace', { key: 'Backspace' }],
        ['Delete', { key: 'Delete' }],
        ['an arrow', { key: 'ArrowLeft' }],
        ['Tab', { key: 'Tab' }],
        ['Escape', { key: 'Escape' }],
        ['Shift alone', { key: 'Shift', shiftKey: true }],
        ['F5', { key: 'F5' }]
    ])('takes %s as no draft', (_what, init) => {
        key(init);
        expect(draft.mayHoldDraft()).toBe(false);
        expect(typed).not.toHaveBeenCalled();
    });

    it.each(['paste', 'drop'] as const)('takes a %s as the beginning of a draft', (type) => {
        put(type);
        expect(draft.mayHoldDraft()).toBe(true);
        expect(typed).toHaveBeenCalledTimes(1);
    });

    it.each([
        ['an emoji of the system’s picker, or dictation', 'insertText'],
        ['an input method that says no key', 'insertCompositionText'],
        ['a correction of the spelling', 'insertReplacementText'],
        ['what an undo brings back', 'historyUndo']
    ])('takes %s as the beginning of a draft, though no key came', (_what, inputType) => {
        draft.inserted();
        write(inputType);
        expect([draft.mayHoldDraft(), draft.isTypedSinceInsertion()]).toEqual([true, true]);
        expect(typed).toHaveBeenCalledTimes(1);
    });

    it.each(['deleteContentBackward', 'insertLineBreak', 'insertParagraph'])('takes %s as no draft', (inputType) => {
        write(inputType);
        expect(draft.mayHoldDraft()).toBe(false);
    });

    it('takes the space bar for a draft once it writes a space, and for none where it presses a button', () => {
        key({ key: ' ' });
        expect(draft.mayHoldDraft()).toBe(false);
        write('insertText');
        expect(draft.mayHoldDraft()).toBe(true);
    });

    it('tells of a key once, and not again of what it wrote', () => {
        key({ key: 'a' });
        write('insertText');
        expect(typed).toHaveBeenCalledTimes(1);
    });

    it('counts only what comes while the chat is in front', () => {
        isInFront = false;
        key({ key: 'a' });
        put('paste');
        write('insertText');
        expect(draft.mayHoldDraft()).toBe(false);
        isInFront = true;
        key({ key: 'a' });
        expect(draft.mayHoldDraft()).toBe(true);
    });

    it('notices a key that the conversation keeps to itself', () => {
        const box = document.body.appendChild(document.createElement('textarea'));
        box.addEventListener('keydown', (event) => event.stopImmediatePropagation());
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
        expect(draft.mayHoldDraft()).toBe(true);
    });

    it('passes on the fact alone: never which key, never what was pasted, and it stores nothing', () => {
        const stored = jest.spyOn(Storage.prototype, 'setItem');
        const [logged, warned] = [jest.spyOn(console, 'log'), jest.spyOn(console, 'warn')];
        write('insertText');
        key({ key: 's' });
        put('paste');
        put('drop');
        expect(typed.mock.calls).toEqual([[], [], [], []]);
        expect(JSON.stringify(draft)).not.toMatch(/secret/);
        for (const spy of [stored, logged, warned]) {
            expect(spy).not.toHaveBeenCalled();
            spy.mockRestore();
        }
    });

    it('lets the key and the paste do what they do', () => {
        const event = new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
        expect(event.defaultPrevented).toBe(false);
    });

    it('knows a text of ours from what was typed after it', () => {
        draft.inserted();
        expect([draft.mayHoldDraft(), draft.isTypedSinceInsertion()]).toEqual([true, false]);
        key({ key: 'a' });
        expect([draft.mayHoldDraft(), draft.isTypedSinceInsertion()]).toEqual([true, true]);
        draft.emptied();
        expect([draft.mayHoldDraft(), draft.isTypedSinceInsertion()]).toEqual([false, false]);
        key({ key: 'b' });
        draft.inserted();
        expect([draft.mayHoldDraft(), draft.isTypedSinceInsertion()]).toEqual([true, false]);
    });

    describe('when the agent’s message comes', () => {
        const GESTURE = 31_000;

        beforeEach(() => jest.useFakeTimers());
        afterEach(() => jest.useRealTimers());

        it('takes the message box as empty if Enter or a click here can have sent it', () => {
            draft.inserted();
            key({ key: 'Enter' });
            expect(draft.sent()).toBe('nothing');
            expect(draft.mayHoldDraft()).toBe(false);
        });

        it('takes the message box as empty for the last time 30 seconds after the gesture', () => {
            key({ key: 'Enter' });
            draft.inserted();
            jest.advanceTimersByTime(30_000);
            expect(draft.sent()).toBe('nothing');
        });

        it('knows that a text of ours still stands there if nothing was done here for longer', () => {
            key({ key: 'Enter' });
            draft.inserted();
            jest.advanceTimersByTime(30_001);
            expect(draft.sent()).toBe('our text');
            expect(draft.mayHoldDraft()).toBe(true);
        });

        it('takes a text of ours that was typed after as sent, as what was typed before the agent’s message is', () => {
            draft.inserted();
            key({ key: 'a' });
            key({ key: 'Enter' });
            jest.advanceTimersByTime(GESTURE);
            expect(draft.sent()).toBe('nothing');
        });

        it('takes a text of ours that was put into a draft as sent, too', () => {
            key({ key: 'a' });
            draft.inserted();
            jest.advanceTimersByTime(GESTURE);
            expect(draft.sent()).not.toBe('our text');
        });

        it('takes no Enter or click in another chat as what sends the draft of this one', () => {
            key({ key: 'a' });
            isInFront = false;
            key({ key: 'Enter' });
            isInFront = true;
            expect(draft.sent()).toBe('a draft');
        });

        it('knows that a text of ours stands there no more once it was cleared, or sent', () => {
            draft.inserted();
            draft.emptied();
            jest.advanceTimersByTime(GESTURE);
            expect(draft.sent()).toBe('nothing');
            draft.inserted();
            key({ key: 'Enter' });
            expect(draft.sent()).toBe('nothing');
            jest.advanceTimersByTime(GESTURE);
            expect(draft.sent()).toBe('nothing');
        });

        it('holds what was typed after the gesture', () => {
            key({ key: 'a' });
            key({ key: 'Enter' });
            key({ key: 'b' });
            expect(draft.sent()).toBe('a draft');
            expect(draft.mayHoldDraft()).toBe(true);
        });
    });

    it('notices nothing once it is stopped', () => {
        draft.stop();
        key({ key: 'a' });
        put('paste');
        put('drop');
        write('insertText');
        expect(typed).not.toHaveBeenCalled();
    });
});
