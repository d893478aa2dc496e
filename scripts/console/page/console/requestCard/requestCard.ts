import { api, LightningElement } from 'lwc';

import type { Work } from '../../../protocol.ts';
import { explain, takeAway, understood } from '../../coach/coach.ts';
import { nameOf } from '../../omni/omni.ts';

/** A chat that is offered to the agent; fires `accept` and `decline` with the work's id. */
export default class RequestCard extends LightningElement {
    @api work!: Work;
    shown = false;
    place = '';

    renderedCallback(): void {
        explain('offer', this.template?.querySelector('.card'));
    }

    disconnectedCallback(): void {
        takeAway('offer');
    }

    get name(): string {
        return nameOf(this.work);
    }

    get icon(): string {
        return this.work.kind === 'chat' ? 'standard:live_chat' : 'standard:messaging_conversation';
    }

    get kind(): string {
        return this.work.kind === 'chat' ? 'Chat' : 'Enhanced Chat';
    }

    get tooltipClass(): string {
        return this.shown
            ? 'slds-popover slds-popover_tooltip tooltip'
            : 'slds-popover slds-popover_tooltip tooltip slds-hide';
    }

    show(): void {
        // Beside the card, where it covers neither Accept nor Decline.
        const card = this.template?.querySelector('.card')?.getBoundingClientRect();
        if (card) {
            this.place = `left:${card.right}px;top:${card.top}px`;
        }
        this.shown = true;
    }

    hide(): void {
        this.shown = false;
    }

    escape(event: KeyboardEvent): void {
        if (event.key !== 'Escape' || !this.shown) {
            return;
        }
        event.preventDefault();
        this.shown = false;
    }

    accept(): void {
        understood('offer');
        this.dispatchEvent(new CustomEvent('accept', { detail: this.work.workId }));
    }

    decline(): void {
        this.dispatchEvent(new CustomEvent('decline', { detail: this.work.workId }));
    }
}
