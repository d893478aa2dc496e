import { createElement, type LightningHTMLElement } from 'lwc';
import type { ShownChat } from 'c/bands';
import BarTools from 'c/barTools';

type Tools = LightningHTMLElement<BarTools>;

function chat(phase: 'accepted' | 'ended', state: 'onTime' | 'overdue' = 'onTime'): ShownChat {
    return { phase, clocks: [{ rule: 'response', state, due: 1 }] } as ShownChat;
}

const THREE = [chat('accepted', 'overdue'), chat('accepted'), chat('accepted'), chat('ended', 'onTime')];

function show(of: { chats: ShownChat[]; muted?: boolean }): Tools {
    const tools = createElement('c-bar-tools', { is: BarTools });
    Object.assign(tools, { shortcut: 'Alt+Shift+N', ...of });
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

    it('goes nowhere while there is no chat', () => {
        expect(buttons(show({ chats: [] })).map(({ textContent }) => textContent)).toEqual(['Sound on']);
    });

    it('says whether the sound is on, and asks for the other', () => {
        const tools = show({ chats: [], muted: true });
        const heard = jest.fn();
        tools.addEventListener('mute', heard);

        buttons(tools)[0]?.click();

        expect(buttons(tools)[0]?.textContent).toBe('Sound off');
        expect(heard).toHaveBeenCalledTimes(1);
    });

    it('is accessible with the sound on and off', async () => {
        await expect(show({ chats: THREE })).toBeAccessible();
        await expect(show({ chats: THREE, muted: true })).toBeAccessible();
    });
});
