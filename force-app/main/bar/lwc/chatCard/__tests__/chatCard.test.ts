import { createElement, type LightningHTMLElement } from 'lwc';
import type { ChatView, ClockView } from 'c/session';
import ChatCard from 'c/chatCard';

const NOW = 1_000_000;

function clock(of: Partial<ClockView>): ClockView {
    return {
        rule: 'response',
        kind: 'limit',
        start: NOW - 18_000,
        due: NOW + 42_000,
        limit: 60_000,
        remaining: 42_000,
        state: 'onTime',
        owed: false,
        ...of
    };
}

function dana(of: Partial<ChatView> = {}): ChatView {
    return {
        chat: '0Mw000000000001AAA',
        kind: 'messaging',
        clientName: 'Dana Cruz',
        clocks: [clock({})],
        buttons: ['hold', 'ticket'],
        actions: [],
        phase: 'accepted',
        ...of
    };
}

type Card = LightningHTMLElement<ChatCard>;

function show(chat: ChatView, now = NOW): Card {
    const card = createElement('c-chat-card', { is: ChatCard });
    Object.assign(card, { chat, now });
    document.body.appendChild(card);
    return card;
}

function texts(card: Card, selector: string): string[] {
    return Array.from(card.shadowRoot?.querySelectorAll(selector) ?? [], (found) => found.textContent ?? '');
}

function button(card: Card, label: string): HTMLButtonElement {
    const found = [...(card.shadowRoot?.querySelectorAll('button') ?? [])].find((one) => one.textContent === label);
    if (!found) {
        throw new Error(`There is no button ${label}.`);
    }
    return found;
}

describe('c-chat-card', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows each clock as its rule and the time left, with its state in words', () => {
        const card = show(dana({ clocks: [clock({}), clock({ rule: 'answer', due: NOW + 282_000, limit: 300_000 })] }));

        expect(texts(card, '.count')).toEqual(['Response 0:42', 'Answer 4:42']);
        expect(texts(card, '.word')).toEqual(['on time', 'on time']);
    });

    it('counts down by the second and shows how long a clock is overdue', async () => {
        const card = show(dana());

        card.tick(NOW + 1_000);
        expect(texts(card, '.count')).toEqual(['Response 0:41']);
        card.tick(NOW + 42_000);
        expect(texts(card, '.count')).toEqual(['Response 0:00']);

        card.chat = dana({ clocks: [clock({ state: 'overdue' })] });
        card.tick(NOW + 54_000);
        await Promise.resolve();
        expect(texts(card, '.count')).toEqual(['Response 0:12']);
        expect(texts(card, '.word')).toEqual(['overdue']);
    });

    it('renders nothing anew while only time passes', () => {
        const card = show(dana());
        const before = card.shadowRoot?.querySelector('.time')?.firstChild;

        card.chat = dana({ clocks: [clock({ remaining: 41_000 })] });
        card.tick(NOW + 1_000);

        expect(card.shadowRoot?.querySelector('.time')?.firstChild).toBe(before);
        expect(texts(card, '.count')).toEqual(['Response 0:41']);
    });

    it('starts the countdown afresh when the next episode of a rule starts', async () => {
        const card = show(dana());
        card.tick(NOW + 40_000);

        card.now = NOW + 40_000;
        card.chat = dana({ clocks: [clock({ start: NOW + 40_000, due: NOW + 100_000 })] });
        await Promise.resolve();

        expect(texts(card, '.count')).toEqual(['Response 1:00']);
    });

    it('holds a paused clock still and says that all agents are engaged', () => {
        const paused = clock({ rule: 'connect', state: 'paused', due: undefined, limit: 30_000, remaining: 12_000 });
        const card = show(dana({ phase: 'waiting', clocks: [paused], buttons: [], pausedBecause: 'allEngaged' }));

        card.tick(NOW + 60_000);

        expect(texts(card, '.count')).toEqual(['Connect 0:12']);
        expect(texts(card, '.word')).toEqual(['paused: all agents engaged']);
        expect(texts(card, '.phase')).toEqual(['waiting']);
    });

    it('never shows an end that waits for its nudge as overdue', () => {
        const idle = clock({
            rule: 'idle',
            kind: 'prompt',
            due: undefined,
            limit: 300_000,
            start: NOW,
            remaining: undefined
        });
        const card = show(dana({ clocks: [idle] }));

        card.tick(NOW + 400_000);

        expect(texts(card, '.count')).toEqual(['Idle 0:00']);
        expect(texts(card, '.word')).toEqual(['after the nudge']);
    });

    it('never shows more time than the limit, though an event may be a moment ahead', () => {
        expect(texts(show(dana({ clocks: [clock({ due: NOW + 60_800 })] })), '.count')).toEqual(['Response 1:00']);
    });

    it('enables the buttons that the etiquette allows and says why the others are not', () => {
        const card = show(dana());

        expect(button(card, 'Hold').disabled).toBe(false);
        expect(button(card, 'Hold').title).toBe('');
        expect(button(card, 'Update').disabled).toBe(true);
        expect(button(card, 'Update').title).toBe('No hold is on');
        expect(texts(card, 'button')).toEqual(['Go to chat', 'Hold', 'Update', 'Nudge', 'Open ticket', 'End']);
    });

    it('says which button of which chat was pressed', () => {
        const card = show(dana());
        const heard = jest.fn();
        document.body.addEventListener('press', heard, { once: true });
        document.body.addEventListener('go', heard, { once: true });

        button(card, 'Hold').click();
        button(card, 'Go to chat').click();

        expect((heard.mock.calls as [CustomEvent][]).map(([event]) => event.detail as unknown)).toEqual([
            { chat: '0Mw000000000001AAA', button: 'hold' },
            { chat: '0Mw000000000001AAA' }
        ]);
    });

    it('shows the ticket of the chat', () => {
        expect(texts(show(dana({ caseNumber: '00001042' })), '.ticket')).toEqual(['Ticket 00001042']);
    });

    it('counts down to what was put off', async () => {
        const snoozed = { key: 'k', action: 'nudge', state: 'snoozed', until: NOW + 60_000 } as const;
        const card = show(dana({ actions: [snoozed] }));
        const due = () =>
            card.shadowRoot?.querySelector('c-due-actions')?.shadowRoot?.querySelector('.state')?.textContent;

        expect(due()).toBe('Again in 1:00');
        card.tick(NOW + 15_000);
        await Promise.resolve();
        expect(due()).toBe('Again in 0:45');
    });

    it('shows a dismissed clock without alarm, and tells it from the same clock before', async () => {
        const nudge = clock({ rule: 'nudge', kind: 'prompt', state: 'due', owed: true, due: NOW - 5_000 });
        const card = show(dana({ clocks: [nudge] }));
        expect(texts(card, '.word')).toEqual(['overdue, due']);
        expect(card.shadowRoot?.querySelector('article')?.classList).toContain('due');

        card.chat = dana({ clocks: [{ ...nudge, isDismissed: true }] });
        await Promise.resolve();

        expect(texts(card, '.word')).toEqual(['dismissed']);
        expect(card.shadowRoot?.querySelector('article')?.classList).toContain('dismissed');
        expect(card.shadowRoot?.querySelector('.due, .overdue')).toBeNull();
    });

    it('leaves texts that are ready to send to the region of their own beside the conversation', () => {
        const parked = { key: 'k', action: 'nudge', state: 'parked', text: 'Hi' } as const;
        const inBar = show(dana({ actions: [parked] }));
        const beside = createElement('c-chat-card', { is: ChatCard });
        Object.assign(beside, { chat: dana({ actions: [parked] }), now: NOW, besideConversation: true });
        document.body.appendChild(beside);

        expect(inBar.shadowRoot?.querySelector('c-due-actions')).not.toBeNull();
        expect(beside.shadowRoot?.querySelector('c-due-actions')).toBeNull();
    });

    it('leaves out the name and the way there beside the conversation', () => {
        const card = createElement('c-chat-card', { is: ChatCard });
        Object.assign(card, { chat: dana({ clocks: [] }), now: NOW, besideConversation: true });
        document.body.appendChild(card);

        expect(card.shadowRoot?.querySelector('h3')).toBeNull();
        expect(texts(card, '.nothing')).toEqual(['No clock is running for this chat.']);
        expect(texts(card, 'button')).not.toContain('Go to chat');
    });

    it.each<[string, Partial<ChatView>]>([
        ['with time left', {}],
        ['overdue', { clocks: [clock({ state: 'overdue', due: NOW - 5_000 })] }],
        [
            'with something due',
            { actions: [{ key: 'k', action: 'nudge', state: 'due', text: 'Are you still there?' }] }
        ],
        ['ended', { phase: 'ended', clocks: [], buttons: [] }]
    ])('is accessible %s', async (_, of) => {
        await expect(show(dana(of))).toBeAccessible();
    });
});
