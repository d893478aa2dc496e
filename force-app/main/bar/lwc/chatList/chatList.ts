import { api, LightningElement } from 'lwc';
import type { SessionView } from 'c/session';
import emptyText from '@salesforce/label/c.Etiquette_Empty_Text';
import emptyTitle from '@salesforce/label/c.Etiquette_Empty_Title';
import title from '@salesforce/label/c.Etiquette_Title';

interface Ticking extends HTMLElement {
    tick(now: number): void;
}

/** Every chat of the agent, the most urgent first. */
export default class ChatList extends LightningElement {
    /** The chats and their instant. */
    @api view: SessionView | undefined;

    words = { emptyText, emptyTitle, title };
    #cards: readonly Ticking[] = [];

    /** Shows the countdowns as of now, and nothing else. */
    @api
    tick(now: number): void {
        for (const card of this.#cards) {
            card.tick(now);
        }
    }

    /** Moves the focus to the first chat, the most urgent one. */
    @api
    focusFirst(): void {
        this.template?.querySelector<HTMLElement>('li')?.focus();
    }

    renderedCallback(): void {
        this.#cards = [...(this.template?.querySelectorAll<Ticking>('c-chat-card') ?? [])];
    }

    get isEmpty(): boolean {
        return !this.view?.chats.length;
    }
}
