import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, relative, sep } from 'node:path';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { METADATA_TYPES } from '../../formats/package/metadataTypes.ts';

const META = '-meta.xml';
const IGNORED = /(?:^|\/)(?:__tests__|__mocks__)\/|(?:^|\/)(?:tsconfig\.json|jsconfig\.json|\.[^/]*)$/;
const OBJECT_FILE = /(?:^|\/)objects\/(?<object>[^/]+)\/(?:(?<part>\w+)\/)?[^/]+-meta\.xml$/;
const FOLDERS = new Set(METADATA_TYPES.map(({ folder }) => folder));
const TYPESCRIPT = /\.ts$/;
const TYPED = /^lwc\/.+\.ts$/;
/** A file of a Lightning web component, in a folder of its bundle or not. */
const IN_BUNDLE = /^lwc\/(?<bundle>[^/]+)\//;
const KEEPS_META = /(?:^|\/)(?:lwc|aura|staticresources)\//;

/** The files of package directories in source format as a deploy has them: objects whole, without `-meta.xml`. */
export function packageFiles(directories: readonly string[]): Map<string, Buffer> {
    const files = new Map<string, Buffer>();
    const objects = new Map<string, { own: string; parts: string[] }>();
    const paths = directories.flatMap(sourcePaths);
    const isStale = staleScripts(paths.map(([path]) => inPackage(path) ?? ''));
    for (const [path, file] of paths) {
        const groups = OBJECT_FILE.exec(path)?.groups;
        const root = inPackage(path);
        if (groups?.['object'] !== undefined) {
            addObjectPart(objects, groups['object'], groups['part'], readFileSync(file, 'utf8'));
        } else if (root !== undefined && TYPED.test(root)) {
            addScript(files, root, file);
        } else if (root !== undefined && !isStale(root)) {
            files.set(KEEPS_META.test(path) ? root : root.replace(META, ''), readFileSync(file));
        }
    }
    for (const [name, object] of objects) {
        files.set(`objects/${name}.object`, Buffer.from(wholeObject(object)));
    }
    return files;
}

/** A deploy takes the JavaScript of a TypeScript file, which is the file without its types. */
function addScript(files: Map<string, Buffer>, path: string, file: string): void {
    if (!path.endsWith('.d.ts')) {
        files.set(path.replace(TYPESCRIPT, '.js'), Buffer.from(stripTypeScriptTypes(readFileSync(file, 'utf8'))));
    }
}

/**
 * What an earlier build left: scripts of bundles that are written in TypeScript, and of bundles that are no more. They
 * may be older than the sources, or have none.
 */
function staleScripts(paths: readonly string[]): (path: string) => boolean {
    const bundleOf = (path: string): string => IN_BUNDLE.exec(path)?.groups?.['bundle'] ?? '';
    const typed = new Set(paths.filter((path) => TYPED.test(path)).map(bundleOf));
    const described = new Set(paths.filter((path) => path.endsWith(`.js${META}`)).map(bundleOf));
    return (path) => {
        const bundle = bundleOf(path);
        return bundle !== '' && path.endsWith('.js') && (typed.has(bundle) || !described.has(bundle));
    };
}

/** The path from the folder of its type on; a package directory may hold folders of its own above that. */
function inPackage(path: string): string | undefined {
    const parts = path.split('/');
    const start = parts.findIndex((part) => FOLDERS.has(part));
    return start === -1 || start === parts.length - 1 ? undefined : parts.slice(start).join('/');
}

function sourcePaths(directory: string): [path: string, file: string][] {
    const entries = readdirSync(directory, { withFileTypes: true, recursive: true });
    return entries
        .filter((entry) => entry.isFile())
        .map((entry): [string, string] => {
            const file = join(entry.parentPath, entry.name);
            return [relative(directory, file).split(sep).join('/'), file];
        })
        .filter(([path]) => !IGNORED.test(path))
        .sort(([left], [right]) => (left < right ? -1 : 1));
}

function addObjectPart(
    objects: Map<string, { own: string; parts: string[] }>,
    name: string,
    folder: string | undefined,
    xml: string
): void {
    const object = objects.get(name) ?? { own: '', parts: [] };
    objects.set(name, object);
    if (folder === undefined) {
        object.own = xml;
        return;
    }
    const part = OBJECT_PARTS.find((each) => each.folder === folder);
    if (part) {
        object.parts.push(`    <${part.element}>${inside(xml)}</${part.element}>`);
    }
}

/** The parts stand within the element of the object, in the order of their files. */
function wholeObject({ own, parts }: { own: string; parts: string[] }): string {
    const empty =
        '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">\n</CustomObject>\n';
    const document = own === '' ? empty : own;
    const end = document.lastIndexOf('</');
    return end === -1 ? document : `${document.slice(0, end)}${parts.join('\n')}\n${document.slice(end)}`;
}

function inside(xml: string): string {
    const match = /<(?!\?|!)[\w:]+[^>]*>(?<content>[\s\S]*)<\/[\w:]+\s*>\s*$/.exec(
        xml.replace(/^\s*<\?[\s\S]*?\?>/, '')
    );
    return match?.groups?.['content'] ?? xml;
}
