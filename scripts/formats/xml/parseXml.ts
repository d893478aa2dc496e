import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { XmlNode } from './xmlNode.ts';

/** A document that is not well-formed, and where. */
export class XmlError extends Error {
    readonly line: number;
    readonly column: number;

    constructor(message: string, { line, column }: Place) {
        super(message);
        this.name = 'XmlError';
        this.line = line;
        this.column = column;
    }
}

interface Place {
    line: number;
    column: number;
}

interface Reading {
    source: string;
    placeOf(at: number): Place;
    nameOf(name: string): string;
}

/** Where an element begins and ends, its tags included. */
interface Extent {
    startIndex: number;
    endIndex: number;
}

/** An element as the library gives it: its content under its name, its attributes under `:@`. */
type Ordered = Record<string, unknown> & { ':@'?: Record<string, string> };

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';
const DEPTH_LIMIT = 200;
const META = XMLParser.getMetaDataSymbol() as unknown as string;
/** A declaration, which may only be a comment or raw characters: document types could unfold into a large document. */
const DECLARATION = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<!/g;
const NO_CONTENT = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g;
const START_TAG = /<(?:"[^"]*"|'[^']*'|[^>"'])*>/y;
const ENTITY = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const AFTER_THE_ROOT = 'The markup in the document following the root element must be well-formed.';
const NOT_WELL_FORMED = 'The content of elements must consist of well-formed character data or markup.';

const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    cdataPropName: CDATA,
    parseTagValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    // Read here, where an unknown one is an error.
    processEntities: false,
    maxNestedTags: DEPTH_LIMIT,
    jPath: false
});

/**
 * Reads a document strictly. There are no document types and no entities of one's own, so that a small document
 * cannot unfold into a large one.
 *
 * @param withPrefixes whether names keep their prefixes, as `aura:id`
 * @throws XmlError in the words of Salesforce's own parser
 */
export function parseXml(document: string, withPrefixes = false): XmlNode {
    const source = document.startsWith('\ufeff') ? ` ${document.slice(1)}` : document;
    refuseDeclarations(source);
    const valid = XMLValidator.validate(source);
    if (valid !== true) {
        throw inPlatformWords(valid.err, source);
    }
    const reading = { source, placeOf: placesIn(source), nameOf: withPrefixes ? (name: string) => name : local };
    const [first] = orderedIn(source);
    if (!first) {
        throw new XmlError('Content is not allowed in prolog.', { line: 1, column: 1 });
    }
    // The library takes whatever follows a root that is one empty tag.
    const { endIndex } = first[META] as Extent;
    if (source.slice(endIndex).replace(NO_CONTENT, '').trim() !== '') {
        throw new XmlError(AFTER_THE_ROOT, placesIn(source)(endIndex));
    }
    return nodeOf(first, reading);
}

function orderedIn(source: string): Ordered[] {
    try {
        const found = parser.parse(source) as Ordered[];
        return found.filter((each) => !(TEXT in each));
    } catch (error) {
        const message = (error as Error).message;
        const isTooDeep = message === 'Maximum nested tags exceeded';
        throw new XmlError(isTooDeep ? `Elements are nested more than ${DEPTH_LIMIT} deep.` : message, endOf(source));
    }
}

function nodeOf(element: Ordered, reading: Reading): XmlNode {
    const { source, placeOf, nameOf } = reading;
    const name = Object.keys(element).find((key) => key !== ATTRIBUTES) ?? '';
    const { startIndex: start, endIndex: end } = element[META] as Extent;
    const place = placeOf(start);
    const node: XmlNode = { name: nameOf(name), attributes: {}, children: [], text: '', ...place, from: 0, to: 0 };
    for (const [key, value] of Object.entries(element[ATTRIBUTES] ?? {})) {
        node.attributes[nameOf(key)] = decoded(value, place);
    }
    for (const each of element[name] as Ordered[]) {
        if (TEXT in each) {
            node.text += decoded(each[TEXT] as string, place);
        } else if (CDATA in each) {
            node.text += (each[CDATA] as Ordered[]).map((part) => part[TEXT] as string).join('');
        } else {
            node.children.push(nodeOf(each, reading));
        }
    }
    START_TAG.lastIndex = start;
    START_TAG.exec(source);
    node.from = START_TAG.lastIndex;
    node.to = node.from === end ? end : source.lastIndexOf('</', end);
    return node;
}

/** Returns where a character stands; positions are asked for in ascending order. */
function placesIn(source: string): (at: number) => Place {
    let line = 1;
    let lineStart = 0;
    return (at) => {
        for (
            let next = source.indexOf('\n', lineStart);
            next !== -1 && next < at;
            next = source.indexOf('\n', lineStart)
        ) {
            line += 1;
            lineStart = next + 1;
        }
        return { line, column: at - lineStart + 1 };
    };
}

function endOf(source: string): Place {
    return placesIn(source)(source.length);
}

function refuseDeclarations(source: string): void {
    for (const { 0: found, index } of source.matchAll(DECLARATION)) {
        if (found === '<!') {
            throw new XmlError(NOT_WELL_FORMED, placesIn(source)(index));
        }
    }
}

function inPlatformWords({ msg, line, col }: { msg: string; line: number; col: number }, source: string): XmlError {
    const unclosed = /^Unclosed tag '(.+)'/.exec(msg)?.[1] ?? /^Invalid '\[.*"(.+)"\s*\]' found/.exec(msg)?.[1];
    if (unclosed !== undefined) {
        return new XmlError(mustBeTerminated(unclosed), endOf(source));
    }
    const place = { line, column: col };
    const expected = /^Expected closing tag '(.+?)' /.exec(msg)?.[1];
    if (expected !== undefined) {
        return new XmlError(mustBeTerminated(expected), place);
    }
    if (/^(?:Multiple possible root nodes|Extra text)/.test(msg)) {
        return new XmlError(AFTER_THE_ROOT, place);
    }
    return msg === 'Start tag expected.'
        ? new XmlError('Content is not allowed in prolog.', { line: 1, column: 1 })
        : new XmlError(`${NOT_WELL_FORMED} ${msg}`, place);
}

function mustBeTerminated(name: string): string {
    return `The element type "${local(name)}" must be terminated by the matching end-tag "</${local(name)}>".`;
}

function decoded(text: string, place: Place): string {
    return text.replace(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) {
            const letter = NAMED[name];
            if (letter === undefined) {
                throw new XmlError(`The entity "${name}" was referenced, but not declared.`, place);
            }
            return letter;
        }
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        if (code > 0x10ffff) {
            throw new XmlError(`Character reference "${whole}" is an invalid XML character.`, place);
        }
        return String.fromCodePoint(code);
    });
}

function local(name: string): string {
    return name.slice(name.indexOf(':') + 1);
}
