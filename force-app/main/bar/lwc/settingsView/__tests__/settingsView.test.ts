import { createElement, type LightningHTMLElement } from 'lwc';
import { DEFAULT_SETTINGS, type Settings } from 'c/agentSettings';
import SettingsView from 'c/settingsView';

type View = LightningHTMLElement<SettingsView>;

class FakeNotification {
    static permission: NotificationPermission = 'default';
    static answer: NotificationPermission = 'granted';
    static requestPermission(): Promise<NotificationPermission> {
        FakeNotification.permission = FakeNotification.answer;
        return Promise.resolve(FakeNotification.answer);
    }
}

async function settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) {
        await Promise.resolve();
    }
}

/** Shows the settings; what the agent sets is collected, and holds from then on. */
function show(settings: Partial<Settings> = {}): { view: View; set: Partial<Settings>[] } {
    const view = createElement('c-settings-view', { is: SettingsView });
    const set: Partial<Settings>[] = [];
    Object.assign(view, { settings: { ...DEFAULT_SETTINGS, ...settings }, shortcut: 'Alt+Shift+N' });
    view.addEventListener('set', (event) => {
        const { detail } = event as CustomEvent<Partial<Settings>>;
        set.push(detail);
        view.settings = { ...(view.settings as Settings), ...detail };
    });
    document.body.appendChild(view);
    return { view, set };
}

function field<Kind extends HTMLElement = HTMLInputElement>(view: View, name: string): Kind {
    return view.shadowRoot?.querySelector(`[name="${name}"]`) as Kind;
}

async function tick(view: View, name: string, checked: boolean): Promise<void> {
    Object.assign(field(view, name), { checked }).dispatchEvent(new CustomEvent('change'));
    await settle();
}

async function choose(view: View, name: string, value: string): Promise<void> {
    Object.assign(field(view, name), { value }).dispatchEvent(new CustomEvent('change'));
    await settle();
}

function hint(view: View): string | null | undefined {
    return view.shadowRoot?.querySelector('.hint')?.textContent;
}

describe('c-settings-view', () => {
    beforeEach(() => {
        FakeNotification.permission = 'default';
        FakeNotification.answer = 'granted';
        Object.assign(globalThis, { Notification: FakeNotification });
    });

    afterEach(() => {
        document.body.replaceChildren();
        Reflect.deleteProperty(globalThis, 'Notification');
    });

    it('shows what holds', () => {
        const { view } = show({ late: 'off', due: 'bell', volume: 30, isMuted: true, hasKeys: false });
        expect(field<HTMLSelectElement>(view, 'late').value).toBe('off');
        expect(field<HTMLSelectElement>(view, 'due').value).toBe('bell');
        expect(field(view, 'volume').value).toBe('30');
        expect(field(view, 'isMuted').checked).toBe(true);
        expect(field(view, 'hasKeys').checked).toBe(false);
    });

    it('says each setting that the agent changes', async () => {
        const { view, set } = show();
        await choose(view, 'late', 'bell');
        await choose(view, 'due', 'off');
        await choose(view, 'volume', '80');
        await tick(view, 'isMuted', true);
        await tick(view, 'hasKeys', false);
        expect(set).toEqual([{ late: 'bell' }, { due: 'off' }, { volume: 80 }, { isMuted: true }, { hasKeys: false }]);
    });

    it('lists the keys', () => {
        const keys = [...(show().view.shadowRoot?.querySelectorAll('dt') ?? [])];
        expect(keys.map(({ textContent }) => textContent)).toContain('Alt+Shift+N');
    });

    it('asks the browser for notifications once the agent ticks them, and not before', async () => {
        const ask = jest.spyOn(FakeNotification, 'requestPermission');
        const { view, set } = show();
        expect(ask).not.toHaveBeenCalled();

        await tick(view, 'isNotified', true);
        expect(ask).toHaveBeenCalledTimes(1);
        expect(set).toEqual([{ isNotified: true }]);
        expect(field(view, 'isNotified').checked).toBe(true);

        await tick(view, 'isNotified', false);
        expect(ask).toHaveBeenCalledTimes(1);
        expect(set.at(-1)).toEqual({ isNotified: false });
        ask.mockRestore();
    });

    it('says that the browser refuses them, and leaves the box empty', async () => {
        FakeNotification.answer = 'denied';
        const { view, set } = show();
        await tick(view, 'isNotified', true);
        expect(set).toEqual([{ isNotified: false }]);
        expect(field(view, 'isNotified').checked).toBe(false);
        expect(hint(view)).toMatch(/^Your browser blocks notifications/);
    });

    it('shows them as off where the agent wanted them and the browser refuses them now', () => {
        FakeNotification.permission = 'denied';
        const { view } = show({ isNotified: true });
        expect(field(view, 'isNotified').checked).toBe(false);
        expect(hint(view)).toMatch(/^Your browser blocks notifications/);
    });

    it('offers none where there are none, and says so', () => {
        Reflect.deleteProperty(globalThis, 'Notification');
        const { view } = show();
        expect(field(view, 'isNotified')).toBeNull();
        expect(hint(view)).toMatch(/^Desktop notifications are not available here/);
    });

    it('is accessible', async () => {
        await expect(show().view).toBeAccessible();
        FakeNotification.permission = 'denied';
        await expect(show({ isMuted: true }).view).toBeAccessible();
    });
});
