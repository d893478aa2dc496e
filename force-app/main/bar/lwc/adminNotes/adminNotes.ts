import { api, LightningElement } from 'lwc';
import type { MissingGrant } from 'c/grants';
import { grantLabel } from 'c/labels';
import title from '@salesforce/label/c.Etiquette_Grants_Title';
import hide from '@salesforce/label/c.Etiquette_Grants_Hide';

/** What the agent lacks of rights, for their admin; can be folded, and hidden for the day. Says `set` {hiddenGrants}. */
export default class AdminNotes extends LightningElement {
    /** All that is missing. */
    @api missing: readonly MissingGrant[] = [];
    /** The day on which the agent hid it, then its grants. */
    @api dismissed: readonly string[] = [];
    /** Now, in epoch milliseconds of the server. */
    @api now = 0;

    words = { hide, title };

    get today(): string {
        return new Date(this.now).toDateString();
    }

    get shown(): { grant: string; text: string }[] {
        const [day, ...grants] = this.dismissed;
        return this.missing
            .filter(({ grant }) => day !== this.today || !grants.includes(grant))
            .map((each) => ({ grant: each.grant, text: grantLabel(each) }));
    }

    get hasNotes(): boolean {
        return this.shown.length > 0;
    }

    hide(): void {
        const hiddenGrants = [this.today, ...this.missing.map(({ grant }) => grant)];
        this.dispatchEvent(new CustomEvent('set', { detail: { hiddenGrants }, bubbles: true, composed: true }));
    }
}
