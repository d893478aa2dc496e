import { createElement, type LightningHTMLElement } from 'lwc';
import type { ChatView } from 'c/session';
import ChatList from 'c/chatList';

type List = LightningHTMLElement<ChatList>;

const NOW = 1_000_000;

function chatOf(clientName: string, remaining: number): ChatView {
    return {
        chat: `0Mw-${clientName}`,
        kind: 'messaging',
        clientName,
        clocks: [
            {
                rule: 'response',
                kind: 'limit',
                start: NOW,
                due: NOW + remaining,
                limit: 60_000,
                remaining,
                state: 'onTime',
                owed: false
            }
        ],
        buttons: [],
        actions: [],
        phase: 'accepted'
    };
}

function show(...chats: ChatView[]): List {
    const list = createElement('c-chat-list', { is: ChatList });
    list.view = { now: NOW, chats };
    document.body.appendChild(list);
    return list;
}

function items(list: List): Element[] {
    return [...(list.shadowRoot?.querySelectorAll('li') ?? [])];
}

function counts(list: List): (string | null | undefined)[] {
    return items(list).map(
        (item) => item.querySelector('c-chat-card')?.shadowRoot?.querySelector('.count')?.textContent
    );
}

describe('c-chat-list', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows one item a chat, named after the client, in the order of the session', () => {
        const list = show(chatOf('Dana Cruz', 12_000), chatOf('Eli Roth', 42_000));

        expect(list.shadowRoot?.querySelector('section')?.getAttribute('aria-label')).toBe('Chat Etiquette');
        expect(items(list).map((item) => item.getAttribute('aria-label'))).toEqual(['Dana Cruz', 'Eli Roth']);
    });

    it('counts every chat down', () => {
        const list = show(chatOf('Dana Cruz', 12_000), chatOf('Eli Roth', 42_000));

        list.tick(NOW + 2_000);

        expect(counts(list)).toEqual(['Response 0:10', 'Response 0:40']);
    });

    it('keeps counting after the order has changed', async () => {
        const list = show(chatOf('Dana Cruz', 12_000), chatOf('Eli Roth', 42_000));

        list.view = { now: NOW, chats: [chatOf('Eli Roth', 5_000), chatOf('Dana Cruz', 12_000)] };
        await Promise.resolve();
        list.tick(NOW + 1_000);

        expect(counts(list)).toEqual(['Response 0:04', 'Response 0:11']);
    });

    it('moves the focus to the most urgent chat', () => {
        const list = show(chatOf('Dana Cruz', 12_000));

        list.focusFirst();

        expect(list.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe('Dana Cruz');
    });

    it('says what it is for while there is no chat', () => {
        expect(show().shadowRoot?.querySelector('.empty')?.textContent).toBe(
            'No chatsNew requests show up here with their connect countdown.'
        );
    });

    it('is accessible with chats and without', async () => {
        await expect(show(chatOf('Dana Cruz', 12_000))).toBeAccessible();
        await expect(show()).toBeAccessible();
    });
});
