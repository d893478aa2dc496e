import { escaped } from '../../local-org/xml/xmlNode.ts';
import { API_VERSION } from '../connect/targetOrg.ts';

/** The list of a package: every component by its type. */
export function packageXml(members: ReadonlyMap<string, ReadonlySet<string>>): string {
    const types = [...members]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([type, names]) => {
            const lines = [...names].sort().map((name) => `        <members>${escaped(name)}</members>\n`);
            return `    <types>\n${lines.join('')}        <name>${type}</name>\n    </types>\n`;
        });
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n';
    return `${head}${types.join('')}    <version>${API_VERSION}</version>\n</Package>\n`;
}
