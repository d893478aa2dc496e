import {
    ShowToastEvent,
    type ToastRequest
} from '../../stand-ins/lightning/platformShowToastEvent/platformShowToastEvent.ts';

/** Shows a note at the top of the page. */
export function showToast(toast: ToastRequest): void {
    window.dispatchEvent(new ShowToastEvent(toast));
}
