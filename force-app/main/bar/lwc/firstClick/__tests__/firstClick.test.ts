import { takeFirstClick } from 'c/firstClick';

function mouseDown(detail: number): MouseEvent {
    const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true, detail });
    document.body.dispatchEvent(event);
    return event;
}

function keyDown(repeat: boolean): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, repeat });
    document.body.dispatchEvent(event);
    return event;
}

function take(detail: number): boolean {
    return takeFirstClick(new MouseEvent('click', { detail }));
}

describe('A click', () => {
    let reached: jest.Mock;

    beforeEach(() => {
        reached = jest.fn();
        document.body.addEventListener('keydown', reached);
    });

    afterEach(() => {
        document.body.removeEventListener('keydown', reached);
        mouseDown(1);
        keyDown(false);
    });

    it('is taken if the mouse or a key makes it, and not if it is the second of a double-click', () => {
        expect([take(1), take(0), take(2), take(3)]).toEqual([true, true, false, false]);
    });

    it('keeps the focus where it was put while the mouse goes on with a double-click', () => {
        take(1);
        expect([mouseDown(2), mouseDown(3)].every(({ defaultPrevented }) => defaultPrevented)).toBe(true);
        expect(mouseDown(1).defaultPrevented).toBe(false);
        expect(mouseDown(2).defaultPrevented).toBe(false);
    });

    it('keeps the key that made it from the message box while the key is held', () => {
        take(0);
        expect(keyDown(true).defaultPrevented).toBe(true);
        expect(reached).not.toHaveBeenCalled();
        expect(keyDown(false).defaultPrevented).toBe(false);
        expect(keyDown(true).defaultPrevented).toBe(false);
        expect(reached).toHaveBeenCalledTimes(2);
    });

    it('leaves the keys alone if the mouse made it, and the mouse if a key did', () => {
        take(1);
        expect(keyDown(true).defaultPrevented).toBe(false);
        mouseDown(1);
        take(0);
        expect(mouseDown(2).defaultPrevented).toBe(false);
    });
});
