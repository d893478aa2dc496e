import fs from 'node:fs';

import { XMLParser, XMLValidator } from 'fast-xml-parser';

const LISTS = new Set([
    'flexiPageRegions',
    'itemInstances',
    'componentInstanceProperties',
    'labels',
    'customLabels',
    'actionOverrides',
    'profileActionOverrides'
]);

const parser = new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => LISTS.has(name)
});

/** The content of a metadata file below its root element; an error names the file and the line. */
export function readMetadata<T>(file: string, rootElement: string): T {
    const text = fs.readFileSync(file, 'utf8');
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
        throw new Error(`${file}:${valid.err.line}: ${valid.err.msg}`);
    }
    const parsed = parser.parse(text) as Record<string, T>;
    const content = parsed[rootElement];
    if (content === undefined) {
        throw new Error(`${file}: expected <${rootElement}> as its root element.`);
    }
    return content;
}
