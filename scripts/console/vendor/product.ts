import fs from 'node:fs';

import { readApplications, type Application } from './metadata/application.ts';
import { readFlexiPages, type FlexiPage } from './metadata/flexiPage.ts';
import { readLabels } from './metadata/labels.ts';
import { readMessageChannels } from './metadata/messageChannels.ts';
import { bundlesOf, foldersNamed, type Places } from './places.ts';
import { auraBundleFolders } from './plugins/auraBundles.ts';
import type { SalesforceContent } from './plugins/salesforceModules.ts';

/** What the packages' metadata says that the console page has to show. */
export interface Product extends SalesforceContent {
    application?: Application;
    utilityBar?: FlexiPage;
    recordPages: FlexiPage[];
    lightningComponents: string[];
    auraComponents: string[];
}

/** Reads the packages. */
export function readProduct(places: Places): Product {
    const pages = foldersNamed('flexipages', places.packages).flatMap(readFlexiPages);
    const [application] = foldersNamed('applications', places.packages).flatMap(readApplications);
    const utilityBar = pages.find(
        (page) => page.type === 'UtilityBar' && (!application?.utilityBar || page.name === application.utilityBar)
    );
    return {
        labels: readLabels(places.packages),
        messageChannels: readMessageChannels(places.packages),
        ...(application ? { application } : {}),
        ...(utilityBar ? { utilityBar } : {}),
        recordPages: pages.filter((page) => page.type === 'RecordPage'),
        lightningComponents: bundlesOf(places)
            .filter((bundle) => fs.readFileSync(bundle.path, 'utf8').includes('LightningElement'))
            .map((bundle) => bundle.name),
        auraComponents: [...auraBundleFolders(places).keys()]
    };
}
