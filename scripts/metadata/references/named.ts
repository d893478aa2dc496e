import { type Component, type Problem, problemOf } from '../../local-org/metadata/component.ts';
import { childrenNamed, type XmlNode } from '../../formats/xml/xmlNode.ts';
import { suggestion } from '../suggestion.ts';
import type { Known } from './known.ts';
import { STANDARD } from './standard.ts';
import { REFERENCES, type Target } from './table.ts';

const CHANGE_EVENT = /ChangeEvent$/;
const TAB = /^standard-(?<object>\w+)$/;
const HOME = 'home';
/** List views name their object's system fields in capitals. */
const CAPITALS = /^[A-Z_.]+$/;

/** What a component names in its description and there is not, as the table of references has it. */
export function namedProblems(component: Component, known: Known): Problem[] {
    const { xml } = component;
    if (!xml) {
        return [];
    }
    return Object.entries(REFERENCES[component.type] ?? {}).flatMap(([path, target]) =>
        at(xml, path.split('/')).flatMap((node) => {
            const missing = missingTarget(target, node.text.trim(), component, known);
            return missing === undefined ? [] : [problemOf(component, `<${node.name}>: ${missing}`, node)];
        })
    );
}

/** The elements at a path below this one. */
function at(node: XmlNode, [first, ...rest]: readonly string[]): XmlNode[] {
    if (first === undefined) {
        return [node];
    }
    return childrenNamed(node, first).flatMap((child) => at(child, rest));
}

function missingTarget(target: Target, name: string, component: Component, known: Known): string | undefined {
    // What is empty is a matter of its shape.
    if (name === '') {
        return undefined;
    }
    if (typeof target !== 'string') {
        return known.missing(target.type, name, target.others === undefined ? [] : STANDARD[target.others]);
    }
    if (target === 'object') {
        return known.missingObject(name);
    }
    if (target === 'changedObject') {
        return missingChangedObject(name, known);
    }
    if (target === 'tab') {
        const object = STANDARD.tabs.includes(name) ? TAB.exec(name)?.groups?.['object'] : undefined;
        return object === undefined || object === HOME
            ? known.missing('CustomTab', name, STANDARD.tabs)
            : known.missingObject(object);
    }
    if (target === 'field') {
        return missingField(name, known);
    }
    if (target === 'ownField') {
        return known.missingField(objectOf(component), name);
    }
    return missingColumn(component, name, known);
}

function missingField(name: string, known: Known): string | undefined {
    const dot = name.indexOf('.');
    if (dot === -1) {
        return `${name} names no object; a field is written Object.Field.`;
    }
    return known.missingField(name.slice(0, dot), name.slice(dot + 1));
}

function missingChangedObject(name: string, known: Known): string | undefined {
    const object = CHANGE_EVENT.test(name) ? name.replace(CHANGE_EVENT, '').replace(/__$/, '__c') : undefined;
    if (object === undefined) {
        return `${name} is no change event; its name ends on ChangeEvent.`;
    }
    return known.missingObject(object);
}

function missingColumn(component: Component, name: string, known: Known): string | undefined {
    if (STANDARD.listColumns.includes(name)) {
        return undefined;
    }
    if (CAPITALS.test(name)) {
        return `A list view has no column ${name}.${suggestion(name, STANDARD.listColumns)}`;
    }
    return known.missingField(objectOf(component), name);
}

/** The object of a part of an object, of a layout, or of a translation of an object. */
function objectOf({ type, fullName }: Component): string {
    if (type === 'Layout' || type === 'CustomObjectTranslation') {
        return fullName.slice(0, fullName.indexOf('-'));
    }
    return fullName.slice(0, fullName.indexOf('.'));
}
