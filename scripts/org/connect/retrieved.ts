import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import type { RetrieveRequest } from 'jsforce/lib/api/metadata.js';
import { CommandError } from '../../command/commandError.ts';
import { readZip } from '../../formats/zip/readZip.ts';

const LOOK_EVERY = 250;

/** What is fetched: names by type, `*` for all that are not Salesforce's own. */
export type Wanted = Readonly<Record<string, readonly string[]>>;

/** Fetches metadata in one go: the texts of its files by their paths, as `flexipages/Name.flexipage`. */
export async function retrieved({ metadata, version }: Connection, wanted: Wanted): Promise<Map<string, string>> {
    const types = Object.entries(wanted).map(([name, members]) => ({ name, members: [...members] }));
    const unpackaged = { types, version } as RetrieveRequest['unpackaged'];
    const { id } = await metadata.retrieve({ apiVersion: Number(version), unpackaged });
    let result = await metadata.checkRetrieveStatus(id);
    while (!result.done) {
        await wait(LOOK_EVERY);
        result = await metadata.checkRetrieveStatus(id);
    }
    if (!result.success) {
        throw new CommandError(`The metadata could not be read: ${result.errorMessage ?? result.status}`);
    }
    const files = readZip(Buffer.from(result.zipFile, 'base64'));
    return new Map([...files].map(([path, content]) => [path.replace(/^unpackaged\//, ''), content.toString('utf8')]));
}
