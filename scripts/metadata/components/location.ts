import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { METADATA_TYPES, type MetadataType } from '../../formats/package/metadataTypes.ts';

/** What a file is by its path: of which component, and whether it is the component's description. */
export interface Location {
    type: string;
    fullName: string;
    isDescription: boolean;
}

const META = '-meta.xml';
const BUNDLE_DESCRIPTIONS: Record<string, RegExp> = {
    LightningComponentBundle: /\.js-meta\.xml$/,
    AuraDefinitionBundle: /\.(?:cmp|app|evt|intf|tokens)-meta\.xml$/
};

/**
 * Finds out what a file is, in source format (`objects/Case/fields/X__c.field-meta.xml`) and in the format of a
 * deploy (`objects/Case.object`). The answer is text where the path fits no type of metadata: what is wrong with it.
 */
export function locate(path: string): Location | string {
    const parts = path.split('/');
    const start = parts.findIndex((part) => METADATA_TYPES.some(({ folder }) => folder === part));
    const type = METADATA_TYPES.find(({ folder }) => folder === parts[start]);
    if (!type || start === parts.length - 1) {
        return `No type of metadata has a file of this name. Known folders: ${METADATA_TYPES.map(({ folder }) => folder).join(', ')}.`;
    }
    const inside = parts.slice(start + 1);
    if (type.bundle) {
        return inBundle(type, inside);
    }
    if (type.name === 'CustomObject' && inside.length === 3) {
        return inObject(inside);
    }
    const last = inside.at(-1) ?? '';
    // A file of any kind: only what stands beside it describes it.
    if (type.meta && !last.endsWith(META)) {
        return { type: type.name, fullName: last.replace(/\.[^.]*$/, ''), isDescription: false };
    }
    return named(type.name, last, type.suffix ?? '');
}

function inBundle({ name }: MetadataType, [bundle = '', ...rest]: string[]): Location | string {
    if (rest.length === 0) {
        return `A file of a bundle stands in the bundle's own folder.`;
    }
    const isDescription = rest.length === 1 && (BUNDLE_DESCRIPTIONS[name]?.test(rest[0] ?? '') ?? false);
    return { type: name, fullName: bundle, isDescription };
}

function inObject([object = '', folder = '', file = '']: string[]): Location | string {
    const part = OBJECT_PARTS.find((each) => each.folder === folder);
    if (!part) {
        return `An object has no folder ${folder}. Allowed: ${OBJECT_PARTS.map((each) => each.folder).join(', ')}.`;
    }
    const location = named(part.type, file, part.suffix);
    return typeof location === 'string' ? location : { ...location, fullName: `${object}.${location.fullName}` };
}

function named(type: string, file: string, suffix: string): Location | string {
    const plain = file.endsWith(META) ? file.slice(0, -META.length) : file;
    if (!plain.endsWith(`.${suffix}`)) {
        return `The name of a file of a ${type} ends on .${suffix}${META}, or .${suffix} in a package.`;
    }
    const name = plain.slice(0, -suffix.length - 1);
    try {
        return { type, fullName: decodeURIComponent(name), isDescription: true };
    } catch (error) {
        if (!(error instanceof URIError)) {
            throw error;
        }
        return `The file name has a % that is no escaped character; a % itself is written %25.`;
    }
}
