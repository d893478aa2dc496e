import { parseXml, XmlError } from '../../formats/xml/parseXml.ts';
import { childrenNamed, textOf } from '../../formats/xml/xmlNode.ts';
import type { Component, Problem } from './component.ts';
import { keyOf } from './component.ts';

/** What a package.xml names: types with their members. */
export type Manifest = Map<string, Set<string>>;

/** Reads a package.xml or a destructiveChanges.xml. */
export function readManifest(file: string, content: Buffer): { manifest: Manifest; problems: Problem[] } {
    const manifest: Manifest = new Map();
    try {
        for (const types of childrenNamed(parseXml(content.toString('utf8')), 'types')) {
            const name = textOf(types, 'name') ?? '';
            const members = manifest.get(name) ?? new Set<string>();
            for (const member of childrenNamed(types, 'members')) {
                members.add(member.text.trim());
            }
            manifest.set(name, members);
        }
        return { manifest, problems: [] };
    } catch (error) {
        if (!(error instanceof XmlError)) {
            throw error;
        }
        const { line, column, message } = error;
        return {
            manifest,
            problems: [{ type: '', fullName: file, file, line, column, problem: `Error parsing file: ${message}` }]
        };
    }
}

/** True where a manifest names a component, or everything of its type. */
export function names(manifest: Manifest, { type, fullName }: { type: string; fullName: string }): boolean {
    const members = manifest.get(type);
    return members !== undefined && (members.has(fullName) || members.has('*'));
}

/** The components of a package that its manifest names, and what the manifest names and the package lacks. */
export function chosen(
    manifest: Manifest,
    components: ReadonlyMap<string, Component>
): { deployed: Component[]; problems: Problem[] } {
    const all = [...components.values()];
    const deployed = all.filter((component) => names(manifest, component) || isPartOfNamed(manifest, component));
    const problems: Problem[] = [];
    for (const [type, members] of manifest) {
        for (const fullName of members) {
            if (fullName === '*' || components.has(keyOf({ type, fullName })) || type === 'CustomLabels') {
                continue;
            }
            const problem = `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`;
            problems.push({ type, fullName, file: 'package.xml', line: 1, column: 1, problem });
        }
    }
    return { deployed, problems };
}

/** With an object come its fields and rules, with the labels each of them. */
function isPartOfNamed(manifest: Manifest, { type, fullName }: Component): boolean {
    if (type === 'CustomLabel') {
        return manifest.has('CustomLabels');
    }
    if (type === 'CustomLabels') {
        return manifest.has('CustomLabel');
    }
    const [object = '', part] = fullName.split('.');
    return part !== undefined && names(manifest, { type: 'CustomObject', fullName: object });
}
