import { childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';

/** Where an element of a flow may lead to. */
const CONNECTORS = new Set([
    'connector',
    'defaultConnector',
    'faultConnector',
    'nextValueConnector',
    'noMoreValuesConnector'
]);
/** What works on records of one object, and where it names fields of it. */
const RECORD_ELEMENTS = new Set(['recordCreates', 'recordDeletes', 'recordLookups', 'recordUpdates', 'start']);
const FIELDS = [
    ['filters', 'field'],
    ['inputAssignments', 'field'],
    ['outputAssignments', 'field'],
    ['queriedFields'],
    ['scheduledPaths', 'recordField'],
    ['sortField']
];
/** What holds a value and is no step. */
const RESOURCES = new Set([
    'choices',
    'constants',
    'dynamicChoiceSets',
    'formulas',
    'stages',
    'textTemplates',
    'variables'
]);

/** The named parts of a flow. */
export interface FlowParts {
    /** Steps, which connectors lead to. */
    steps: ReadonlyMap<string, XmlNode>;
    /** Everything that a reference may name: steps, resources, the outcomes of decisions. */
    named: ReadonlyMap<string, XmlNode>;
}

/** The named parts of a flow. */
export function partsOf(flow: XmlNode): FlowParts {
    const named = flow.children.filter(
        (node) => textOf(node, 'name') !== undefined && textOf(node, 'label') !== undefined
    );
    const resources = flow.children.filter(({ name }) => RESOURCES.has(name));
    const outcomes = named.flatMap((node) => childrenNamed(node, 'rules'));
    return { steps: byName(named), named: byName([...named, ...resources, ...outcomes]) };
}

/** The names that a flow gives twice. */
export function twinsIn(flow: XmlNode): XmlNode[] {
    const { named } = partsOf(flow);
    return flow.children.filter((node) => {
        const name = node.name === 'processMetadataValues' ? undefined : textOf(node, 'name');
        return name !== undefined && named.has(name) && named.get(name) !== node;
    });
}

/** The ends of all connectors. */
export function targetsIn(flow: XmlNode): XmlNode[] {
    return everyNode(flow)
        .filter(({ name }) => CONNECTORS.has(name))
        .flatMap((connector) => childrenNamed(connector, 'targetReference'));
}

/** Every step that works on records of one object. */
export function recordElements(flow: XmlNode): XmlNode[] {
    return flow.children.filter(({ name }) => RECORD_ELEMENTS.has(name));
}

/** The fields that a step names of its object. */
export function fieldsIn(element: XmlNode): XmlNode[] {
    return FIELDS.flatMap((path) =>
        path.reduce((nodes, name) => nodes.flatMap((node) => childrenNamed(node, name)), [element])
    );
}

/** An element and all in it. */
export function everyNode(node: XmlNode): XmlNode[] {
    return [node, ...node.children.flatMap(everyNode)];
}

function byName(nodes: readonly XmlNode[]): Map<string, XmlNode> {
    return new Map(nodes.map((node) => [textOf(node, 'name') ?? '', node]));
}
