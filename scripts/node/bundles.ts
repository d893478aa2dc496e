import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One Lightning web component or module: its folder and the file whose exports are `c/name`. */
export interface Bundle {
    name: string;
    folder: string;
    entry: string;
}

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Every bundle of the project that is written in TypeScript, by name. */
export function findBundles(): Map<string, Bundle> {
    const bundles = new Map<string, Bundle>();
    for (const folder of lwcFolders(join(root, 'force-app'))) {
        for (const name of folderNames(folder)) {
            const entry = join(folder, name, `${name}.ts`);
            if (!existsSync(entry)) {
                continue;
            }
            const twin = bundles.get(name);
            if (twin) {
                throw new Error(`Two bundles are named "${name}": ${twin.folder} and ${join(folder, name)}`);
            }
            bundles.set(name, { name, folder: join(folder, name), entry });
        }
    }
    return bundles;
}

/** Returns the entry of one bundle, if there is one of that name: a start has no time to look at all of them. */
export function findEntry(name: string): string | undefined {
    return lwcFolders(join(root, 'force-app'))
        .map((folder) => join(folder, name, `${name}.ts`))
        .find((entry) => existsSync(entry));
}

/** The files of a bundle that an org sees, in its folders too; tests are not among them. */
export function filesOf(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (!entry.isDirectory()) {
            return [path];
        }
        return entry.name === '__tests__' ? [] : filesOf(path);
    });
}

/** Returns the scripts that a build of the project in a folder writes and that are not there, by their paths in it. */
export function missingScripts(folder: string): string[] {
    return lwcFolders(join(folder, 'force-app'))
        .flatMap(filesOf)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
        .map((file) => file.replace(/\.ts$/, '.js'))
        .filter((script) => !existsSync(script))
        .map((script) => relative(folder, script));
}

/** The folders named `lwc`, wherever they stand: a room of the product has one each. */
export function lwcFolders(folder: string): string[] {
    return folderNames(folder).flatMap((name) => {
        const path = join(folder, name);
        return name === 'lwc' ? [path] : lwcFolders(path);
    });
}

function folderNames(folder: string): string[] {
    if (!existsSync(folder)) {
        return [];
    }
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
