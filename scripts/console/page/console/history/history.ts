import { LightningElement } from 'lwc';

import { conversations } from '../../session/world.ts';
import { recent, type Recent } from '../../workspace/recent.ts';
import { openChat, openRecord } from '../../workspace/workspace.ts';

/** The History utility: what was opened in this window. */
export default class History extends LightningElement {
    records: Recent[] = [];
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        this.#stop = recent.read((records) => {
            this.records = records;
        });
    }

    disconnectedCallback(): void {
        this.#stop();
    }

    get nothing(): boolean {
        return this.records.length === 0;
    }

    open(event: Event): void {
        const id = (event.currentTarget as HTMLElement).dataset.id ?? '';
        if (conversations.get().has(id)) {
            openChat(id);
        } else {
            openRecord(id);
        }
    }
}
