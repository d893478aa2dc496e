/** What a component asks to be shown at the top of the page. */
export interface ToastRequest {
    title?: string;
    message?: string;
    variant?: 'info' | 'success' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
}

/** Name of the event the page listens for. */
export const ShowToastEventName = 'lightning__showtoast';

/** A request for a toast, dispatched by a component. */
export class ShowToastEvent extends CustomEvent<ToastRequest> {
    constructor(toast: ToastRequest) {
        super(ShowToastEventName, { composed: true, cancelable: true, bubbles: true, detail: toast });
    }
}
