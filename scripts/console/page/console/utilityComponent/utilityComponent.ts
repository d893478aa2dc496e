import { api, LightningElement } from 'lwc';

import type { PageItem } from '../../../vendor/metadata/flexiPage.ts';
import { encloseInUtility } from '../enclosing.ts';

/** A Lightning web component as a utility. */
export default class UtilityComponent extends LightningElement {
    @api item: PageItem | undefined;
    @api utilityId = '';

    connectedCallback(): void {
        encloseInUtility(this, this.utilityId);
    }
}
