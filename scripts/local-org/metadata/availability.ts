import { FEATURE_NAMES, FEATURES, type Feature } from '../features.ts';
import { childrenNamed, type XmlNode } from '../../formats/xml/xmlNode.ts';
import { type Component, type Problem, problemOf } from './component.ts';

/** What Salesforce says of a component of a type, or of an object, that the org's edition or settings do not have. */
const NOT_AVAILABLE = 'Not available for deploy for this organization';
const TAB = /^standard-(?<object>\w+)$/;
const CHANGE_EVENT = /ChangeEvent$/;

/** The elements in which components name objects, by type; permission sets are checked with all that they name. */
const OBJECT_PATHS: Readonly<Record<string, readonly string[]>> = {
    CustomApplication: ['actionOverrides/pageOrSobjectType', 'profileActionOverrides/pageOrSobjectType'],
    CustomField: ['referenceTo'],
    FlexiPage: ['sobjectType'],
    Flow: ['start/object', 'recordCreates/object', 'recordLookups/object', 'recordUpdates/object'],
    PlatformEventChannelMember: ['selectedEntity'],
    Queue: ['queueSobject/sobjectType'],
    ServiceChannel: ['relatedEntityType']
};
const TAB_PATHS = ['tabs', 'workspaceConfig/mappings/tab'];

/** Why an org with these features refuses a component: its type or an object that it names is another feature's. */
export function unavailable(component: Component, features: ReadonlySet<Feature>): Problem[] {
    const lacking = FEATURE_NAMES.filter((feature) => !features.has(feature)).map((feature) => FEATURES[feature]);
    if (lacking.some(({ types }) => types.includes(component.type))) {
        return [problemOf(component, NOT_AVAILABLE)];
    }
    const objects = new Set(lacking.flatMap((feature) => feature.objects));
    if (component.type === 'CustomObject' && objects.has(component.fullName)) {
        return [problemOf(component, NOT_AVAILABLE)];
    }
    const { xml } = component;
    if (!xml || objects.size === 0) {
        return [];
    }
    return [...namedObjects(component.type, xml, objects), ...namedTabs(component.type, xml, objects)].map(
        ({ node, problem }) => problemOf(component, problem, node)
    );
}

interface Named {
    node: XmlNode;
    problem: string;
}

function namedObjects(type: string, xml: XmlNode, objects: ReadonlySet<string>): Named[] {
    return (OBJECT_PATHS[type] ?? [])
        .flatMap((path) => nodesAt(xml, path.split('/')))
        .flatMap((node) => {
            const name = node.text.trim().replace(CHANGE_EVENT, '');
            return objects.has(name)
                ? [{ node, problem: `Entity of type '${name}' is not available in this organization` }]
                : [];
        });
}

function namedTabs(type: string, xml: XmlNode, objects: ReadonlySet<string>): Named[] {
    if (type !== 'CustomApplication') {
        return [];
    }
    return TAB_PATHS.flatMap((path) => nodesAt(xml, path.split('/'))).flatMap((node) => {
        const name = node.text.trim();
        return objects.has(TAB.exec(name)?.groups?.['object'] ?? '')
            ? [{ node, problem: `In field: tab - no CustomTab named ${name} found` }]
            : [];
    });
}

function nodesAt(node: XmlNode, [first, ...rest]: readonly string[]): XmlNode[] {
    return first === undefined ? [node] : childrenNamed(node, first).flatMap((child) => nodesAt(child, rest));
}
