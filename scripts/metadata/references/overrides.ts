import { type Component, type Problem, problemOf } from '../../local-org/metadata/component.ts';
import { child, childrenNamed, isTrue, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import type { Known } from './known.ts';

const TYPES: Record<string, string[]> = {
    Flexipage: ['FlexiPage'],
    LightningComponent: ['LightningComponentBundle', 'AuraDefinitionBundle']
};

/** What stands in for a standard action and is not there; a utility bar that is none; a tab without its object. */
export function overrideProblems(component: Component, known: Known): Problem[] {
    const { xml, type } = component;
    if (!xml) {
        return [];
    }
    if (type === 'CustomTab') {
        return tabProblems(component, xml, known);
    }
    if (type !== 'CustomApplication' && type !== 'CustomObject') {
        return [];
    }
    const overrides = [...childrenNamed(xml, 'actionOverrides'), ...childrenNamed(xml, 'profileActionOverrides')];
    const problems = overrides.flatMap((override) => overridden(component, override, known));
    return type === 'CustomApplication' ? [...problems, ...utilityBarProblems(component, xml, known)] : problems;
}

function overridden(component: Component, override: XmlNode, known: Known): Problem[] {
    const content = child(override, 'content');
    const name = content?.text.trim();
    const types = TYPES[textOf(override, 'type') ?? ''];
    if (!types || name === undefined || types.some((type) => known.find(type, name))) {
        return [];
    }
    const [type = ''] = types;
    return [problemOf(component, `<content>: ${known.missing(type, name) ?? ''}`, content)];
}

function utilityBarProblems(component: Component, xml: XmlNode, known: Known): Problem[] {
    const bar = child(xml, 'utilityBar');
    const page = bar && known.find('FlexiPage', bar.text.trim())?.xml;
    const type = page && textOf(page, 'type');
    if (type === undefined || type === 'UtilityBar') {
        return [];
    }
    return [problemOf(component, `<utilityBar>: ${bar?.text.trim()} is a ${type}. Allowed: a UtilityBar.`, bar)];
}

function tabProblems(component: Component, xml: XmlNode, known: Known): Problem[] {
    if (!isTrue(xml, 'customObject')) {
        return [];
    }
    const missing = known.missingObject(component.fullName);
    if (missing === undefined) {
        return [];
    }
    return [problemOf(component, `A tab of an object has its name. ${missing}`, child(xml, 'customObject'))];
}
