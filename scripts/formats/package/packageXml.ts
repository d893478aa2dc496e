import { escaped } from '../xml/xmlNode.ts';

/** Returns the manifest of a package: its components by type, and the API version they are written in. */
export function packageXml(members: ReadonlyMap<string, Iterable<string>>, version: string): string {
    const types = [...members]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([type, names]) => {
            const lines = [...names].sort().map((name) => `        <members>${escaped(name)}</members>\n`);
            return `    <types>\n${lines.join('')}        <name>${type}</name>\n    </types>\n`;
        });
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n';
    return `${head}${types.join('')}    <version>${version}</version>\n</Package>\n`;
}
