import type { SourceFile } from '../sourceFile.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** A file that describes a component: one element a line below the root, which is on line 2. */
export function described(path: string, root: string, lines: readonly string[]): SourceFile {
    const text = ['<?xml version="1.0" encoding="UTF-8"?>', `<${root} ${NAMESPACE}>`, ...lines, `</${root}>`, ''];
    return { path, text: text.join('\n') };
}
