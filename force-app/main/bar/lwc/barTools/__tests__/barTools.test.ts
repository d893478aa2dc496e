import { createElement, type LightningHTMLElement } from 'lwc';
import BarTools from 'c/barTools';

type Tools = LightningHTMLElement<BarTools>;

function show(of: { count: number; muted?: boolean }): Tools {
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

    it('says how many chats there are', () => {
        expect(show({ count: 3 }).shadowRoot?.querySelector('.count')?.textContent).toBe('Chats: 3');
    });

    it('goes to the next due chat, and names the keys that do the same', () => {
        const tools = show({ count: 3 });
        const heard = jest.fn();
        tools.addEventListener('next', heard);

        buttons(tools)[0]?.click();

        expect(heard).toHaveBeenCalledTimes(1);
        expect(buttons(tools)[0]?.title).toBe('Next due (Alt+Shift+N)');
        expect(buttons(tools)[0]?.getAttribute('aria-keyshortcuts')).toBe('Alt+Shift+N');
    });

    it('goes nowhere while there is no chat', () => {
        expect(buttons(show({ count: 0 }))[0]?.disabled).toBe(true);
    });

    it('says whether the sound is on, and asks for the other', () => {
        const tools = show({ count: 0, muted: true });
        const heard = jest.fn();
        tools.addEventListener('mute', heard);

        buttons(tools)[1]?.click();

        expect(buttons(tools)[1]?.textContent).toBe('Sound off');
        expect(heard).toHaveBeenCalledTimes(1);
    });

    it('is accessible with the sound on and off', async () => {
        await expect(show({ count: 2 })).toBeAccessible();
        await expect(show({ count: 2, muted: true })).toBeAccessible();
    });
});
