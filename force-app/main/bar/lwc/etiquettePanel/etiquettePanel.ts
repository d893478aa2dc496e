import { api, LightningElement, wire } from 'lwc';
import { MessageContext, type MessageContextValue } from 'lightning/messageService';
import { toolkitActor } from 'c/conversationActor';
import { linkPanel, type PanelLink } from 'c/panelLink';
import type { ActionCommand, ChatView } from 'c/shift';
import type { Button } from 'c/etiquette';
import { fill } from 'c/words';
import clocksOf from '@salesforce/label/c.Etiquette_Clocks_Of';
import panelEmpty from '@salesforce/label/c.Etiquette_Panel_Empty';
import { onShown } from './visibility';

/** Key prefix of a MessagingSession; legacy Chat's toolkit is the Aura bridge's. */
const MESSAGING = '0Mw';

interface Card extends HTMLElement {
    tick(now: number): void;
}

/**
 * A chat's clocks beside its conversation. It also does what the bar asks for in the conversation: the toolkit works
 * only from a component that is rendered on the chat's page.
 */
export default class EtiquettePanel extends LightningElement {
    /** The chat that the page shows. */
    @api recordId = '';
    /** What the chat is; the page tells it. */
    @api objectApiName = '';

    view: ChatView | undefined;
    now = 0;
    words = { panelEmpty };
    #context: MessageContextValue | undefined;
    #link: PanelLink | undefined;
    #stopWatching: (() => void) | undefined;

    @wire(MessageContext)
    takeContext(context: MessageContextValue | undefined): void {
        this.#context = context;
        this.join();
    }

    connectedCallback(): void {
        this.join();
    }

    disconnectedCallback(): void {
        this.#stopWatching?.();
        this.#stopWatching = undefined;
        this.#link?.leave();
        this.#link = undefined;
    }

    join(): void {
        const host = this.template?.host;
        if (this.#link || !this.#context || !this.recordId || !this.isConnected || !host) {
            return;
        }
        const actor = this.recordId.startsWith(MESSAGING) ? toolkitActor : undefined;
        const link = linkPanel(this.#context, this.recordId, this, actor);
        this.#link = link;
        this.#stopWatching = onShown(host, () => link.shown());
    }

    show(view: ChatView, now: number): void {
        this.view = view;
        this.now = now;
        this.tick(now);
    }

    tick(now: number): void {
        this.template?.querySelector<Card>('c-chat-card')?.tick(now);
    }

    get name(): string {
        return fill(clocksOf, this.view?.clientName ?? '');
    }

    press({ detail }: CustomEvent<{ button: Button }>): void {
        this.#link?.press(detail.button);
    }

    act({ detail }: CustomEvent<{ key: string; command: ActionCommand }>): void {
        this.#link?.act(detail.key, detail.command);
    }
}
