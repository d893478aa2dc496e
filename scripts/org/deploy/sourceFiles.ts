import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ignore from 'ignore';

const IGNORE_FILE = '.forceignore';
/** What the sf CLI never deploys, whatever the file says. */
const NEVER = ['**/*.dup', '**/.*', '**/package2-descriptor.json', '**/package2-manifest.json'];

/** The files of package directories that `.forceignore` leaves, in the order of their paths. */
export function sourceFiles(project: string, directories: readonly string[]): string[] {
    const file = join(project, IGNORE_FILE);
    const ignored = ignore()
        .add(NEVER)
        .add(existsSync(file) ? readFileSync(file, 'utf8') : '');
    return directories
        .flatMap((directory) => readdirSync(directory, { withFileTypes: true, recursive: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => !ignored.ignores(relative(project, path).split(sep).join('/')))
        .sort();
}
