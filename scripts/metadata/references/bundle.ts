import type { Component } from '../../local-org/metadata/component.ts';
import { childrenNamed, child, isTrue, type XmlNode } from '../../formats/xml/xmlNode.ts';

/** A property that a page may give to a component. */
export interface PageProperty {
    name: string;
    type: string;
    targets: string[];
    node: XmlNode;
}

const API = /@api\s+(?:(?:get|set|async|readonly|declare)\s+)*(?<name>\w+)/g;
const DESIGN = /<design:attribute\b[^>]*?\bname\s*=\s*["'](?<name>\w+)["']/g;
const IMPLEMENTS = /\bimplements\s*=\s*["'](?<names>[^"']*)["']/;
const MARKUP = /\.cmp$/;

/** The targets that a Lightning web component names. */
export function targetsOf({ xml }: Component): XmlNode[] {
    const targets = xml && child(xml, 'targets');
    return targets ? childrenNamed(targets, 'target') : [];
}

/** True where builders of pages may place it. */
export function isExposed({ xml }: Component): boolean {
    return xml !== undefined && isTrue(xml, 'isExposed');
}

/** The properties that a Lightning web component lets pages set. */
export function pageProperties({ xml }: Component): PageProperty[] {
    const configs = xml && child(xml, 'targetConfigs');
    if (!configs) {
        return [];
    }
    return childrenNamed(configs, 'targetConfig').flatMap((config) =>
        childrenNamed(config, 'property').map((node) => ({
            name: node.attributes['name'] ?? '',
            type: node.attributes['type'] ?? '',
            targets: listed(config.attributes['targets']),
            node
        }))
    );
}

/** What others may set or call on a Lightning web component. */
export function apiMembers(component: Component): Set<string> {
    const { fullName } = component;
    return new Set(
        [...component.files]
            .filter(([path]) => path.endsWith(`/${fullName}.ts`) || path.endsWith(`/${fullName}.js`))
            .flatMap(([, content]) => [...content.toString('utf8').matchAll(API)])
            .map(({ groups }) => groups?.['name'] ?? '')
    );
}

/** The attributes that an Aura component lets pages set. */
export function designAttributes({ files }: Component): string[] {
    return [...files]
        .filter(([path]) => path.endsWith('.design'))
        .flatMap(([, content]) => [...content.toString('utf8').matchAll(DESIGN)])
        .map(({ groups }) => groups?.['name'] ?? '');
}

/** The interfaces that an Aura component implements. */
export function auraInterfaces({ files }: Component): string[] {
    return [...files]
        .filter(([path]) => MARKUP.test(path))
        .flatMap(([, content]) => listed(IMPLEMENTS.exec(content.toString('utf8'))?.groups?.['names']));
}

/** The parts of a list with commas. */
export function listed(text: string | undefined): string[] {
    return (text ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
}
