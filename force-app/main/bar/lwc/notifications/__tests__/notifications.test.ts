import { askPermission, notify, permission } from 'c/notifications';

const shown: FakeNotification[] = [];

class FakeNotification {
    static permission: NotificationPermission = 'default';
    static requestPermission = jest.fn();
    onclick: (() => void) | undefined;
    close = jest.fn();
    title: string;
    options: object;

    constructor(title: string, options: object) {
        this.title = title;
        this.options = options;
        shown.push(this);
    }
}

function answerWith(answer: NotificationPermission): void {
    FakeNotification.requestPermission.mockImplementation(() => {
        FakeNotification.permission = answer;
        return Promise.resolve(answer);
    });
}

describe('desktop notifications', () => {
    beforeEach(() => {
        shown.length = 0;
        FakeNotification.permission = 'default';
        Object.assign(globalThis, { Notification: FakeNotification });
    });

    afterEach(() => {
        Reflect.deleteProperty(globalThis, 'Notification');
    });

    it.each(['granted', 'denied'] as const)('are %s as the agent answers', async (answer) => {
        answerWith(answer);
        expect(permission()).toBe('default');
        expect(await askPermission()).toBe(answer);
        expect(permission()).toBe(answer);
    });

    it('are unavailable where the browser or the sandbox has none, and nothing throws', async () => {
        Reflect.deleteProperty(globalThis, 'Notification');
        expect(permission()).toBe('unavailable');
        expect(await askPermission()).toBe('unavailable');
        expect(() => notify({ name: 'n', text: 'Dana: Reply is late' }, jest.fn())).not.toThrow();
    });

    it('are unavailable where the sandbox hands out something that cannot ask', async () => {
        Object.assign(globalThis, { Notification: class {} });
        expect(await askPermission()).toBe('unavailable');
    });

    it('come only where they are permitted', () => {
        notify({ name: 'n', text: 'Dana: Reply is late' }, jest.fn());
        expect(shown).toEqual([]);
    });

    it('say what is late, replace one of the same name, and lead back to the page when clicked', () => {
        FakeNotification.permission = 'granted';
        const focus = jest.spyOn(window, 'focus').mockReturnValue();
        const clicked = jest.fn();
        notify({ name: 'n', text: 'Dana: Reply is late' }, clicked);
        const [notice] = shown;
        expect(notice).toMatchObject({
            title: 'Chat Etiquette',
            options: { body: 'Dana: Reply is late', tag: 'n' }
        });

        notice?.onclick?.();
        expect(focus).toHaveBeenCalledTimes(1);
        expect(clicked).toHaveBeenCalledTimes(1);
        expect(notice?.close).toHaveBeenCalledTimes(1);
    });
});
