import { type Component, type Problem, problemOf } from '../../local-org/metadata/component.ts';
import { child, childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import { fieldOf } from '../../local-org/schema/sobject.ts';
import { suggestion } from '../suggestion.ts';
import { everyNode, fieldsIn, type FlowParts, partsOf, recordElements, targetsIn, twinsIn } from './flowElements.ts';
import type { Known } from './known.ts';

const REFERENCES = new Set([
    'assignRecordIdToReference',
    'assignToReference',
    'elementReference',
    'inputReference',
    'leftValueReference',
    'outputReference'
]);
/** What a formula or a text takes in: `{!Name}`. */
const MERGED = /\{!(?<reference>[$\w.]+)\}/g;
const RECORD = /^\$Record(?:__Prior)?$/;
const TIMES = new Set(['date', 'datetime']);

/** What a flow leads to, reads or writes and there is not: steps, resources, objects and their fields. */
export function flowProblems(component: Component, known: Known): Problem[] {
    const { xml: flow, type } = component;
    if (type !== 'Flow' || !flow) {
        return [];
    }
    const parts = partsOf(flow);
    const say = (node: XmlNode, text: string | undefined): Problem[] =>
        text === undefined ? [] : [problemOf(component, `<${node.name}>: ${text}`, node)];
    return [
        ...twinsIn(flow).flatMap((node) => say(node, `There are two of the name ${textOf(node, 'name') ?? ''}.`)),
        ...targetsIn(flow).flatMap((node) => say(node, missingStep(node.text.trim(), parts))),
        ...recordElements(flow).flatMap((element) => recordProblems(element, known, say)),
        ...everyNode(flow).flatMap((node) => {
            return referencesIn(node).flatMap((reference) =>
                say(node, missingReference(reference, flow, parts, known))
            );
        })
    ];
}

type Say = (node: XmlNode, text: string | undefined) => Problem[];

function recordProblems(element: XmlNode, known: Known, say: Say): Problem[] {
    const object = child(element, 'object');
    if (!object) {
        return [];
    }
    const name = object.text.trim();
    const missing = known.missingObject(name);
    if (missing !== undefined) {
        return say(object, missing);
    }
    const times = childrenNamed(element, 'scheduledPaths').flatMap((path) => childrenNamed(path, 'recordField'));
    return [
        ...fieldsIn(element).flatMap((node) => say(node, known.missingField(name, node.text.trim()))),
        ...times.flatMap((node) => say(node, notATime(name, node.text.trim(), known)))
    ];
}

function notATime(objectName: string, name: string, known: Known): string | undefined {
    const object = known.schema.find(objectName);
    const field = object && fieldOf(object, name);
    if (!field || TIMES.has(field.type)) {
        return undefined;
    }
    return `${objectName}.${name} is a ${field.type}. Allowed: a date or datetime.`;
}

function missingStep(name: string, { steps }: FlowParts): string | undefined {
    return steps.has(name) ? undefined : `The flow has no step ${name}.${suggestion(name, [...steps.keys()])}`;
}

function referencesIn({ name, text }: XmlNode): string[] {
    if (REFERENCES.has(name)) {
        return [text.trim()];
    }
    return [...text.matchAll(MERGED)].map(({ groups }) => groups?.['reference'] ?? '');
}

function missingReference(reference: string, flow: XmlNode, parts: FlowParts, known: Known): string | undefined {
    const [first = '', ...path] = reference.split('.');
    const start = child(flow, 'start');
    if (RECORD.test(first)) {
        return start && missingPath(start, path, known);
    }
    // Salesforce's own, such as $Api and $User.
    if (first.startsWith('$')) {
        return undefined;
    }
    const part = parts.named.get(first);
    if (!part) {
        return `The flow has nothing of the name ${first}.${suggestion(first, [...parts.named.keys()])}`;
    }
    return missingPath(part, path, known);
}

/** A field of the record that a step or a variable holds; an object that there is not is said where it is named. */
function missingPath(part: XmlNode, path: readonly string[], known: Known): string | undefined {
    const object = textOf(part, 'object') ?? textOf(part, 'objectType');
    if (object === undefined || path.length === 0 || known.missingObject(object) !== undefined) {
        return undefined;
    }
    return known.missingField(object, path.join('.'));
}
