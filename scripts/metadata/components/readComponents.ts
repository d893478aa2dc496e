import { type Component, keyOf, type Problem } from '../../local-org/metadata/component.ts';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { parseXml, XmlError } from '../../formats/xml/parseXml.ts';
import { childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import type { SourceFile } from '../sourceFile.ts';
import { type Location, locate } from './location.ts';

/** One XML file that describes a component. */
export interface Description {
    component: Component;
    xml: XmlNode;
}

/** What a set of files holds. */
export interface Components {
    /** By type and name; the parts of larger files are among them. */
    all: Map<string, Component>;
    /** Every file that describes something, once. */
    descriptions: Description[];
    problems: Problem[];
}

const MANIFEST = /(?:^|\/)(?:package|destructiveChanges(?:Pre|Post)?)\.xml$/;
const TESTS = /\/__(?:tests|mocks)__\//;

/** Reads files in source format or in the format of a deploy. */
export function readComponents(files: readonly SourceFile[]): Components {
    const found: Components = { all: new Map(), descriptions: [], problems: [] };
    for (const file of files) {
        if (MANIFEST.test(file.path) || TESTS.test(file.path)) {
            continue;
        }
        const location = locate(file.path);
        if (typeof location !== 'string') {
            addFile(found, file, location);
        } else if (file.path.endsWith('.xml')) {
            found.problems.push(problem({ type: '', fullName: '' }, file, location));
        }
    }
    return found;
}

function addFile(found: Components, file: SourceFile, { type, fullName, isDescription }: Location): void {
    const key = keyOf({ type, fullName });
    const known = found.all.get(key);
    if (isDescription && known?.xml) {
        const [other = ''] = known.files.keys();
        found.problems.push(problem(known, file, `There are two of the ${type} ${fullName}; the other is ${other}.`));
        return;
    }
    const component = known ?? { type, fullName, files: new Map<string, Buffer>() };
    component.files.set(file.path, Buffer.from(file.text));
    found.all.set(key, component);
    if (isDescription) {
        describe(found, component, file);
    }
}

function describe(found: Components, component: Component, file: SourceFile): void {
    let xml: XmlNode;
    try {
        xml = parseXml(file.text);
    } catch (error) {
        if (!(error instanceof XmlError)) {
            throw error;
        }
        const { message, line, column } = error;
        found.problems.push({ ...problem(component, file, `Not well-formed XML: ${message}`), line, column });
        return;
    }
    component.xml = xml;
    // Of a bundle with several files, the one with the description comes first: problems are reported there.
    component.files = new Map([[file.path, Buffer.from(file.text)], ...component.files]);
    found.descriptions.push({ component, xml });
    if (component.type === 'CustomObject') {
        for (const { element, type } of OBJECT_PARTS) {
            addParts(found, file, childrenNamed(xml, element), type, `${component.fullName}.`);
        }
    }
    if (component.type === 'CustomLabels') {
        addParts(found, file, childrenNamed(xml, 'labels'), 'CustomLabel', '');
    }
}

function addParts(found: Components, file: SourceFile, nodes: XmlNode[], type: string, prefix: string): void {
    for (const xml of nodes) {
        const fullName = `${prefix}${textOf(xml, 'fullName') ?? ''}`;
        const part: Component = { type, fullName, files: new Map([[file.path, Buffer.from(file.text)]]), xml };
        const known = found.all.get(keyOf(part));
        if (known) {
            const [other = ''] = known.files.keys();
            const text = `There are two of the ${type} ${fullName}; the other is ${other}:${known.xml?.line ?? 1}.`;
            found.problems.push({ ...problem(part, file, text), line: xml.line, column: xml.column });
        } else {
            found.all.set(keyOf(part), part);
        }
    }
}

function problem({ type, fullName }: { type: string; fullName: string }, file: SourceFile, text: string): Problem {
    return { type, fullName, file: file.path, line: 1, column: 1, problem: text };
}
