import { createElement, type LightningHTMLElement } from 'lwc';
import { DEFAULT_SETTINGS, type Settings } from 'c/agentSettings';
import type { ShownChat } from 'c/bands';
import BarTools from 'c/barTools';

type Tools = LightningHTMLElement<BarTools>;

function chat(phase: 'accepted' | 'ended', state: 'onTime' | 'overdue' = 'onTime'): ShownChat {
    return { phase, clocks: [{ rule: 'response', state, due: 1 }] } as ShownChat;
}

const THREE = [chat('accepted', 'overdue'), chat('accepted'), chat('accepted'), chat('ended', 'onTime')];

function show({ chats, ...settings }: { chats: ShownChat[] } & Partial<Settings>): Tools {
    const tools = createElement('c-bar-tools', { is: BarTools });
    Object.assign(tools, { shortcut: 'Alt+Shift+N', chats, settings: { ...DEFAULT_SETTINGS, ...settings } });
    document.body.appendChild(tools);
    return tools;
}

function buttons(tools: Tools): HTMLButtonElement[] {
    return [...(tools.shadowRoot?.querySelectorAll('button') ?? [])];
}

describe('c-bar-tools', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('says how many chats there are, and how many are late', () => {
        const count = (...chats: ShownChat[]) => show({ chats }).shadowRoot?.querySelector('.count')?.textContent;

        expect(count(...THREE)).toBe('3 chats, 1 late');
        expect(count(chat('accepted'))).toBe('1 chat');
        expect(count()).toBe('0 chats');
    });

    it('goes to the most urgent chat, and names the keys that do the same', () => {
        const tools = show({ chats: THREE });
        const heard = jest.fn();
        tools.addEventListener('next', heard);

        buttons(tools)[0]?.click();

        expect(heard).toHaveBeenCalledTimes(1);
        expect(buttons(tools)[0]?.title).toBe('Go to most urgent (Alt+Shift+N)');
        expect(buttons(tools)[0]?.getAttribute('aria-keyshortcuts')).toBe('Alt+Shift+N');
    });

    it('names no keys while they are switched off', () => {
        const [button] = buttons(show({ chats: THREE, hasKeys: false }));
        expect([button?.title, button?.hasAttribute('aria-keyshortcuts')]).toEqual(['Go to most urgent', false]);
    });

    it('goes nowhere while there is no chat', () => {
        expect(buttons(show({ chats: [] })).map(({ textContent }) => textContent)).toEqual(['Settings']);
    });

    it('opens and closes the settings', async () => {
        const tools = show({ chats: [] });
        const views = (): number | undefined => tools.shadowRoot?.querySelectorAll('c-settings-view').length;
        const [button] = buttons(tools);
        expect([views(), button?.getAttribute('aria-expanded')]).toEqual([0, 'false']);

        button?.click();
        await Promise.resolve();
        expect([views(), button?.getAttribute('aria-expanded')]).toEqual([1, 'true']);

        button?.click();
        await Promise.resolve();
        expect(views()).toBe(0);
    });

    it('says that all sounds are muted', () => {
        const [button] = buttons(show({ chats: [], isMuted: true }));
        expect(button?.getAttribute('aria-label')).toBe('Settings (muted)');
        expect(button?.querySelector('svg')).not.toBeNull();
    });

    it('is accessible, muted and not', async () => {
        await expect(show({ chats: THREE })).toBeAccessible();
        await expect(show({ chats: THREE, isMuted: true })).toBeAccessible();
    });
});
