import { api, LightningElement } from 'lwc';
import { provideUtility } from 'lightning/platformUtilityBarApi';

import type { PageItem } from '../../../vendor/metadata/flexiPage.ts';

/** A Lightning web component as a utility. */
export default class UtilityComponent extends LightningElement {
    @api item: PageItem | undefined;
    @api utilityId = '';
    #provided = false;

    connectedCallback(): void {
        if (this.#provided) return;
        this.#provided = true;
        provideUtility(this.template.host, {
            consumerConnectedCallback: (consumer) => consumer.provide({ utilityId: this.utilityId })
        });
    }
}
