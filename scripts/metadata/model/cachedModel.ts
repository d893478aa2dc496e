import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFinished } from '../../command/finishedFile.ts';
import { root } from '../../node/bundles.ts';
import type { Model } from './model.ts';
import { readModel } from './readModel.ts';

/** To be raised whenever another model is made of the same declarations. */
const FORMAT = 1;
const TYPES = join(root, 'node_modules/@salesforce/types');
const CACHE = join(root, '.local/metadata');

let model: Model | undefined;

/** The model of the installed `@salesforce/types`, kept by its version: to read the declarations takes a second. */
export function metadataModel(): Model {
    model ??= cached(join(CACHE, `types-${versionOf(TYPES)}-${FORMAT}.json`));
    return model;
}

function cached(file: string): Model {
    if (existsSync(file)) {
        return JSON.parse(readFileSync(file, 'utf8')) as Model;
    }
    const read = readModel(readFileSync(join(TYPES, 'lib/metadata.d.ts'), 'utf8'));
    mkdirSync(CACHE, { recursive: true });
    writeFinished(file, JSON.stringify(read));
    return read;
}

function versionOf(folder: string): string {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: unknown };
    if (typeof version === 'string') {
        return version;
    }
    throw new Error(`${join(folder, 'package.json')} names no version; install the packages again.`);
}
