import type { Feature } from '../features.ts';
import type { Org } from '../org.ts';
import { parseXml } from '../../formats/xml/parseXml.ts';
import { isTrue } from '../../formats/xml/xmlNode.ts';
import type { Catalogue } from './catalogue.ts';
import { keyOf } from './component.ts';

const SETTINGS = { type: 'Settings', fullName: 'Language' };
const FILE = 'settings/Language.settings';
const WORKBENCH = 'enableTranslationWorkbench';

/** Writes down in the org's settings whether it has Translation Workbench, as clients read it there. */
export function setTranslationWorkbench(org: Org, catalogue: Catalogue): void {
    const has = org.features.has('translations');
    const source = `<?xml version="1.0" encoding="UTF-8"?>\n<LanguageSettings xmlns="http://soap.sforce.com/2006/04/metadata">\n    <${WORKBENCH}>${String(has)}</${WORKBENCH}>\n</LanguageSettings>\n`;
    if (catalogue.components.get(keyOf(SETTINGS))?.source !== source) {
        const files = new Map([[FILE, Buffer.from(source)]]);
        org.write(() => catalogue.store([{ ...SETTINGS, files, source, xml: parseXml(source) }], []));
    }
}

/** The org's features after what its settings say; whoever deploys them turns Translation Workbench on or off. */
export function featuresIn(org: Org, catalogue: Catalogue): Set<Feature> {
    const settings = catalogue.components.get(keyOf(SETTINGS))?.xml;
    const features = new Set(org.features);
    if (settings && isTrue(settings, WORKBENCH)) {
        features.add('translations');
    } else {
        features.delete('translations');
    }
    return features;
}
