import { accept, CHAT, offer, openBar, OTHER, pass, settle, START, alerts, click, type Bar } from './bar';
import { goToChat } from 'c/workspace';

jest.mock('c/workspace', () => ({ goToChat: jest.fn().mockResolvedValue(undefined) }));

const rung: number[] = [];
const notices: { body: string; onclick?: () => void }[] = [];

class FakeContext {
    currentTime = 0;
    destination = {};
    resume = (): Promise<void> => Promise.resolve();
    createOscillator = (): object => ({
        frequency: {
            set value(frequency: number) {
                rung.push(frequency);
            }
        },
        connect: (next: object) => next,
        start: () => undefined,
        stop: () => undefined
    });
    createGain = (): object => ({
        gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined },
        connect: (next: object) => next
    });
}

class FakeNotification {
    static permission = 'granted';
    constructor(_title: string, { body }: { body: string }) {
        notices.push(Object.assign(this, { body }));
    }
    close(): void {}
}

const TWO_TONES = [880, 660];
const BELL = [1047];

function showPage(visibility: 'visible' | 'hidden'): void {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
}

async function set(bar: Bar, detail: object): Promise<void> {
    bar.shadowRoot?.querySelector('c-bar-tools')?.dispatchEvent(new CustomEvent('set', { detail, bubbles: true }));
    await settle();
}

describe('the settings of the bar', () => {
    let bar: Bar;

    beforeEach(async () => {
        jest.useFakeTimers({ now: START, doNotFake: ['queueMicrotask', 'nextTick'] });
        rung.length = 0;
        notices.length = 0;
        showPage('visible');
        jest.spyOn(window, 'focus').mockReturnValue();
        Object.assign(globalThis, { AudioContext: FakeContext, Notification: FakeNotification });
        bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
    });

    afterEach(() => {
        document.body.replaceChildren();
        window.localStorage.clear();
        Reflect.deleteProperty(globalThis, 'AudioContext');
        Reflect.deleteProperty(globalThis, 'Notification');
        Reflect.deleteProperty(document, 'visibilityState');
        jest.useRealTimers();
        jest.clearAllMocks();
    });

    it('ring once when a limit is passed, not a second before and never again', async () => {
        await pass(59_000);
        expect(rung).toEqual([]);
        await pass(2_000);
        expect(rung).toEqual(TWO_TONES);
        await pass(200_000);
        expect(rung.filter((frequency) => TWO_TONES.includes(frequency))).toEqual(TWO_TONES);
    });

    it('ring no more for a chat that rang before a reload', async () => {
        await pass(61_000);
        bar.remove();
        rung.length = 0;

        bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        await pass(2_000);
        expect(rung).toEqual([]);
    });

    it('ring not for a muted chat, and for the others', async () => {
        await offer(bar, OTHER, 'Eli Roth');
        await accept(bar, OTHER);
        await set(bar, { mute: CHAT });
        await set(bar, { mute: OTHER });
        await set(bar, { unmute: OTHER });
        await pass(61_000);
        expect(rung).toEqual(TWO_TONES);
    });

    it('let the agent hear a tone that they choose, and its volume', async () => {
        await set(bar, { late: 'bell' });
        expect(rung).toEqual(BELL);
        await set(bar, { volume: 20 });
        expect(rung).toEqual([...BELL, ...TWO_TONES]);
        await set(bar, { isMuted: true });
        expect(rung).toHaveLength(3);
    });

    it('notify the agent of a breach once, if they want it and the page is hidden, and lead to the chat', async () => {
        await set(bar, { isNotified: true });
        showPage('hidden');
        await pass(59_000);
        expect(notices).toEqual([]);
        await pass(61_000);
        expect(notices.map(({ body }) => body)).toEqual(['Dana Cruz: Reply is late']);

        notices[0]?.onclick?.();
        expect(goToChat).toHaveBeenCalledWith(CHAT);
    });

    it('notify nobody who sees the page, has muted the chat, or wants none', async () => {
        showPage('hidden');
        await pass(61_000);
        expect(notices).toEqual([]);

        await set(bar, { isNotified: true });
        await offer(bar, OTHER, 'Eli Roth');
        await accept(bar, OTHER);
        await set(bar, { mute: OTHER });
        await pass(61_000);
        showPage('visible');
        await pass(240_000);
        expect(notices).toEqual([]);
    });

    it('take the keys away', async () => {
        const press = async (): Promise<void> => {
            window.dispatchEvent(new KeyboardEvent('keydown', { altKey: true, shiftKey: true, code: 'KeyN' }));
            await settle();
        };
        await set(bar, { hasKeys: false });
        await press();
        expect(goToChat).not.toHaveBeenCalled();

        await set(bar, { hasKeys: true });
        await press();
        expect(goToChat).toHaveBeenCalledWith(CHAT);
    });

    it('hold, and say so, where the browser does not let them be stored', async () => {
        const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
            throw new Error('The quota is exceeded.');
        });
        await set(bar, { isMuted: true });
        expect(alerts(bar).join()).toContain('The quota is exceeded.');
        await pass(61_000);
        expect(rung).toEqual([]);
        full.mockRestore();
    });

    it('open and close above the list', async () => {
        const views = (): number | undefined =>
            bar.shadowRoot?.querySelector('c-bar-tools')?.shadowRoot?.querySelectorAll('c-settings-view').length;
        await click(bar, 'Settings');
        expect(views()).toBe(1);
        await click(bar, 'Settings');
        expect(views()).toBe(0);
    });
});
