import fs from 'node:fs';
import path from 'node:path';

import { readMetadata } from './xml.ts';

/** One component on a Lightning page, with what its properties are set to. */
export interface PageItem {
    component: string;
    identifier: string;
    properties: Record<string, string>;
}

/** A Lightning page as its metadata describes it. */
export interface FlexiPage {
    name: string;
    label: string;
    type: string;
    sobject?: string;
    template: string;
    regions: { name: string; items: PageItem[] }[];
}

interface FlexiPageXml {
    masterLabel?: string;
    type?: string;
    sobjectType?: string;
    template?: { name?: string };
    flexiPageRegions?: { name?: string; itemInstances?: { componentInstance?: ComponentXml }[] }[];
}

interface ComponentXml {
    componentName?: string;
    identifier?: string;
    componentInstanceProperties?: { name?: string; value?: string }[];
}

/** Reads all Lightning pages in a folder. */
export function readFlexiPages(folder: string): FlexiPage[] {
    return fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('.flexipage-meta.xml'))
        .sort()
        .map((name) => readFlexiPage(path.join(folder, name)));
}

/** Reads one Lightning page. */
export function readFlexiPage(file: string): FlexiPage {
    const xml = readMetadata<FlexiPageXml>(file, 'FlexiPage');
    const name = path.basename(file, '.flexipage-meta.xml');
    if (!xml.type) {
        throw new Error(`${file}: <type> is missing.`);
    }
    return {
        name,
        label: xml.masterLabel ?? name,
        type: xml.type,
        ...(xml.sobjectType ? { sobject: xml.sobjectType } : {}),
        template: xml.template?.name ?? '',
        regions: (xml.flexiPageRegions ?? []).map((region) => ({
            name: region.name ?? '',
            items: (region.itemInstances ?? []).flatMap((item) =>
                item.componentInstance ? [readItem(item.componentInstance, file)] : []
            )
        }))
    };
}

function readItem(xml: ComponentXml, file: string): PageItem {
    if (!xml.componentName) {
        throw new Error(`${file}: a componentInstance has no <componentName>.`);
    }
    const properties = (xml.componentInstanceProperties ?? []).map(
        ({ name = '', value = '' }) => [name, value] as const
    );
    return {
        component: xml.componentName,
        identifier: xml.identifier ?? xml.componentName,
        properties: Object.fromEntries(properties)
    };
}
