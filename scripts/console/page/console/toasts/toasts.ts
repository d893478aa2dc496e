import { LightningElement } from 'lwc';

import {
    ShowToastEventName,
    type ToastRequest
} from '../../../stand-ins/lightning/platformShowToastEvent/platformShowToastEvent.ts';

interface Toast {
    id: string;
    title: string;
    message: string;
    icon: string;
    class: string;
}

const SHOWN_FOR = 5000;
const ICONS = { info: 'utility:info', success: 'utility:success', warning: 'utility:warning', error: 'utility:error' };

/** The notes at the top of the page that components ask for. */
export default class Toasts extends LightningElement {
    shown: Toast[] = [];
    #hear = (event: Event): void => this.show((event as CustomEvent<ToastRequest>).detail);
    #count = 0;

    connectedCallback(): void {
        window.addEventListener(ShowToastEventName, this.#hear);
    }

    disconnectedCallback(): void {
        window.removeEventListener(ShowToastEventName, this.#hear);
    }

    show({ title = '', message = '', variant = 'info', mode = 'dismissible' }: ToastRequest): void {
        this.#count += 1;
        const id = String(this.#count);
        const toast = {
            id,
            title,
            message,
            icon: ICONS[variant],
            class: `slds-notify slds-notify_toast slds-theme_${variant}`
        };
        this.shown = [...this.shown, toast];
        if (mode !== 'sticky') {
            setTimeout(() => this.remove(id), SHOWN_FOR);
        }
    }

    close(event: Event): void {
        this.remove((event.currentTarget as HTMLElement).dataset.id ?? '');
    }

    remove(id: string): void {
        this.shown = this.shown.filter((toast) => toast.id !== id);
    }
}
