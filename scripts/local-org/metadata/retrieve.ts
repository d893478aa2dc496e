import { API_VERSION } from '../api/limits.ts';
import { escaped } from '../../formats/xml/xmlNode.ts';
import type { Catalogue, Stamp } from './catalogue.ts';
import { type Component, keyOf } from './component.ts';
import type { Manifest } from './manifest.ts';
import { names } from './manifest.ts';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { METADATA_TYPES } from '../../formats/package/metadataTypes.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const PARTS = new Map(OBJECT_PARTS.map(({ type, element }) => [type, element]));

/** What was retrieved: files for the zip, and a line about each component. */
export interface Retrieved {
    files: Map<string, Buffer>;
    properties: { component: Component; stamp: Stamp; fileName: string }[];
    messages: { fileName: string; problem: string }[];
}

/** The components that a manifest names, as files of a package. */
export function retrieve(catalogue: Catalogue, manifest: Manifest): Retrieved {
    const all = [...catalogue.components.values()];
    const wanted = all.filter((component) => isWanted(manifest, component));
    const files = new Map<string, Buffer>();
    const properties: Retrieved['properties'] = [];
    for (const component of wanted) {
        const stamp = catalogue.stamps.get(keyOf(component));
        const [fileName = ''] = component.files.keys();
        if (stamp) {
            properties.push({ component, stamp, fileName });
        }
        if (PARTS.has(component.type) || component.type === 'CustomObject') {
            addObject(files, wanted, component);
        } else if (component.type === 'CustomLabel' || component.type === 'CustomLabels') {
            files.set(fileName, labels(wanted));
        } else {
            for (const [path, content] of component.files) {
                files.set(path, content);
            }
        }
    }
    files.set('package.xml', Buffer.from(manifestText(wanted)));
    return { files, properties, messages: missing(manifest, all) };
}

function isWanted(manifest: Manifest, component: Component): boolean {
    if (names(manifest, component)) {
        return true;
    }
    const [object = '', part] = component.fullName.split('.');
    return part !== undefined && PARTS.has(component.type) && (manifest.get('CustomObject')?.has(object) ?? false);
}

/** The file of an object: its own elements if it was asked for, and those of its parts that were. */
function addObject(files: Map<string, Buffer>, wanted: readonly Component[], { fullName }: Component): void {
    const [name = ''] = fullName.split('.');
    const path = `objects/${name}.object`;
    if (files.has(path)) {
        return;
    }
    const own = wanted.find((component) => component.type === 'CustomObject' && component.fullName === name);
    const elements = [
        ...(own ? ownElements(own) : []),
        ...OBJECT_PARTS.flatMap(({ type, element }) => {
            const parts = wanted.filter(
                (component) => component.type === type && component.fullName.startsWith(`${name}.`)
            );
            return parts.map(({ source = '' }) => `    <${element}>${source}</${element}>\n`);
        })
    ];
    files.set(path, Buffer.from(`${HEAD}<CustomObject xmlns="${NAMESPACE}">\n${elements.join('')}</CustomObject>\n`));
}

/** The elements of an object that are no components of their own. */
function ownElements({ xml, source = '' }: Component): string[] {
    const parts = new Set(OBJECT_PARTS.map(({ element }) => element));
    return (xml?.children ?? [])
        .filter(({ name }) => !parts.has(name))
        .map(({ name, from, to }) => `    <${name}>${source.slice(from, to)}</${name}>\n`);
}

function labels(wanted: readonly Component[]): Buffer {
    const each = wanted
        .filter(({ type }) => type === 'CustomLabel')
        .map(({ source = '' }) => `    <labels>${source}</labels>\n`);
    return Buffer.from(`${HEAD}<CustomLabels xmlns="${NAMESPACE}">\n${each.join('')}</CustomLabels>\n`);
}

function manifestText(components: readonly Component[]): string {
    const types = new Map<string, string[]>();
    for (const { type, fullName } of components) {
        types.set(type, [...(types.get(type) ?? []), fullName]);
    }
    const text = [...types].map(([type, members]) => {
        const lines = members.map((member) => `        <members>${escaped(member)}</members>\n`).join('');
        return `    <types>\n${lines}        <name>${type}</name>\n    </types>\n`;
    });
    return `${HEAD}<Package xmlns="${NAMESPACE}">\n${text.join('')}    <version>${API_VERSION}.0</version>\n</Package>\n`;
}

function missing(manifest: Manifest, all: readonly Component[]): Retrieved['messages'] {
    const known = new Set(all.map(keyOf));
    const messages: Retrieved['messages'] = [];
    for (const [type, members] of manifest) {
        const isType = METADATA_TYPES.some(({ name }) => name === type) || PARTS.has(type) || type === 'CustomLabel';
        if (!isType) {
            messages.push({
                fileName: 'package.xml',
                problem: `Entity of type '${type}' is not available in this organization`
            });
        }
        for (const fullName of isType ? members : []) {
            if (fullName === '*' || known.has(keyOf({ type, fullName }))) {
                continue;
            }
            messages.push({
                fileName: 'package.xml',
                problem: `Entity of type '${type}' named '${fullName}' cannot be found`
            });
        }
    }
    return messages;
}
