import { api, LightningElement } from 'lwc';

/** What is said, each at its own time. */
export interface Said {
    /** Said when the screen reader has a moment: what is due soon. */
    polite: string;
    /** Said at once: what is overdue or due. */
    assertive: string;
}

interface Line {
    key: number;
    text: string;
}

/** Says to screen readers what crossed a threshold, and nothing every second. */
export default class Announcer extends LightningElement {
    polite: Line[] = [];
    assertive: Line[] = [];
    private latest: Said = { polite: '', assertive: '' };
    private count = 0;

    /** What is said now. Screen readers say what is put anew, so the same words once more get an element of their own. */
    @api
    get said(): Said {
        return this.latest;
    }

    set said(said: Said) {
        this.latest = said;
        this.count += 1;
        this.polite = [{ key: this.count, text: said.polite }];
        this.assertive = [{ key: this.count, text: said.assertive }];
    }
}
