import { createElement, type LightningHTMLElement } from 'lwc';
import type { ShownChat } from 'c/bands';
import ChatRow from 'c/chatRow';
import showCountdowns from 'c/countdowns';
import { clock, NOW } from '../../clockList/__tests__/clockView';

function dana(of: Partial<ShownChat> = {}): ShownChat {
    return {
        chat: '0Mw000000000001AAA',
        kind: 'messaging',
        clientName: 'Dana Cruz',
        clocks: [clock({}), clock({ rule: 'answer', due: NOW + 282_000, limit: 300_000 })],
        buttons: ['hold', 'ticket'],
        actions: [],
        phase: 'accepted',
        ...of
    };
}

type Row = LightningHTMLElement<ChatRow>;

function show(chat: ShownChat, isOpen = false): Row {
    const row = createElement('c-chat-row', { is: ChatRow });
    Object.assign(row, { chat, now: NOW, isOpen });
    document.body.setAttribute('role', 'list');
    document.body.appendChild(row);
    return row;
}

function texts(row: Row, selector: string): string[] {
    return Array.from(row.shadowRoot?.querySelectorAll(selector) ?? [], (found) => found.textContent ?? '');
}

function find(row: Row, selector: string): HTMLElement {
    return row.shadowRoot?.querySelector(selector) as HTMLElement;
}

function hear(name: string): jest.Mock {
    const heard = jest.fn();
    document.body.addEventListener(name, (event) => void heard((event as CustomEvent).detail), { once: true });
    return heard;
}

function ring(row: Row): string | null {
    return find(row, 'circle').getAttribute('stroke-dasharray');
}

describe('c-chat-row', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows the client, the one clock that matters with its state, and what the client wrote last', () => {
        const row = show(dana({ lastWords: 'Where is my order?' }));

        expect(texts(row, '.go')).toEqual(['Dana Cruz']);
        expect(texts(row, '.count')).toEqual(['Reply 0:42']);
        expect(texts(row, '.word')).toEqual([' on time']);
        expect(texts(row, '.last')).toEqual(['Where is my order?']);
        expect(find(row, 'c-clock-list')).toBeNull();
    });

    it('drains its ring with the time, and fills it again when the client waits too long', () => {
        const row = show(dana());
        expect(ring(row)).toBe('21 30');
        showCountdowns(NOW + 12_000);
        expect(ring(row)).toBe('15 30');
        showCountdowns(NOW + 42_000);
        expect(ring(row)).toBe('0 30');
        showCountdowns(NOW + 43_000);
        expect(ring(row)).toBe('30 30');
        expect(texts(row, '.count')).toEqual(['Reply 0:01']);
    });

    it('is named by client, band, clock and state', () => {
        const row = show(dana());
        const named = (find(row, '[role="listitem"]').getAttribute('aria-labelledby') ?? '').split(' ');

        expect(named.map((id) => find(row, `[id="${id}"]`).textContent)).toEqual([
            'Dana Cruz',
            'Waiting for you',
            'Reply 0:42',
            ' on time'
        ]);
    });

    it('offers what the etiquette asks for next, and the rest in its menu', async () => {
        const row = show(dana());
        expect(texts(row, '.line > .slds-button:not(.more)')).toEqual(['Hold']);
        const pressed = hear('press');
        find(row, '.more').click();
        await Promise.resolve();
        expect(texts(row, '[role="menuitem"]')).toEqual(['Open ticket', 'Mute']);
        find(row, '[role="menuitem"]').click();

        expect(pressed).toHaveBeenCalledWith({ chat: '0Mw000000000001AAA', button: 'ticket' });
        await Promise.resolve();
        expect(find(row, '[role="menu"]')).toBeNull();
    });

    it('offers a due text first, and what else can be done with it in the menu', async () => {
        const row = show(
            dana({ actions: [{ key: 'k', action: 'nudge', state: 'due', text: 'Hi' }], buttons: ['hold'] })
        );
        const acted = hear('act');
        find(row, '.more').click();
        await Promise.resolve();

        expect(texts(row, '.line > .slds-button:not(.more)')).toEqual(['Insert now']);
        expect(texts(row, '[role="menuitem"]')).toEqual(['Snooze', 'Skip', 'Hold', 'Mute']);
        find(row, '.slds-button_brand').click();
        expect(acted).toHaveBeenCalledWith({ key: 'k', command: 'do' });
    });

    it('offers to end a chat whose closing words stand in the message box, and nothing more for other words', () => {
        const inserted = { key: 'k', action: 'end', state: 'inserted' } as const;
        const closing = show(dana({ actions: [inserted], buttons: ['hold', 'end'] }));
        const asking = show(dana({ actions: [{ ...inserted, action: 'nudge' }], buttons: ['hold', 'nudge'] }));

        expect(texts(closing, '.line > .slds-button:not(.more)')).toEqual(['End']);
        expect(texts(asking, '.line > .slds-button:not(.more)')).toEqual([]);
    });

    it('offers no ticket because a chat is long in which nothing is owed', () => {
        const long = clock({ rule: 'duration', kind: 'prompt' });
        const over = clock({ rule: 'duration', kind: 'prompt', state: 'due' });
        for (const main of [long, over]) {
            const row = show(dana({ clocks: [main], buttons: ['hold', 'ticket'] }));
            expect(texts(row, '.line > .slds-button:not(.more)')).toEqual([]);
        }
    });

    it('shows no other button for the moment in which an action is being done', () => {
        const claimed = { key: 'k', action: 'nudge', state: 'claimed' } as const;
        const coming = { key: 'l', action: 'ticket:answer', state: 'coming' } as const;
        const parked = { key: 'm', action: 'update', state: 'parked' } as const;
        const first = (...actions: ShownChat['actions']): string[] =>
            texts(show(dana({ actions, buttons: ['hold', 'nudge', 'end'] })), '.line > .slds-button:not(.more)');

        expect(first(claimed)).toEqual([]);
        expect(first(claimed, coming)).toEqual([]);
        expect(first(coming)).toEqual(['Open ticket now']);
        expect(first(parked, claimed)).toEqual(['Insert']);
    });

    it('mutes the chat and lets it ring again, from its menu, and says in words that it is muted', async () => {
        for (const isMuted of [false, true]) {
            const row = show(dana({ isMuted }));
            const muted = hear('set');
            expect(texts(row, '[id^="state"]')).toEqual([isMuted ? ' on time, muted' : ' on time']);
            expect(find(row, '.muted') !== null).toBe(isMuted);
            find(row, '.more').click();
            await Promise.resolve();
            const items = [...(row.shadowRoot?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
            expect(items.at(-1)?.textContent).toBe(isMuted ? 'Unmute' : 'Mute');
            items.at(-1)?.click();
            expect(muted).toHaveBeenCalledWith({ [isMuted ? 'unmute' : 'mute']: '0Mw000000000001AAA' });
        }
    });

    it('takes a double-click for one press: the second click may hit what came there with the first', () => {
        const pressed = hear('press');
        find(show(dana()), '.line > .slds-button').dispatchEvent(new MouseEvent('click', { detail: 2 }));
        expect(pressed).not.toHaveBeenCalled();
    });

    it('offers no mute for a chat that is not the agent’s', () => {
        for (const phase of ['offered', 'waiting', 'ended'] as const) {
            expect(find(show(dana({ phase, buttons: [] })), '.more')).toBeNull();
        }
    });

    it('walks its menu by keys, and gives the focus back', async () => {
        const row = show(dana({ buttons: ['hold', 'update', 'ticket'] }));
        find(row, '.more').click();
        await Promise.resolve();
        const items = [...(row.shadowRoot?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
        const key = (name: string): boolean | undefined =>
            row.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));

        expect(row.shadowRoot?.activeElement).toBe(items[0]);
        key('ArrowDown');
        expect(row.shadowRoot?.activeElement).toBe(items[1]);
        key('ArrowDown');
        key('ArrowDown');
        expect(row.shadowRoot?.activeElement).toBe(items[0]);
        key('End');
        expect(row.shadowRoot?.activeElement).toBe(items[2]);
        key('Escape');
        await Promise.resolve();
        expect(row.shadowRoot?.activeElement).toBe(find(row, '.more'));
        expect(find(row, '[role="menu"]')).toBeNull();
    });

    it('gives the focus back when something was chosen from its menu', async () => {
        const row = show(dana());
        find(row, '.more').click();
        await Promise.resolve();
        find(row, '[role="menuitem"]').click();
        await Promise.resolve();

        expect(row.shadowRoot?.activeElement).toBe(find(row, '.more'));
    });

    it('keeps the focus when the button that has it gives way to another', async () => {
        const row = show(dana());
        find(row, '.line > .slds-button').focus();
        row.chat = dana({ clocks: [clock({ rule: 'nudge' })], buttons: ['nudge', 'ticket'] });
        await Promise.resolve();
        expect(texts(row, '.line > .slds-button:not(.more)')).toEqual(['Nudge']);
        expect(row.shadowRoot?.activeElement).toBe(find(row, '.more'));
    });

    it('keeps the focus when an offer has run out whose button has it', async () => {
        const row = show(dana({ phase: 'offered', buttons: [], clocks: [] }));
        find(row, '.line > .slds-button').focus();
        row.chat = dana({ phase: 'ended', buttons: [], clocks: [] });
        await Promise.resolve();
        expect(row.shadowRoot?.activeElement).toBe(find(row, '.go'));
    });

    it('takes no focus that was not in it when its buttons change', async () => {
        const row = show(dana());
        row.chat = dana({ clocks: [clock({ rule: 'nudge' })], buttons: ['nudge', 'ticket'] });
        await Promise.resolve();
        expect(document.activeElement).toBe(document.body);
    });

    it('lets an offered chat be accepted or declined, and nothing else', () => {
        const row = show(dana({ phase: 'offered', buttons: [], clocks: [clock({ rule: 'connect' })] }));
        const answered = hear('answer');

        expect(texts(row, 'button')).toEqual(['Accept', 'Decline']);
        find(row, 'button').click();
        expect(answered).toHaveBeenCalledWith({ chat: '0Mw000000000001AAA', isAccepted: true });
    });

    it('has nothing to press and no alarm for a chat in the queue', () => {
        const late = clock({ rule: 'connect', state: 'overdue', due: NOW - 5_000 });
        const row = show(dana({ phase: 'waiting', buttons: [], clocks: [late] }));

        expect(texts(row, 'button')).toEqual([]);
        expect(find(row, '.overdue')).toBeNull();
        expect(texts(row, '.word')).toEqual([' late']);
    });

    it('goes to the chat by its name', () => {
        const row = show(dana());
        const gone = hear('go');
        find(row, '.go').click();

        expect(gone).toHaveBeenCalledWith({ chat: '0Mw000000000001AAA' });
    });

    it('shows all clocks and what is due when it is opened', async () => {
        const snoozed = { key: 'k', action: 'nudge', state: 'snoozed', until: NOW + 60_000 } as const;
        const row = show(dana({ actions: [snoozed] }), true);
        const inside = (component: string, selector: string) =>
            find(row, component).shadowRoot?.querySelector(selector)?.textContent;

        expect(inside('c-clock-list', '.count')).toBe('Resolve or ticket 4:42');
        expect(inside('c-due-actions', '.state')).toBe('Snoozed for 1:00');
        showCountdowns(NOW + 15_000);
        await Promise.resolve();
        expect(inside('c-clock-list', '.count')).toBe('Resolve or ticket 4:27');
        expect(inside('c-due-actions', '.state')).toBe('Snoozed for 0:45');
    });

    it('stays one line where it has nothing more to show', () => {
        expect(find(show(dana({ clocks: [clock({})] }), true), '.details')).toBeNull();
    });

    it('flags an ended chat whose text may not have been sent, and shows its ticket', () => {
        const row = show(dana({ phase: 'ended', clocks: [], buttons: [], isUnsent: true, caseNumber: '00001042' }));

        expect(texts(row, '.unsent')).toEqual(['May not have been sent. Check the chat.']);
        expect(texts(row, '.ticket')).toEqual(['00001042']);
        expect(find(row, '.ticket').getAttribute('aria-label')).toBe('Ticket 00001042');
    });

    it.each<[string, Partial<ShownChat>, boolean]>([
        ['with time left', {}, false],
        ['late and open', { clocks: [clock({ state: 'overdue', due: NOW - 5_000 })] }, true],
        ['with something due', { actions: [{ key: 'k', action: 'nudge', state: 'due', text: 'Hi' }] }, true],
        ['ended', { phase: 'ended', clocks: [], buttons: [] }, false]
    ])('is accessible %s', async (_, of, isOpen) => {
        await expect(show(dana(of), isOpen)).toBeAccessible();
    });
});
