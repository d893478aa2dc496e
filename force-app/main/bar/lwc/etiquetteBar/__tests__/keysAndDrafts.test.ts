import { watchDraft, type DraftWatch } from 'c/draftWatch';
import { onShortcut } from '../navigation';

describe('The keys of the bar, in a panel that was there before the bar', () => {
    let draft: DraftWatch;
    let isInBar: boolean;
    let stop: () => void;

    const press = (init: KeyboardEventInit): void => {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    };

    beforeEach(() => {
        isInBar = true;
        draft = watchDraft(
            () => true,
            () => undefined
        );
        stop = onShortcut(
            { KeyR: () => undefined },
            () => isInBar,
            () => true
        );
    });

    afterEach(() => {
        draft.stop();
        stop();
    });

    it.each<[string, KeyboardEventInit]>([
        ['a shortcut on a Mac, where it would write a sign', { key: '‰', code: 'KeyR', altKey: true, shiftKey: true }],
        ['a digit in the bar', { key: '2', code: 'Digit2' }]
    ])('are taken for no draft: %s', (_what, init) => {
        press(init);
        expect(draft.mayHoldDraft()).toBe(false);
    });

    it('leave a digit that is written elsewhere to be the beginning of a draft', () => {
        isInBar = false;
        press({ key: '2', code: 'Digit2' });
        expect(draft.mayHoldDraft()).toBe(true);
    });
});
