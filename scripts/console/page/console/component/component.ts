import { api, LightningElement } from 'lwc';
import { lightningComponents } from '../../product.ts';

import type { PageItem } from '../../../vendor/metadata/flexiPage.ts';

/** One of the product's components where a Lightning page places it. */
export default class Component extends LightningElement {
    @api item: PageItem | undefined;
    /** The tab it stands in. */
    @api tabId = '';
    @api recordId = '';
    @api objectApiName = '';
    loaded: typeof LightningElement | undefined;
    failure = '';

    connectedCallback(): void {
        void this.load();
    }

    get properties(): Record<string, unknown> {
        const own = this.item?.properties ?? {};
        return { ...own, recordId: this.recordId, objectApiName: this.objectApiName };
    }

    async load(): Promise<void> {
        const name = (this.item?.component ?? '').replace(/^c:/, '');
        try {
            const load = lightningComponents[`c/${name}`];
            if (!load) {
                throw new Error(`The Lightning page names ${name}, but no package has a component of that name.`);
            }
            this.loaded = (await load()).default;
        } catch (error) {
            this.failure = String(error);
            throw error;
        }
    }
}
