import type { LightningElement } from 'lwc';

import { providePage } from '../../stand-ins/lightning/navigation/navigation.ts';
import { provideUtility } from '../../stand-ins/lightning/platformUtilityBarApi/platformUtilityBarApi.ts';
import { provideTab } from '../../stand-ins/lightning/platformWorkspaceApi/platformWorkspaceApi.ts';

const provided = new WeakSet<EventTarget>();

/** Tells everything inside a component which utility it stands in. */
export function encloseInUtility(component: LightningElement, utilityId: string): void {
    once(component, (host) =>
        provideUtility(host, { consumerConnectedCallback: (inside) => inside.provide({ utilityId }) })
    );
}

/** Tells everything inside a component which tab, and which record's page, it stands in. */
export function encloseInTab(component: LightningElement, tabId: string, page: object): void {
    once(component, (host) => {
        provideTab(host, { consumerConnectedCallback: (inside) => inside.provide({ tabId }) });
        providePage(host, { consumerConnectedCallback: (inside) => inside.provide({ page }) });
    });
}

function once({ template }: LightningElement, provide: (host: EventTarget) => void): void {
    const host = template?.host;
    if (!host || provided.has(host)) {
        return;
    }
    provided.add(host);
    provide(host);
}
