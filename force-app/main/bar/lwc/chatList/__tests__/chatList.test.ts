import { createElement, type LightningHTMLElement } from 'lwc';
import type { ShownChat } from 'c/bands';
import ChatList from 'c/chatList';
import type ChatRow from 'c/chatRow';
import showCountdowns from 'c/countdowns';

type List = LightningHTMLElement<ChatList>;

const NOW = 1_000_000;

function chatOf(clientName: string, rule: 'response' | 'nudge' = 'response', of: Partial<ShownChat> = {}): ShownChat {
    const remaining = 42_000;
    return {
        chat: `0Mw-${clientName}`,
        kind: 'messaging',
        clientName,
        clocks: [
            {
                rule,
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
        phase: 'accepted',
        ...of
    };
}

function show(...chats: ShownChat[]): List {
    const list = createElement('c-chat-list', { is: ChatList });
    list.view = { now: NOW, chats };
    document.body.appendChild(list);
    return list;
}

async function update(list: List, ...chats: ShownChat[]): Promise<void> {
    list.view = { now: NOW, chats };
    await Promise.resolve();
}

function rows(list: List): HTMLElement[] {
    return [...(list.shadowRoot?.querySelectorAll<HTMLElement>('c-chat-row') ?? [])];
}

function names(list: List): (string | undefined)[] {
    return rows(list).map((row) => row.dataset.line?.slice('0Mw-'.length));
}

function open(list: List): (string | undefined)[] {
    return rows(list)
        .filter((row) => (row as LightningHTMLElement<ChatRow>).isOpen)
        .map((row) => row.dataset.line?.slice('0Mw-'.length));
}

function bands(list: List): (string | null)[] {
    return [...(list.shadowRoot?.querySelectorAll('[role="group"]') ?? [])].map((band) =>
        band.getAttribute('aria-label')
    );
}

function point(list: List, type: 'pointerenter' | 'pointerleave'): void {
    list.shadowRoot?.querySelector('.bands')?.dispatchEvent(new CustomEvent(type));
}

/** The keyboard comes to the first row, which is Dana's. */
function restByKeyboard(list: List): void {
    const rest = { detail: { chat: '0Mw-Dana', byKeyboard: true }, bubbles: true, composed: true };
    rows(list)[0]?.dispatchEvent(new CustomEvent('rest', rest));
}

describe('c-chat-list', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows who waits before who is silent, each in its band', () => {
        const list = show(chatOf('Eli', 'nudge'), chatOf('Dana'));

        expect(list.shadowRoot?.querySelector('section')?.getAttribute('aria-label')).toBe('Chat Etiquette');
        expect(bands(list)).toEqual(['Waiting for you', 'Silent clients']);
        expect(names(list)).toEqual(['Dana', 'Eli']);
    });

    it('counts every chat down', () => {
        const list = show(chatOf('Dana'), chatOf('Eli'));
        showCountdowns(NOW + 2_000);

        expect(rows(list).map((row) => row.shadowRoot?.querySelector('.count')?.textContent)).toEqual([
            'Reply 0:40',
            'Reply 0:40'
        ]);
    });

    it('moves no row while the pointer is in it, and puts what is new last', async () => {
        const list = show(chatOf('Dana'), chatOf('Eli', 'nudge'));
        point(list, 'pointerenter');
        await update(list, chatOf('Dana', 'nudge'), chatOf('Eli'), chatOf('Fay'));
        expect(names(list)).toEqual(['Dana', 'Eli', 'Fay']);

        point(list, 'pointerleave');
        await Promise.resolve();
        expect(names(list)).toEqual(['Eli', 'Fay', 'Dana']);
        expect(bands(list)).toEqual(['Waiting for you', 'Silent clients']);
    });

    it('has a place of its own for each chat that comes while the pointer is in it', async () => {
        const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
        const list = show(chatOf('Ann'));
        point(list, 'pointerenter');
        const chats = [chatOf('Ann')];
        for (const [name, rule] of [
            ['Ben', 'nudge'],
            ['Cleo', 'response'],
            ['Dan', 'nudge'],
            ['Eve', 'response'],
            ['Fay', 'nudge']
        ] as const) {
            chats.push(chatOf(name, rule));
            await update(list, ...chats);
        }
        expect(names(list)).toEqual(['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay']);
        point(list, 'pointerleave');
        await Promise.resolve();
        expect(names(list)).toEqual(['Ann', 'Cleo', 'Eve', 'Ben', 'Dan', 'Fay']);
        // The framework tells of two places that have one key.
        expect(errors).not.toHaveBeenCalled();
        errors.mockRestore();
    });

    it('moves no row while the keyboard goes from one to the next', async () => {
        const list = show(chatOf('Dana'), chatOf('Eli', 'nudge'));
        list.focusRow('0Mw-Dana');
        restByKeyboard(list);
        await update(list, chatOf('Dana', 'nudge'), chatOf('Eli'));
        // The browser lets what was put off run between the events of a Tab: after focusout, before focusin.
        const leaveFor = async (relatedTarget: Element | null): Promise<void> => {
            const event = new FocusEvent('focusout', { relatedTarget, bubbles: true, composed: true });
            rows(list)[0]?.dispatchEvent(event);
            await Promise.resolve();
        };
        await leaveFor(rows(list)[1] ?? null);
        expect(names(list)).toEqual(['Dana', 'Eli']);
        await leaveFor(document.body);
        expect(names(list)).toEqual(['Eli', 'Dana']);
    });

    it('keeps the place of a chat that is gone while the pointer is in it', async () => {
        const list = show(chatOf('Dana'), chatOf('Eli'));
        point(list, 'pointerenter');
        await update(list, chatOf('Eli'));
        expect(names(list)).toEqual(['Dana', 'Eli']);
        expect(rows(list)[0]?.shadowRoot?.querySelector('.count')).toBeNull();

        point(list, 'pointerleave');
        await Promise.resolve();
        expect(names(list)).toEqual(['Eli']);
    });

    it('keeps no places once it is empty, though the pointer never left what is not there any more', async () => {
        const list = show(chatOf('Dana'));
        point(list, 'pointerenter');
        await update(list);
        await update(list, chatOf('Eli', 'nudge'));
        expect(names(list)).toEqual(['Eli']);
        await update(list, chatOf('Eli', 'nudge'), chatOf('Fay'));
        expect(names(list)).toEqual(['Fay', 'Eli']);
    });

    it('moves its rows again once what had the focus in it is gone', async () => {
        const list = show(chatOf('Dana', 'response', { phase: 'offered' }), chatOf('Eli', 'nudge'));
        list.focusRow('0Mw-Dana');
        restByKeyboard(list);
        // Back in the queue its row has no button that could have the focus.
        const queued = chatOf('Dana', 'response', { phase: 'waiting' });
        await update(list, queued, chatOf('Eli', 'nudge'), chatOf('Fay'));
        expect(document.activeElement).toBe(document.body);
        await update(list, queued, chatOf('Eli', 'nudge'), chatOf('Fay'));
        expect(names(list)).toEqual(['Fay', 'Eli', 'Dana']);
    });

    it('keeps the focus in the place of a chat that is gone', async () => {
        const list = show(chatOf('Dana', 'response', { phase: 'offered' }), chatOf('Eli', 'nudge'));
        list.focusRow('0Mw-Dana');
        restByKeyboard(list);
        await update(list, chatOf('Eli', 'nudge'), chatOf('Fay'));
        expect(document.activeElement).toBe(list);
        expect(names(list)).toEqual(['Dana', 'Eli', 'Fay']);
    });

    it('opens the most urgent chat, and the one where the pointer rests', async () => {
        const list = show(chatOf('Dana'), chatOf('Eli'), chatOf('Fay'));
        expect(open(list)).toEqual(['Dana']);

        point(list, 'pointerenter');
        const rest = { detail: { chat: '0Mw-Fay', byKeyboard: false }, bubbles: true, composed: true };
        rows(list)[2]?.dispatchEvent(new CustomEvent('rest', rest));
        await Promise.resolve();
        expect(open(list)).toEqual(['Dana', 'Fay']);

        point(list, 'pointerleave');
        await Promise.resolve();
        expect(open(list)).toEqual(['Dana']);
    });

    it('leaves a chat whose page is in front on one line', () => {
        expect(open(show(chatOf('Dana', 'response', { isInFront: true }), chatOf('Eli')))).toEqual([]);
    });

    it('folds what has ended, with a count', async () => {
        const list = show(chatOf('Dana'), chatOf('Eli', 'response', { phase: 'ended', clocks: [] }));
        const fold = list.shadowRoot?.querySelector<HTMLElement>('.fold');
        expect(names(list)).toEqual(['Dana']);
        expect(fold?.textContent).toBe('Ended (1)');

        fold?.click();
        await Promise.resolve();
        expect(names(list)).toEqual(['Dana', 'Eli']);
        expect(fold?.getAttribute('aria-expanded')).toBe('true');
    });

    it('moves the focus to a row by its number, or by its chat', () => {
        const list = show(chatOf('Dana'), chatOf('Eli'));
        list.focusRow(2);
        expect((list.shadowRoot?.activeElement as HTMLElement).dataset.line).toBe('0Mw-Eli');
        list.focusRow(3);
        expect((list.shadowRoot?.activeElement as HTMLElement).dataset.line).toBe('0Mw-Eli');
        list.focusRow('0Mw-Dana');
        expect((list.shadowRoot?.activeElement as HTMLElement).dataset.line).toBe('0Mw-Dana');
    });

    it('says what it is for while there is no chat', () => {
        expect(show().shadowRoot?.querySelector('.empty')?.textContent).toBe(
            'No chatsNew requests show up here with the time to accept them.'
        );
    });

    it('is accessible with chats and without', async () => {
        await expect(show(chatOf('Dana'))).toBeAccessible();
        await expect(show()).toBeAccessible();
    });
});
