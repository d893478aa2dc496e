import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { placeAt, type SourceFile } from '../sourceFile.ts';

/** A directory that is deployed by itself. The default one stands alone; the others may build upon it. */
export interface PackageDirectory {
    path: string;
    isDefault: boolean;
    /** Where sfdx-project.json names it. */
    line: number;
    /** Undefined where there is no such directory. */
    files: SourceFile[] | undefined;
}

/** The file that names the package directories. */
export const PROJECT_FILE = 'sfdx-project.json';
const BUILT = /\.js$/;

/** Reads every package directory of a project; paths are seen from the project's folder. */
export function readProject(folder: string): PackageDirectory[] {
    const text = readFileSync(join(folder, PROJECT_FILE), 'utf8');
    const { packageDirectories } = JSON.parse(text) as { packageDirectories?: { path: string; default?: boolean }[] };
    if (!packageDirectories) {
        throw new Error(`${join(folder, PROJECT_FILE)} names no packageDirectories.`);
    }
    return packageDirectories.map(({ path, default: isDefault = false }) => ({
        path,
        isDefault,
        line: placeAt(text, text.indexOf(`"${path}"`)).line,
        files: existsSync(join(folder, path)) ? filesIn(folder, path) : undefined
    }));
}

/** Without what the build wrote beside a source: it may be older than that. */
function filesIn(folder: string, path: string): SourceFile[] {
    const files = readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    const sources = new Set(files);
    return files
        .filter((file) => !BUILT.test(file) || !sources.has(file.replace(BUILT, '.ts')))
        .map((file) => ({ path: relative(folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));
}
