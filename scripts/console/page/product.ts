import type { LightningElement } from 'lwc';
import * as built from 'virtual:product';

import type { AuraBundle } from '../aura/component.ts';
import type { Application } from '../vendor/metadata/application.ts';
import type { FlexiPage } from '../vendor/metadata/flexiPage.ts';
import type { Labels } from '../vendor/metadata/labels.ts';

/** What the packages say that the page has to show. */
interface Product {
    application: Application | null;
    utilityBar: FlexiPage | null;
    recordPages: FlexiPage[];
    labels: Labels;
    lightningComponents: Record<string, () => Promise<{ default: typeof LightningElement }>>;
    auraComponents: Record<string, () => Promise<{ default: AuraBundle }>>;
}

export const { application, utilityBar, recordPages, labels, lightningComponents, auraComponents } = built as Product;
