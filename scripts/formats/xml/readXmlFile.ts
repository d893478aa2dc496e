import { readFileSync } from 'node:fs';
import { parseXml, XmlError } from './parseXml.ts';
import type { XmlNode } from './xmlNode.ts';

/**
 * Reads an XML file and returns its root element.
 *
 * @throws Error naming the file and the line, where it is not well-formed or has another root
 */
export function readXmlFile(file: string, rootElement: string): XmlNode {
    const root = parseXmlOf(file, readFileSync(file, 'utf8'));
    if (root.name !== rootElement) {
        throw new Error(`${file}: expected <${rootElement}> as its root element.`);
    }
    return root;
}

/**
 * Reads the text of a file as XML.
 *
 * @throws Error naming the file and the line, where it is not well-formed
 */
export function parseXmlOf(file: string, text: string, withPrefixes = false): XmlNode {
    try {
        return parseXml(text, withPrefixes);
    } catch (error) {
        throw error instanceof XmlError
            ? new Error(`${file}:${error.line}: ${error.message}`, { cause: error })
            : error;
    }
}
