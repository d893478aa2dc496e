import { api, LightningElement } from 'lwc';

import type { PageItem } from '../../../vendor/metadata/flexiPage.ts';
import { objectOf } from '../../records/objects.ts';
import { encloseInTab } from '../enclosing.ts';
import { panelsOn } from '../../workspace/recordPages.ts';

/** A record's page: its details, a chat's conversation, and the panels its Lightning page places there. */
export default class RecordPage extends LightningElement {
    /** The tab it stands in. */
    @api tabId = '';
    @api recordId = '';
    /** The tab is the one that is shown. */
    @api inFront = false;

    connectedCallback(): void {
        const page = {
            type: 'standard__recordPage',
            attributes: { recordId: this.recordId, objectApiName: this.objectApiName, actionName: 'view' },
            state: {}
        };
        encloseInTab(this, this.tabId, page);
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
