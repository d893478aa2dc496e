import { api, LightningElement } from 'lwc';
import { BUTTONS, type Button } from 'c/etiquette';
import type { ActionView, ChatView } from 'c/session';
import { fill, lookOf, phaseLabel } from 'c/labels';
import actionsOf from '@salesforce/label/c.Etiquette_Actions_Of';
import buttonGo from '@salesforce/label/c.Etiquette_Button_Go';
import panelEmpty from '@salesforce/label/c.Etiquette_Panel_Empty';
import ticketLabel from '@salesforce/label/c.Etiquette_Ticket';
import { Countdowns } from './countdowns';
import { buttonOf, viewKey, rowOf, type ButtonView, type ClockRow } from './rows';

/** An event that leaves the list as well: the container hears every card at one place. */
function leaving<Detail>(name: string, detail: Detail): CustomEvent<Detail> {
    return new CustomEvent(name, { detail, bubbles: true, composed: true });
}

/** Actions that say when: put off, or about to be done. */
function counts({ state }: ActionView): boolean {
    return state === 'snoozed' || state === 'coming';
}

/**
 * One chat: its clocks, what is due, and the agent's buttons. Says `press` {chat, button}, `act` {key, command} and
 * `go` {chat}.
 */
export default class ChatCard extends LightningElement {
    /** The card stands on the chat's own page: without the client's name and the way there. */
    @api besideConversation = false;

    words = { buttonGo, panelEmpty };
    shown: ChatView | undefined;
    /** The time of the actions; moves only while one of them counts, since moving it renders the card anew. */
    actionsNow = 0;
    #now = 0;
    #key = '';
    #waiting = false;
    #countdowns = new Countdowns();

    /** The chat to show. */
    @api
    get chat(): ChatView | undefined {
        return this.shown;
    }
    set chat(chat: ChatView | undefined) {
        const key = viewKey(chat);
        if (key === this.#key) {
            return;
        }
        this.#key = key;
        this.shown = chat;
        this.#waiting = chat?.actions.some(counts) ?? false;
    }

    /** The instant of the view, in epoch milliseconds of the server. */
    @api
    get now(): number {
        return this.#now;
    }
    set now(now: number) {
        this.#now = now;
        if (this.#waiting) {
            this.actionsNow = now;
        }
    }

    /** Shows the countdowns as of now, and nothing else. */
    @api
    tick(now: number): void {
        this.#now = now;
        this.#countdowns.tick(now);
        if (this.#waiting) {
            this.actionsNow = now;
        }
    }

    renderedCallback(): void {
        const places = this.template?.querySelectorAll<HTMLElement>('.time') ?? [];
        this.#countdowns.adopt(places, this.shown?.clocks ?? [], this.#now);
    }

    get rows(): ClockRow[] {
        return (this.shown?.clocks ?? []).map(rowOf);
    }

    get hasNothing(): boolean {
        return this.besideConversation && !this.shown?.clocks.length && !this.hasActions;
    }

    get hasName(): boolean {
        return !this.besideConversation;
    }

    get buttons(): ButtonView[] {
        const { shown } = this;
        if (!shown) {
            return [];
        }
        return BUTTONS.map((name) => buttonOf(name, shown));
    }

    /** Beside the conversation the texts that are ready to send have a region of their own. */
    get actions(): readonly ActionView[] {
        const actions = this.shown?.actions ?? [];
        return this.besideConversation ? actions.filter(({ state }) => state !== 'parked') : actions;
    }

    get hasActions(): boolean {
        return this.actions.length > 0;
    }

    get actionsName(): string {
        return fill(actionsOf, this.clientName);
    }

    get chatId(): string {
        return this.shown?.chat ?? '';
    }

    get clientName(): string {
        return this.shown?.clientName ?? '';
    }

    get phase(): string {
        return this.shown ? phaseLabel(this.shown.phase) : '';
    }

    get ticket(): string | undefined {
        return this.shown?.caseNumber && fill(ticketLabel, this.shown.caseNumber);
    }

    get hasHead(): boolean {
        return this.hasName || Boolean(this.phase || this.ticket);
    }

    get look(): string {
        const first = this.shown?.clocks[0];
        return `card ${first ? lookOf(first) : 'onTime'}${this.besideConversation ? ' beside' : ''}`;
    }

    press(event: Event): void {
        const button = (event.currentTarget as HTMLElement).dataset.name as Button;
        this.dispatchEvent(leaving('press', { chat: this.chatId, button }));
    }

    go(): void {
        this.dispatchEvent(leaving('go', { chat: this.chatId }));
    }
}
