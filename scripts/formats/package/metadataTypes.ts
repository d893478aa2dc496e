import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A type of metadata that this org takes: where its files stand in a package. */
export interface MetadataType {
    name: string;
    folder: string;
    suffix?: string;
    /** A folder of files with one name. */
    bundle: boolean;
    /** A file of any kind with a description beside it. */
    meta: boolean;
    /** Its files stand in folders of their own. */
    inFolder: boolean;
}

const text = readFileSync(join(import.meta.dirname, 'metadataTypes.json'), 'utf8');

/** Every type of metadata that can be deployed as a file of its own. */
export const METADATA_TYPES: readonly MetadataType[] = Object.entries(
    JSON.parse(text) as Record<string, Partial<MetadataType> & { folder: string }>
).map(([name, data]) => ({ bundle: false, meta: false, inFolder: false, ...data, name }));
