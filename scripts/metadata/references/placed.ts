import type { Component, Problem } from '../../local-org/metadata/component.ts';
import { child, childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import { suggestion } from '../suggestion.ts';
import { auraInterfaces, designAttributes, isExposed, pageProperties, targetsOf } from './bundle.ts';
import type { Known } from './known.ts';
import { type PropertyKind, STANDARD } from './standard.ts';

/** A page, and what its parts need to know of it. */
export interface Page {
    component: Component;
    type: string;
    /** The object of a record page. */
    object: string | undefined;
    facets: string[];
    say(problem: string, at: XmlNode): Problem;
}

type Properties = Readonly<Record<string, PropertyKind>>;

const OWN = /^c:/;
const KINDS: Record<string, PropertyKind> = { Boolean: 'boolean', Integer: 'integer' };

/** What is wrong with one component on a page: it is not there, may not stand there, or does not have the property. */
export function placedProblems(page: Page, instance: XmlNode, known: Known): Problem[] {
    const nameNode = child(instance, 'componentName');
    if (!nameNode) {
        return [];
    }
    const name = nameNode.text.trim();
    const own = ownComponent(name, known);
    const properties = own ? ownProperties(page, own) : STANDARD.components[name];
    if (!properties) {
        const names = [
            ...known.names('LightningComponentBundle'),
            ...known.names('AuraDefinitionBundle'),
            ...Object.keys(STANDARD.components)
        ];
        return [
            page.say(
                `<componentName>: there is no component ${name}.${suggestion(name.replace(OWN, ''), names)}`,
                nameNode
            )
        ];
    }
    const place = own && placeProblem(page, own);
    return [
        ...(place === undefined ? [] : [page.say(`<componentName>: ${place}`, nameNode)]),
        ...childrenNamed(instance, 'componentInstanceProperties').flatMap((property) =>
            propertyProblems(page, name, property, properties, known)
        )
    ];
}

function ownComponent(name: string, known: Known): Component | undefined {
    if (name.includes(':') && !OWN.test(name)) {
        return undefined;
    }
    const plain = name.replace(OWN, '');
    return known.find('LightningComponentBundle', plain) ?? known.find('AuraDefinitionBundle', plain);
}

/** Why the component may not stand on a page of this type. */
function placeProblem({ type }: Page, component: Component): string | undefined {
    const target = STANDARD.pageTargets[type];
    const { fullName } = component;
    if (!target) {
        return undefined;
    }
    if (component.type === 'AuraDefinitionBundle') {
        if (auraInterfaces(component).includes(target.aura)) {
            return undefined;
        }
        return `${fullName} does not implement ${target.aura}, which a ${type} asks for.`;
    }
    if (!isExposed(component)) {
        return `${fullName} is not exposed; its description says isExposed true for that.`;
    }
    if (targetsOf(component).some((node) => node.text.trim() === target.lwc)) {
        return undefined;
    }
    return `${fullName} does not name the target ${target.lwc}, which a ${type} asks for.`;
}

function ownProperties({ type }: Page, component: Component): Properties {
    if (component.type === 'AuraDefinitionBundle') {
        return Object.fromEntries(designAttributes(component).map((name) => [name, 'text' as const]));
    }
    const target = STANDARD.pageTargets[type]?.lwc ?? '';
    const settable = pageProperties(component).filter(({ targets }) => targets.includes(target));
    return Object.fromEntries(settable.map((property) => [property.name, KINDS[property.type] ?? 'text']));
}

function propertyProblems(
    page: Page,
    component: string,
    property: XmlNode,
    properties: Properties,
    known: Known
): Problem[] {
    const name = textOf(property, 'name') ?? '';
    const isDecorator = textOf(property, 'type') === 'decorator';
    const allowed = isDecorator ? STANDARD.utilityDecorators : properties;
    const kind = allowed[name];
    if (!kind) {
        const hint = suggestion(name, Object.keys(allowed));
        const what = isDecorator ? 'a utility item has no decorator' : `${component} has no property`;
        return [page.say(`${what} ${name} for pages of type ${page.type}.${hint}`, property)];
    }
    const node = child(property, 'value');
    const problem = node && valueProblem(page, kind, node.text.trim(), known);
    return problem === undefined || !node ? [] : [page.say(`${name}: ${problem}`, node)];
}

function valueProblem(page: Page, kind: PropertyKind, value: string, known: Known): string | undefined {
    if (kind === 'boolean' && value !== 'true' && value !== 'false') {
        return `"${value}". Allowed: true, false.`;
    }
    if (kind === 'integer' && !/^\d+$/.test(value)) {
        return `"${value}". Allowed: a whole number.`;
    }
    if (kind === 'facet' && !page.facets.includes(value)) {
        return `there is no facet ${value} on this page.${suggestion(value, page.facets)}`;
    }
    if (kind === 'quickAction') {
        return known.missing('QuickAction', value, STANDARD.quickActions);
    }
    if (kind === 'lookup' && page.object !== undefined) {
        return known.missingField(page.object, value);
    }
    return undefined;
}
