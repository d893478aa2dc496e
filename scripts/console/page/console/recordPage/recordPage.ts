import { api, LightningElement } from 'lwc';
import { providePage } from 'lightning/navigation';
import { provideTab } from 'lightning/platformWorkspaceApi';

import type { PageItem } from '../../../vendor/metadata/flexiPage.ts';
import { objectOf } from '../../records/objects.ts';
import { panelsOn } from '../../workspace/recordPages.ts';

/** A record's page: its details, a chat's conversation, and the panels its Lightning page places there. */
export default class RecordPage extends LightningElement {
    /** The tab it stands in. */
    @api tabId = '';
    @api recordId = '';
    /** The tab is the one that is shown. */
    @api inFront = false;
    #provided = false;

    connectedCallback(): void {
        if (this.#provided) return;
        this.#provided = true;
        const page = {
            type: 'standard__recordPage',
            attributes: { recordId: this.recordId, objectApiName: this.objectApiName, actionName: 'view' },
            state: {}
        };
        provideTab(this.template.host, { consumerConnectedCallback: (consumer) => consumer.provide({ tabId: this.tabId }) });
        providePage(this.template.host, { consumerConnectedCallback: (consumer) => consumer.provide({ page }) });
    }

    get objectApiName(): string {
        return objectOf(this.recordId).name;
    }

    get isChat(): boolean {
        return objectOf(this.recordId).isChat;
    }

    get isPlain(): boolean {
        return !this.isChat;
    }

    get items(): PageItem[] {
        return panelsOn(this.objectApiName);
    }

    get hasItems(): boolean {
        return this.items.length > 0;
    }

    get pageClass(): string {
        return this.isChat ? 'columns' : 'columns plain';
    }
}
