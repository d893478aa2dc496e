import { createElement, type LightningHTMLElement } from 'lwc';
import etiquette from '@salesforce/messageChannel/Etiquette__c';
import { MessageContext, publish, subscribe, unsubscribe, type Subscription } from 'lightning/messageService';
import { getAllTabInfo } from 'lightning/platformWorkspaceApi';
import type { ChatView } from 'c/session';
import EtiquettePanel from 'c/etiquettePanel';

const SESSION = '0Mwxx0000000001AAA';
const TRANSCRIPT = '570xx0000000001AAA';
const NOW = 1_000_000;
/** Each panel has a name of its own. */
const PANEL = expect.any(String) as string;

type Panel = LightningHTMLElement<EtiquettePanel>;

function viewOf(chat: string): ChatView {
    return {
        chat,
        kind: 'messaging',
        clientName: 'Dana Cruz',
        clocks: [
            {
                rule: 'response',
                kind: 'limit',
                start: NOW,
                due: NOW + 42_000,
                limit: 60_000,
                remaining: 42_000,
                state: 'onTime',
                owed: false
            }
        ],
        buttons: ['hold', 'ticket'],
        actions: [],
        phase: 'accepted'
    };
}

let resize: (width: number) => void;
let heard: Record<string, unknown>[];
let subscription: Subscription;

async function open(recordId: string): Promise<Panel> {
    const panel = createElement('c-etiquette-panel', { is: EtiquettePanel });
    panel.recordId = recordId;
    document.body.appendChild(panel);
    (MessageContext as unknown as { emit(value: unknown): void }).emit({});
    await Promise.resolve();
    return panel;
}

async function tell(message: object): Promise<void> {
    publish({}, etiquette, message);
    await Promise.resolve();
}

function card(panel: Panel): Element | null | undefined {
    return panel.shadowRoot?.querySelector('c-clock-list');
}
function count(panel: Panel): string | null | undefined {
    return card(panel)?.shadowRoot?.querySelector('.count')?.textContent;
}

describe('c-etiquette-panel', () => {
    beforeEach(() => {
        heard = [];
        subscription = subscribe({}, etiquette, (message) => heard.push(message as Record<string, unknown>));
        Object.assign(window, {
            ResizeObserver: class {
                constructor(callback: (entries: { contentRect: { width: number } }[]) => void) {
                    resize = (width) => callback([{ contentRect: { width } }]);
                }
                observe(): void {}
                disconnect(): void {}
            }
        });
    });

    afterEach(() => {
        document.body.replaceChildren();
        unsubscribe(subscription);
    });

    it("shows its chat's clocks beside the conversation, and no other chat's", async () => {
        const panel = await open(SESSION);
        await tell({ type: 'view', now: NOW, view: viewOf('0Mwxx0000000002AAA') });
        expect(card(panel)).toBeNull();

        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });
        expect(count(panel)).toBe('Reply 0:42');
        await tell({ type: 'tick', now: NOW + 1_000 });
        expect(count(panel)).toBe('Reply 0:41');
    });

    it('says that the conversation is on screen, and each time its tab is shown again', async () => {
        await open(SESSION);
        resize(400);
        resize(500);
        resize(0);
        resize(400);

        expect(heard).toEqual([
            { type: 'shown', chat: SESSION, panel: PANEL },
            { type: 'behind', chat: SESSION, panel: PANEL },
            { type: 'shown', chat: SESSION, panel: PANEL }
        ]);
    });

    it('says that the conversation is gone when its tab is closed', async () => {
        const panel = await open(SESSION);
        resize(400);
        panel.remove();

        expect(heard.at(-1)).toEqual({ type: 'hidden', chat: SESSION, panel: PANEL });
    });

    it('says that the conversation is on screen again if its tab was moved to another place', async () => {
        const panel = await open(SESSION);
        resize(400);
        heard = [];
        const elsewhere = document.body.appendChild(document.createElement('main'));
        elsewhere.appendChild(panel);
        resize(400);

        expect(heard).toEqual([
            { type: 'hidden', chat: SESSION, panel: PANEL },
            { type: 'shown', chat: SESSION, panel: PANEL }
        ]);
    });

    it('shows nothing of before when its tab was moved, until the bar says how the chat stands', async () => {
        const panel = await open(SESSION);
        resize(400);
        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });
        panel.remove();
        document.body.appendChild(panel);
        await Promise.resolve();
        expect(card(panel)).toBeNull();

        resize(400);
        expect(heard.at(-1)).toEqual({ type: 'shown', chat: SESSION, panel: PANEL });
        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });
        expect(count(panel)).toBe('Reply 0:42');
    });

    it('hands what the agent presses to the bar', async () => {
        const panel = await open(SESSION);
        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });

        const buttons = [...(panel.shadowRoot?.querySelectorAll('button') ?? [])];
        buttons.find((button) => button.textContent === 'Hold')?.click();

        expect(heard.at(-1)).toEqual({ type: 'press', chat: SESSION, button: 'hold' });
    });

    it('only shows in legacy Chat, whose toolkit is the Aura bridge, and says that the chat is open', async () => {
        const panel = await open(TRANSCRIPT);
        resize(400);
        await tell({ type: 'view', now: NOW, view: viewOf(TRANSCRIPT) });

        expect(count(panel)).toBe('Reply 0:42');
        expect(heard[0]).toEqual({ type: 'opened', chat: TRANSCRIPT, panel: expect.any(String) as string });
    });

    const parked = { key: 'nudge-key', action: 'nudge', state: 'parked', text: 'Are you still there?' } as const;
    const region = (panel: Panel): Element | null | undefined =>
        panel.shadowRoot?.querySelector('section[aria-label="Ready to send"]');
    const readyButtons = (panel: Panel): HTMLButtonElement[] => [
        ...(region(panel)?.querySelector('c-due-actions')?.shadowRoot?.querySelectorAll('button') ?? [])
    ];

    it('keeps a text that could not go into the message box in a region "Ready to send"', async () => {
        const panel = await open(SESSION);
        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });
        expect(region(panel)).toBeNull();

        const view = { ...viewOf(SESSION), actions: [{ ...parked, reason: 'mayHoldDraft' }] };
        await tell({ type: 'view', now: NOW, view });
        const due = region(panel)?.querySelector('c-due-actions')?.shadowRoot;
        expect(due?.querySelector('.text')?.textContent).toBe('Are you still there?');
        expect(readyButtons(panel).map(({ textContent }) => textContent)).toEqual(['Insert', 'Send', 'Skip']);

        readyButtons(panel)[1]?.click();
        expect(heard.at(-1)).toEqual({ type: 'act', key: 'nudge-key', command: 'send' });
    });

    it('offers to send or skip a text that is ready in legacy Chat', async () => {
        const panel = await open(TRANSCRIPT);
        const view = { ...viewOf(TRANSCRIPT), actions: [{ ...parked, reason: 'inputUnavailable' }] };
        await tell({ type: 'view', now: NOW, view });

        expect(readyButtons(panel).map(({ textContent }) => textContent)).toEqual(['Send now', 'Skip']);
    });

    it('shows nothing and offers no button once the chat is no longer the agent’s', async () => {
        const panel = await open(SESSION);
        await tell({ type: 'view', now: NOW, view: { ...viewOf(SESSION), actions: [parked] } });
        await tell({ type: 'gone', chat: SESSION });
        await tell({ type: 'tick', now: NOW + 1_000 });

        expect(card(panel)).toBeNull();
        expect(region(panel)).toBeNull();
        expect(panel.shadowRoot?.querySelector('button')).toBeNull();
        expect(panel.shadowRoot?.querySelector('.nothing')).not.toBeNull();
    });

    it('leaves the countdowns of the other chats as they are when its own chat is gone', async () => {
        const other = await open(TRANSCRIPT);
        await open(SESSION);
        await tell({ type: 'view', now: NOW, view: viewOf(TRANSCRIPT) });
        await tell({ type: 'gone', chat: SESSION });

        expect(count(other)).toBe('Reply 0:42');
    });

    it('leaves its chat and takes up the other one if its page goes on to another record', async () => {
        const next = '0Mwxx0000000002AAA';
        const panel = await open(SESSION);
        resize(400);
        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });
        heard = [];
        panel.recordId = next;
        await Promise.resolve();
        resize(400);

        expect(heard).toEqual([
            { type: 'hidden', chat: SESSION, panel: PANEL },
            { type: 'shown', chat: next, panel: PANEL }
        ]);
        expect(card(panel)).toBeNull();
        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });
        expect(card(panel)).toBeNull();
        await tell({ type: 'view', now: NOW, view: viewOf(next) });
        expect(count(panel)).toBe('Reply 0:42');
    });

    it('takes up its chat also if the page says late which one it shows', async () => {
        const panel = await open('');
        panel.recordId = SESSION;
        await Promise.resolve();
        resize(400);

        expect(heard).toEqual([{ type: 'shown', chat: SESSION, panel: PANEL }]);
    });

    it('tells the bar that a key came while its page is in front, and never which', async () => {
        await open(SESSION);
        resize(400);
        const press = (): boolean => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
        resize(0);
        heard = [];
        press();
        expect(heard).toEqual([]);
        resize(400);
        press();
        expect(heard.at(-1)).toEqual({ type: 'typed', chat: SESSION });
    });

    describe('asked for the focus', () => {
        const rects = [{}] as unknown as DOMRectList;
        const field = (place: Element, isShown = true): HTMLTextAreaElement => {
            const box = place.appendChild(document.createElement('textarea'));
            box.getClientRects = () => (isShown ? rects : ([] as unknown as DOMRectList));
            return box;
        };
        const ask = (isComing: boolean, chat = SESSION): Promise<void> => tell({ type: 'focus', chat, isComing });

        it('gives it to the message box of its own page, and to no field elsewhere', async () => {
            const page = document.body.appendChild(document.createElement('main'));
            field(document.body);
            page.appendChild(await open(SESSION));
            field(page, false);
            const box = field(page);
            resize(400);
            await ask(false);
            expect(document.activeElement).toBe(box);
        });

        it('takes it itself while there is no message box, and hands it on as soon as there is one', async () => {
            const panel = await open(SESSION);
            await ask(true);
            expect(document.activeElement).toBe(document.body);
            resize(400);
            expect(document.activeElement).toBe(panel);
            const box = field(document.body);
            await tell({ type: 'tick', now: NOW });
            expect(document.activeElement).toBe(box);
            box.blur();
            await tell({ type: 'tick', now: NOW });
            expect(document.activeElement).toBe(document.body);
        });

        it('leaves it alone while another page is in front, unless its own is coming there', async () => {
            await open(SESSION);
            const box = field(document.body);
            await ask(false);
            await ask(true, '0Mwxx0000000002AAA');
            resize(400);
            expect(document.activeElement).not.toBe(box);
        });
    });

    it('names the policy that holds for the chat, or says that the defaults do', async () => {
        const panel = await open(SESSION);
        const policy = (): string | null | undefined => panel.shadowRoot?.querySelector('.policy')?.textContent;
        expect(policy()).toBeUndefined();
        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });
        expect(policy()).toBe('Policy: defaults');
        await tell({ type: 'view', now: NOW, view: { ...viewOf(SESSION), policy: 'Gold' } });
        expect(policy()).toBe('Policy: Gold');
        await tell({ type: 'view', now: NOW, view: { ...viewOf(SESSION), policy: 'Gold', textsIn: 'pt_br' } });
        expect(policy()).toBe('Policy: Gold, texts in Brazilian Portuguese');
        await tell({ type: 'view', now: NOW, view: { ...viewOf(SESSION), textsIn: 'de' } });
        expect(policy()).toBe('Policy: defaults, texts in German');
    });

    it('opens the ticket in a tab of the browser where there is no console to open it in', async () => {
        const opened = jest.spyOn(window, 'open').mockReturnValue(null);
        jest.mocked(getAllTabInfo).mockRejectedValueOnce(new Error('This is no console.'));
        const panel = await open(SESSION);
        const view = { ...viewOf(SESSION), caseId: '500xx0000000001AAA', caseNumber: '00001042' };
        await tell({ type: 'view', now: NOW, view });
        panel.shadowRoot?.querySelector<HTMLElement>('.ticket')?.click();
        for (let turn = 0; turn < 10; turn += 1) {
            await Promise.resolve();
        }

        expect(opened).toHaveBeenCalledWith('/500xx0000000001AAA');
    });

    it('says so while no clock runs', async () => {
        const panel = await open(SESSION);

        expect(panel.shadowRoot?.querySelector('.nothing')?.textContent).toBe('No clock is running for this chat.');
    });

    it('is accessible with clocks and without', async () => {
        const panel = await open(SESSION);
        await expect(panel).toBeAccessible();
        await tell({ type: 'view', now: NOW, view: viewOf(SESSION) });
        await expect(panel).toBeAccessible();
        await tell({ type: 'view', now: NOW, view: { ...viewOf(SESSION), actions: [parked] } });
        await expect(panel).toBeAccessible();
    });
});
