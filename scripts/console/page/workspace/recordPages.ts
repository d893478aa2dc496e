import { application, recordPages } from '../product.ts';

import type { PageItem } from '../../vendor/metadata/flexiPage.ts';

/** The product's panels on an object's record page, as the app assigns the page. */
export function panelsOn(objectApiName: string): PageItem[] {
    const pages = recordPages.filter((page) => page.sobject === objectApiName);
    const assigned = application?.recordPages[objectApiName];
    const page = pages.find((one) => one.name === assigned) ?? pages[0];
    return (page?.regions ?? []).flatMap((region) => region.items).filter((item) => isProduct(item.component));
}

/** Other names carry the namespace of a Salesforce component; the console shows those by itself. */
function isProduct(component: string): boolean {
    return component.startsWith('c:') || !component.includes(':');
}
