import type { XmlNode } from '../../formats/xml/xmlNode.ts';

/** One piece of metadata: an object, a field of it, a permission set, a bundle of files. */
export interface Component {
    type: string;
    fullName: string;
    /** Its files by their paths in a package; a part of a larger file has that file's path. */
    files: Map<string, Buffer>;
    /** Its description; absent for what is not described in XML. */
    xml?: XmlNode;
    /** The text of the element that describes it. */
    source?: string;
}

/** What keeps a component from being deployed. */
export interface Problem {
    type: string;
    fullName: string;
    file: string;
    line: number;
    column: number;
    problem: string;
}

/** The key by which components are told apart. */
export function keyOf({ type, fullName }: { type: string; fullName: string }): string {
    return `${type}:${fullName}`;
}

/** A problem of a component, at an element of its description. */
export function problemOf(component: Component, problem: string, at: XmlNode | undefined = component.xml): Problem {
    const [file = ''] = component.files.keys();
    return {
        type: component.type,
        fullName: component.fullName,
        file,
        line: at?.line ?? 1,
        column: at?.column ?? 1,
        problem
    };
}
