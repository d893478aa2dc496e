import { basename, sep } from 'node:path';
import { nameInFile } from '../../formats/package/fileName.ts';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { METADATA_TYPES, type MetadataType } from '../../formats/package/metadataTypes.ts';

const META = /-meta\.xml$/;

/** A component's place in a package: its type and name, and the path of the file. */
export interface Part {
    type: string;
    fullName: string;
    path: string;
    /** For a part of an object: the element in which it stands there. */
    element?: string;
}

/** Where a source file stands in a package; undefined for a file of no type that is known. */
export function partOf(file: string): Part | undefined {
    const folders = file.split(sep);
    // A package directory may have the name of a folder of metadata: the inner one counts.
    for (const [place, folder] of [...folders.entries()].reverse()) {
        const type = METADATA_TYPES.find((each) => each.folder === folder);
        const rest = folders.slice(place + 1);
        const part = type && rest.length > 0 ? inType(type, rest) : undefined;
        if (part) {
            return part;
        }
    }
    return undefined;
}

function inType(type: MetadataType, rest: readonly string[]): Part | undefined {
    const { name, folder } = type;
    const [first = ''] = rest;
    if (type.bundle) {
        return rest.length > 1 ? { type: name, fullName: first, path: [folder, ...rest].join('/') } : undefined;
    }
    if (name === 'CustomObject') {
        return inObject(folder, rest);
    }
    const path = rest.join('/');
    const plain = type.meta ? path : path.replace(META, '');
    const suffix = `.${type.suffix ?? ''}`;
    const bare = path.replace(META, '');
    if (!bare.endsWith(suffix)) {
        return undefined;
    }
    const fullName = nameInFile(bare.slice(0, -suffix.length));
    return fullName === undefined ? undefined : { type: name, fullName, path: `${folder}/${plain}` };
}

function inObject(folder: string, rest: readonly string[]): Part | undefined {
    const [object = '', part] = rest;
    const path = `${folder}/${object}.object`;
    if (rest.length === 2 && part === `${object}.object-meta.xml`) {
        return { type: 'CustomObject', fullName: object, path };
    }
    const kind = OBJECT_PARTS.find((each) => each.folder === part);
    const file = basename(rest.at(-1) ?? '');
    const suffix = `.${kind?.suffix ?? ''}-meta.xml`;
    if (!kind || rest.length !== 3 || !file.endsWith(suffix)) {
        return undefined;
    }
    const name = nameInFile(file.slice(0, -suffix.length));
    return name === undefined
        ? undefined
        : { type: kind.type, fullName: `${object}.${name}`, path, element: kind.element };
}
