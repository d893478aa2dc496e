import { createElement, type LightningHTMLElement } from 'lwc';
import type { ActionState, ActionView } from 'c/session';
import DueActions from 'c/dueActions';

type Actions = LightningHTMLElement<DueActions>;

function show(view: Partial<ActionView>, now = 0): Actions {
    const element = createElement('c-due-actions', { is: DueActions });
    const action: ActionView = {
        key: 'chat|nudge|1',
        action: 'nudge',
        state: 'due',
        text: 'Are you still there?',
        ...view
    };
    Object.assign(element, { actions: [action], now, name: 'Due for Dana Cruz' });
    document.body.appendChild(element);
    return element;
}

function texts(element: Actions, selector: string): string[] {
    return Array.from(element.shadowRoot?.querySelectorAll(selector) ?? [], (found) => found.textContent ?? '');
}

describe('c-due-actions', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('says what is due, in which words, and what the agent can do', () => {
        const element = show({});

        expect(texts(element, '.what')).toEqual(['The client is silent: ask if they are still there']);
        expect(texts(element, '.text')).toEqual(['Are you still there?']);
        expect(texts(element, 'button')).toEqual(['Insert now', 'Snooze 1 min', 'Skip']);
    });

    it('leaves out the button that stands elsewhere', () => {
        const element = createElement('c-due-actions', { is: DueActions });
        const due = { key: 'k', action: 'nudge', state: 'due' } as const;
        Object.assign(element, { actions: [due, { ...due, key: 'l' }], isFirstElsewhere: true });
        document.body.appendChild(element);

        expect(texts(element, 'button')).toEqual(['Snooze 1 min', 'Skip', 'Insert now', 'Snooze 1 min', 'Skip']);
    });

    it('says that it ends the chat', () => {
        expect(texts(show({ action: 'end', text: 'Hey!' }), 'button')).toEqual([
            'Say goodbye and end',
            'Snooze 1 min',
            'Skip'
        ]);
    });

    it('offers to insert, send or skip a text that is ready to send', () => {
        const element = show({ state: 'parked', reason: 'mayHoldDraft' });

        expect(texts(element, 'button')).toEqual(['Insert', 'Send', 'Skip']);
        expect(texts(element, '.state')).toEqual(['Your message box may hold a draft, so it was left alone']);
    });

    it('offers only to send or skip a text of legacy Chat, which has no way into the message box', () => {
        const element = show({ state: 'parked', reason: 'inputUnavailable' });

        expect(texts(element, 'button')).toEqual(['Send now', 'Skip']);
        expect(texts(element, '.state')).toEqual(['Legacy chat: send this with one click']);
    });

    it('says of the closing words of legacy Chat that they end it', () => {
        const element = show({ action: 'end', state: 'parked', reason: 'inputUnavailable' });

        expect(texts(element, 'button')).toEqual(['Say goodbye and end', 'Skip']);
    });

    it('offers to clear the message box of words that are no longer needed', () => {
        const element = show({ state: 'leftInInput', reason: 'notOwed' });

        expect(texts(element, 'button')).toEqual(['Clear message box']);
        expect(texts(element, '.state')[0]).toMatch(/^No longer needed\./);
    });

    it('lets the agent stop what is about to be done by itself', () => {
        const element = show({ state: 'coming', until: 20_000, mode: 'insert' });

        expect(texts(element, '.text')).toEqual(['Are you still there?']);
        expect(texts(element, '.state')).toEqual(['Goes into your message box in 0:20']);
        expect(texts(show({ state: 'coming', until: 20_000, mode: 'send' }), '.state')).toEqual(['Sends in 0:20']);
        expect(texts(show({ action: 'ticket:answer', state: 'coming', until: 20_000 }), '.state')).toEqual([
            'Opens a ticket in 0:20'
        ]);
        expect(texts(element, 'button')).toEqual(['Insert now', 'Snooze 1 min', 'Skip']);
    });

    it("shows the server's own words for what failed, and a retry", () => {
        const element = show({ action: 'ticket:answer', state: 'failed', message: 'Case Origin is required' });

        expect(texts(element, '[role="alert"]')).toEqual(['Not done: Case Origin is required']);
        expect(texts(element, 'button')).toEqual(['Retry', 'Skip']);
    });

    it('says when a failed action is retried, apart from what screen readers are told at once', () => {
        const element = show({ state: 'failed', message: 'The server is busy', until: 20_000 });

        expect(texts(element, '[role="alert"]')).toEqual(['Not done: The server is busy']);
        expect(texts(element, '.state')[1]).toBe('Retrying in 0:20');
        expect(texts(show({ state: 'failed', until: 20_000 }, 20_000), '.state')).toHaveLength(1);
    });

    it('offers to bring a chat on screen that is not, and to do it there', () => {
        const element = show({ state: 'notOnScreen' });

        expect(texts(element, '.state')).toEqual(['Open this chat first']);
        expect(texts(element, 'button')).toEqual(['Open chat and retry', 'Skip']);
    });

    it('offers nothing while an action is being done', () => {
        expect(texts(show({ state: 'claimed' }), 'button')).toEqual([]);
    });

    it.each([
        ['Insert', 'insert'],
        ['Send', 'send'],
        ['Skip', 'skip']
    ])('says %s of a text that is ready as the command %s', (label, command) => {
        const element = show({ state: 'parked', reason: 'mayHoldDraft' });
        const heard = jest.fn();
        element.addEventListener('act', heard);

        [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((one) => one.textContent === label)?.click();

        const [[event]] = heard.mock.calls as [[CustomEvent]];
        expect(event.detail).toEqual({ key: 'chat|nudge|1', command });
    });

    it('says which command was given to which action', () => {
        const element = show({});
        const heard = jest.fn();
        document.body.addEventListener('act', heard, { once: true });

        element.shadowRoot?.querySelectorAll('button')[1]?.click();

        const [[event]] = heard.mock.calls as [[CustomEvent]];
        expect(event.detail).toEqual({ key: 'chat|nudge|1', command: 'snooze' });
    });

    describe('while the pointer is on an action whose time runs', () => {
        const COMING = { key: 'k', action: 'nudge', state: 'coming', until: 10_000 } as const;

        const point = (element: Actions, type: 'pointerenter' | 'pointerleave'): Promise<void> => {
            // The browser's own events are no CustomEvents.
            // eslint-disable-next-line @lwc/lwc/prefer-custom-event
            element.shadowRoot?.querySelector('.action')?.dispatchEvent(new Event(type));
            return Promise.resolve();
        };
        const become = (element: Actions, ...actions: ActionView[]): Promise<void> => {
            element.actions = actions;
            return Promise.resolve();
        };

        it('leaves its buttons as they are: a click meant for one must not land on another', async () => {
            const element = show(COMING);
            await point(element, 'pointerenter');
            await become(element, { ...COMING, state: 'inserted' });
            expect(texts(element, 'button')).toEqual(['Insert now', 'Snooze 1 min', 'Skip']);
            await point(element, 'pointerleave');
            expect(texts(element, 'button')).toEqual(['Skip']);
        });

        it('changes its buttons once the agent has pressed one', async () => {
            const element = show(COMING);
            await point(element, 'pointerenter');
            element.shadowRoot?.querySelector('button')?.click();
            await become(element, { ...COMING, state: 'inserted' });
            expect(texts(element, 'button')).toEqual(['Skip']);
        });

        it('clears the message box by one click once the client is back', async () => {
            const element = show(COMING);
            await point(element, 'pointerenter');
            await become(element, { ...COMING, state: 'inserted', until: undefined });
            await become(element, { ...COMING, state: 'leftInInput', until: undefined });
            expect(texts(element, 'button')).toEqual(['Clear message box']);
        });

        it('does not keep the buttons of a text that waits for the agent alone', async () => {
            const element = show({ ...COMING, state: 'inserted', until: undefined });
            await point(element, 'pointerenter');
            await become(element, { ...COMING, state: 'failed' });
            expect(texts(element, 'button')).toEqual(['Retry', 'Skip']);
        });

        it('knows nothing of its buttons any more once it is gone', async () => {
            const element = show(COMING);
            await point(element, 'pointerenter');
            await become(element);
            await become(element, { ...COMING, state: 'leftInInput' });
            expect(texts(element, 'button')).toEqual(['Clear message box']);
        });
    });

    it('keeps the focus when one of several is gone whose button has it, and on no other button', async () => {
        const element = show({});
        const [first] = element.actions as [ActionView];
        element.actions = [first, { ...first, key: 'chat|hold|1' }];
        await Promise.resolve();
        element.shadowRoot?.querySelector<HTMLElement>('[data-key="chat|hold|1"]')?.focus();
        element.actions = [first];
        await Promise.resolve();
        expect(element.shadowRoot?.activeElement).toBe(element.shadowRoot?.querySelector('[role="group"]'));
    });

    it.each<ActionState>([
        'coming',
        'due',
        'claimed',
        'inserted',
        'parked',
        'failed',
        'notOnScreen',
        'leftInInput',
        'snoozed'
    ])('is accessible while an action is %s', async (state) => {
        await expect(show({ state, message: state === 'failed' ? 'No access' : undefined })).toBeAccessible();
    });
});
