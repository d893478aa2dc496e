import type { Org } from '../org.ts';
import type { Catalogue } from './catalogue.ts';
import type { PackageCheck } from './deploy.ts';
import { applyChanges, problemsAfter } from './install.ts';
import { readPackage } from './readPackage.ts';
import { packageFiles } from './sourceFiles.ts';

/** A deploy that failed: every component and what is wrong with it. */
export class DeployError extends Error {
    constructor(problems: readonly { file: string; line: number; column: number; problem: string }[]) {
        super(
            `The source could not be deployed:\n${problems.map((each) => `${each.file}:${each.line}:${each.column} ${each.problem}`).join('\n')}`
        );
        this.name = 'DeployError';
    }
}

/**
 * Deploys package directories in source format: what an earlier run deployed of them and is gone from them is deleted.
 * What clients deployed stays.
 *
 * @throws DeployError naming everything that is wrong; nothing is changed then
 */
export async function deploySource(
    org: Org,
    catalogue: Catalogue,
    source: readonly string[],
    check: PackageCheck | undefined
): Promise<void> {
    const files = packageFiles(source);
    const { components, problems } = readPackage(files);
    const changes = { deployed: [...components.values()], deleted: goneFromSource(org, catalogue, components) };
    const all =
        problems.length > 0
            ? problems
            : [
                  ...problemsAfter(org, catalogue, changes),
                  ...((await check?.(files, catalogue.without(changes.deleted))) ?? [])
              ];
    if (all.length > 0) {
        throw new DeployError(all);
    }
    applyChanges(org, catalogue, changes);
    noteSource(org, components);
}

/** What came from the source before and is not in it any more. */
function goneFromSource(org: Org, catalogue: Catalogue, components: ReadonlyMap<string, unknown>): string[] {
    org.database.define('CREATE TABLE IF NOT EXISTS fromSource (key TEXT PRIMARY KEY) WITHOUT ROWID');
    const before = org.database.all('SELECT key FROM fromSource').map(({ key }) => String(key));
    return before.filter((key) => !components.has(key) && catalogue.components.has(key));
}

function noteSource(org: Org, components: ReadonlyMap<string, unknown>): void {
    org.write(() => {
        org.database.run('DELETE FROM fromSource');
        for (const key of components.keys()) {
            org.database.run('INSERT INTO fromSource VALUES (?)', key);
        }
    });
}
