/** One element of an XML document. Names come without their prefix, unless the reader asked for it. */
export interface XmlNode {
    name: string;
    attributes: Record<string, string>;
    children: XmlNode[];
    /** The characters directly in it, children apart. */
    text: string;
    line: number;
    column: number;
    /** Where its content begins and ends in the document. */
    from: number;
    to: number;
}

/** The first child of that name. */
export function child(node: XmlNode, name: string): XmlNode | undefined {
    return node.children.find((each) => each.name === name);
}

/** All children of that name. */
export function childrenNamed(node: XmlNode, name: string): XmlNode[] {
    return node.children.filter((each) => each.name === name);
}

/** The text of the first child of that name, without the space around it; undefined where there is none. */
export function textOf(node: XmlNode, name: string): string | undefined {
    return child(node, name)?.text.trim();
}

/** True where the child of that name says `true`. */
export function isTrue(node: XmlNode, name: string): boolean {
    return textOf(node, name) === 'true';
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as it stands in a document. Characters that XML cannot hold are left out. */
export function escaped(text: string): string {
    return text
        .replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter)
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}
