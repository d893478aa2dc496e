import fs from 'node:fs';
import path from 'node:path';

import { readXmlFile } from '../../../formats/xml/readXmlFile.ts';
import { child, childrenNamed, textOf, type XmlNode } from '../../../formats/xml/xmlNode.ts';

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
    const xml = readXmlFile(file, 'FlexiPage');
    const name = path.basename(file, '.flexipage-meta.xml');
    const [type, sobject] = [textOf(xml, 'type'), textOf(xml, 'sobjectType')];
    if (!type) {
        throw new Error(`${file}: <type> is missing.`);
    }
    const template = child(xml, 'template');
    return {
        name,
        label: textOf(xml, 'masterLabel') ?? name,
        type,
        ...(sobject ? { sobject } : {}),
        template: (template && textOf(template, 'name')) ?? '',
        regions: childrenNamed(xml, 'flexiPageRegions').map((region) => ({
            name: textOf(region, 'name') ?? '',
            items: childrenNamed(region, 'itemInstances')
                .flatMap((item) => childrenNamed(item, 'componentInstance'))
                .map((component) => readItem(component, file))
        }))
    };
}

function readItem(xml: XmlNode, file: string): PageItem {
    const component = textOf(xml, 'componentName');
    if (!component) {
        throw new Error(`${file}: a componentInstance has no <componentName>.`);
    }
    const properties = childrenNamed(xml, 'componentInstanceProperties').map(
        (property) => [textOf(property, 'name') ?? '', child(property, 'value')?.text ?? ''] as const
    );
    return {
        component,
        identifier: textOf(xml, 'identifier') ?? component,
        properties: Object.fromEntries(properties)
    };
}
