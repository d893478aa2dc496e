import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';
import { packageXml } from '../../formats/package/packageXml.ts';
import { writeZip } from '../../formats/zip/writeZip.ts';
import { API_VERSION } from '../connect/targetOrg.ts';
import { assignPermissionSets } from '../deploy/permissionSets.ts';
import { sendPackage } from '../deploy/sendPackage.ts';
import type { Progress } from '../../command/progress.ts';
import type { Described } from './describedObjects.ts';
import { SAMPLE_KEY } from './sampleObjects.ts';

/** Lets whoever has it see the keys of samples. */
const SAMPLES_PERMISSION_SET = 'Chat_Etiquette_Samples';

function document(root: string, content: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${content}</${root}>\n`;
}

const KEY_FIELD = `    <fields>
        <fullName>${SAMPLE_KEY}</fullName>
        <caseSensitive>true</caseSensitive>
        <description>Marks a sample record of Chat Etiquette and finds it again. Empty in every real record.</description>
        <externalId>true</externalId>
        <label>Etiquette Sample Key</label>
        <length>40</length>
        <type>Text</type>
        <unique>true</unique>
    </fields>
`;

function permission(object: string): string {
    return `    <fieldPermissions>
        <editable>true</editable>
        <field>${object}.${SAMPLE_KEY}</field>
        <readable>true</readable>
    </fieldPermissions>
`;
}

/** Returns the key of each object and the permission to see them, zipped for a deploy. */
function keyPackage(objects: readonly string[]): Buffer {
    const members = new Map([
        ['CustomField', objects.map((object) => `${object}.${SAMPLE_KEY}`)],
        ['PermissionSet', [SAMPLES_PERMISSION_SET]]
    ]);
    const label = '    <label>Chat Etiquette Samples</label>\n';
    const permissions = objects.map(permission).join('');
    const files: [path: string, text: string][] = [
        ['package.xml', packageXml(members, API_VERSION)],
        ...objects.map((name): [string, string] => [`objects/${name}.object`, document('CustomObject', KEY_FIELD)]),
        [`permissionsets/${SAMPLES_PERMISSION_SET}.permissionset`, document('PermissionSet', permissions + label)]
    ];
    return writeZip(new Map(files.map(([path, text]) => [path, Buffer.from(text)])));
}

/**
 * Adds the external id field to the objects that lack it, and lets this user see it. The product has no such field:
 * only an org with samples gets it.
 *
 * @returns the objects that got it now
 */
export async function ensureSampleKeys(
    connection: Connection,
    described: ReadonlyMap<string, Described>,
    progress: Progress
): Promise<string[]> {
    const lacking = [...described].filter(([, { fields }]) => !fields.has(SAMPLE_KEY)).map(([name]) => name);
    if (lacking.length === 0) {
        return [];
    }
    const zip = keyPackage([...described.keys()]);
    const result = await sendPackage(connection, zip, { checkOnly: false, progress });
    if (!result.success) {
        const problems = [result.details.componentFailures ?? []]
            .flat()
            .map((each) => `${each.fullName}: ${each.problem}`);
        throw new CommandError(`The field ${SAMPLE_KEY} could not be added. ${problems.join('; ')}`);
    }
    await assignPermissionSets(connection, [SAMPLES_PERMISSION_SET]);
    return lacking;
}
