import { parseXml, XmlError } from '../../formats/xml/parseXml.ts';
import { childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import type { Component, Problem } from './component.ts';
import { keyOf } from './component.ts';
import { nameInFile } from '../../formats/package/fileName.ts';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { METADATA_TYPES, type MetadataType } from '../../formats/package/metadataTypes.ts';

const META = '-meta.xml';

/** What a package holds, and what of it cannot be read. */
export interface Package {
    components: Map<string, Component>;
    problems: Problem[];
}

/** Reads the files of a package; paths begin with the folder of a type. */
export function readPackage(files: ReadonlyMap<string, Buffer>): Package {
    const found: Package = { components: new Map(), problems: [] };
    for (const [path, content] of files) {
        if (path === 'package.xml' || /(?:^|\/)destructiveChanges\w*\.xml$/.test(path)) {
            continue;
        }
        const type = METADATA_TYPES.find(({ folder }) => path.startsWith(`${folder}/`));
        if (!type) {
            found.problems.push(problem('', path, path, `Unknown folder: no type of metadata has the file ${path}`));
        } else {
            addFile(found, type, path, content);
        }
    }
    for (const component of [...found.components.values()]) {
        describe(found, component);
    }
    return found;
}

function addFile(found: Package, type: MetadataType, path: string, content: Buffer): void {
    const fullName = nameOf(type, path);
    if (fullName === undefined) {
        found.problems.push(problem(type.name, path, path, `The file name ${path} does not fit ${type.name}`));
        return;
    }
    const key = keyOf({ type: type.name, fullName });
    const component = found.components.get(key) ?? { type: type.name, fullName, files: new Map() };
    component.files.set(path, content);
    found.components.set(key, component);
}

function nameOf(type: MetadataType, path: string): string | undefined {
    const rest = path.slice(type.folder.length + 1);
    if (type.bundle) {
        return rest.includes('/') ? rest.split('/')[0] : undefined;
    }
    const suffix = `.${type.suffix ?? ''}`;
    const plain = rest.endsWith(META) ? rest.slice(0, -META.length) : rest;
    return plain.endsWith(suffix) ? nameInFile(plain.slice(0, -suffix.length)) : undefined;
}

/** Parses what describes the component; an object's parts become components too. */
function describe(found: Package, component: Component): void {
    const file = [...component.files.keys()].find((path) =>
        isBundle(component)
            ? path.endsWith('js-meta.xml') || /\.(?:cmp|app|evt|intf|tokens)-meta\.xml$/.test(path)
            : true
    );
    if (file === undefined) {
        return;
    }
    const content = component.files.get(file);
    if (!content) {
        return;
    }
    const source = content.toString('utf8');
    try {
        component.xml = parseXml(source);
        component.source = source;
    } catch (error) {
        if (!(error instanceof XmlError)) {
            throw error;
        }
        const { message, line, column } = error;
        found.problems.push({
            type: component.type,
            fullName: component.fullName,
            file,
            line,
            column,
            problem: `Error parsing file: ${message}`
        });
        return;
    }
    if (component.type === 'CustomObject') {
        addParts(found, component, component.xml, source);
    }
    if (component.type === 'CustomLabels') {
        addLabels(found, component, component.xml, source);
    }
}

function isBundle({ type }: Component): boolean {
    return METADATA_TYPES.some(({ name, bundle }) => bundle && name === type);
}

function addParts(found: Package, object: Component, xml: XmlNode, source: string): void {
    for (const { element, type } of OBJECT_PARTS) {
        for (const node of childrenNamed(xml, element)) {
            addPart(found, object, type, `${object.fullName}.${textOf(node, 'fullName') ?? ''}`, node, source);
        }
    }
}

function addLabels(found: Package, labels: Component, xml: XmlNode, source: string): void {
    for (const node of childrenNamed(xml, 'labels')) {
        addPart(found, labels, 'CustomLabel', textOf(node, 'fullName') ?? '', node, source);
    }
}

function addPart(
    found: Package,
    whole: Component,
    type: string,
    fullName: string,
    node: XmlNode,
    source: string
): void {
    const part: Component = {
        type,
        fullName,
        files: new Map(whole.files),
        xml: node,
        source: source.slice(node.from, node.to)
    };
    if (found.components.has(keyOf(part))) {
        const [file = ''] = whole.files.keys();
        found.problems.push({
            ...problem(type, fullName, file, `Duplicate ${type} ${fullName}`),
            line: node.line,
            column: node.column
        });
    }
    found.components.set(keyOf(part), part);
}

function problem(type: string, fullName: string, file: string, text: string): Problem {
    return { type, fullName, file, line: 1, column: 1, problem: text };
}
