import type { XmlNode } from './xmlNode.ts';

/** A document that is not well-formed, and where. */
export class XmlError extends Error {
    readonly line: number;
    readonly column: number;

    constructor(message: string, source: string, at: number) {
        super(message);
        this.name = 'XmlError';
        ({ line: this.line, column: this.column } = position(source, at));
    }
}

const TAG =
    /<(?:(?<end>\/)\s*(?<closed>[\w.:-]+)\s*>|(?<name>[\w.:-]+)(?<attributes>(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/)?>)/y;
const SKIPPED = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y;
const CDATA = /<!\[CDATA\[(?<text>[\s\S]*?)\]\]>/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DEPTH_LIMIT = 200;

/**
 * Reads a document strictly. There are no document types and no entities of one's own, so that a small document
 * cannot unfold into a large one.
 */
export function parseXml(source: string): XmlNode {
    const reader = new Reader(source);
    return reader.document();
}

class Reader {
    private readonly source: string;
    private at = 0;
    private line = 1;
    private lineStart = 0;
    private counted = 0;

    constructor(source: string) {
        this.source = source;
    }

    document(): XmlNode {
        const top: XmlNode = { name: '', attributes: {}, children: [], text: '', line: 1, column: 1, from: 0, to: 0 };
        const open: XmlNode[] = [top];
        if (this.source.startsWith('\ufeff')) {
            this.at = 1;
        }
        while (this.at < this.source.length) {
            this.step(open);
        }
        const [unclosed] = open.slice(1);
        if (unclosed) {
            throw this.error(
                `The element type "${unclosed.name}" must be terminated by the matching end-tag "</${unclosed.name}>".`
            );
        }
        const [root, ...more] = top.children;
        if (!root || more.length > 0 || top.text.trim() !== '') {
            throw this.error('Content is not allowed in prolog.');
        }
        return root;
    }

    private step(open: XmlNode[]): void {
        const current = open.at(-1);
        if (!current) {
            throw this.error('The markup in the document following the root element must be well-formed.');
        }
        const next = this.source.indexOf('<', this.at);
        if (next !== this.at) {
            const end = next === -1 ? this.source.length : next;
            current.text += this.decoded(this.source.slice(this.at, end));
            this.at = end;
            return;
        }
        if (this.match(SKIPPED)) {
            return;
        }
        const data = this.match(CDATA);
        if (data) {
            current.text += data['text'] ?? '';
            return;
        }
        const start = this.at;
        const tag = this.match(TAG);
        if (!tag) {
            throw this.error('The content of elements must consist of well-formed character data or markup.');
        }
        if (tag['end'] === undefined) {
            this.opened(open, current, tag, start);
        } else {
            this.closed(open, current, local(tag['closed']), start);
        }
    }

    private opened(open: XmlNode[], parent: XmlNode, tag: Record<string, string | undefined>, start: number): void {
        const node: XmlNode = {
            name: local(tag['name']),
            attributes: this.attributes(tag['attributes'] ?? ''),
            children: [],
            text: '',
            ...this.place(start),
            from: this.at,
            to: this.at
        };
        parent.children.push(node);
        if (tag['empty'] !== undefined) {
            return;
        }
        if (open.length > DEPTH_LIMIT) {
            throw this.error(`Elements are nested more than ${DEPTH_LIMIT} deep.`);
        }
        open.push(node);
    }

    private closed(open: XmlNode[], current: XmlNode, name: string, start: number): void {
        if (open.length === 1 || current.name !== name) {
            throw this.error(
                `The element type "${current.name}" must be terminated by the matching end-tag "</${current.name}>".`
            );
        }
        current.to = start;
        open.pop();
    }

    private attributes(text: string): Record<string, string> {
        const found: Record<string, string> = {};
        for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
            found[local(name)] = this.decoded(double ?? single ?? '');
        }
        return found;
    }

    private match(pattern: RegExp): Record<string, string | undefined> | undefined {
        pattern.lastIndex = this.at;
        const match = pattern.exec(this.source);
        if (!match) {
            return undefined;
        }
        this.at = pattern.lastIndex;
        return match.groups ?? {};
    }

    private decoded(text: string): string {
        return text.replace(
            ENTITY,
            (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
                if (name !== undefined) {
                    const letter = NAMED[name];
                    if (letter === undefined) {
                        throw this.error(`The entity "${name}" was referenced, but not declared.`);
                    }
                    return letter;
                }
                const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
                if (code > 0x10ffff) {
                    throw this.error(`Character reference "${whole}" is an invalid XML character.`);
                }
                return String.fromCodePoint(code);
            }
        );
    }

    private place(at: number): { line: number; column: number } {
        for (
            let next = this.source.indexOf('\n', this.counted);
            next !== -1 && next < at;
            next = this.source.indexOf('\n', next + 1)
        ) {
            this.line++;
            this.lineStart = next + 1;
            this.counted = next + 1;
        }
        return { line: this.line, column: at - this.lineStart + 1 };
    }

    private error(message: string): XmlError {
        return new XmlError(message, this.source, this.at);
    }
}

function local(name: string | undefined): string {
    return name?.slice(name.indexOf(':') + 1) ?? '';
}

function position(source: string, at: number): { line: number; column: number } {
    const before = source.slice(0, at);
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
