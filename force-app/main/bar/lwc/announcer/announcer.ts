import { api, LightningElement } from 'lwc';

/** Says to screen readers what crossed a threshold, and nothing every second. */
export default class Announcer extends LightningElement {
    /** Said when the screen reader has a moment: what is due soon. */
    @api polite = '';
    /** Said at once: what is overdue or due. */
    @api assertive = '';
}
