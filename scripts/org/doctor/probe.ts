import { join } from 'node:path';
import type { Connection } from 'jsforce';
import { root } from '../../node/bundles.ts';
import type { Progress } from '../../command/progress.ts';
import { failuresOf } from '../deploy/failures.ts';
import { fitting } from '../deploy/fitting.ts';
import { readFeatures } from '../deploy/orgFeatures.ts';
import { PRODUCT_PACKAGES } from '../deploy/packageDirectories.ts';
import { sendPackage } from '../deploy/sendPackage.ts';
import { sourcePackage } from '../deploy/sourcePackage.ts';
import { CAPACITY_OBJECTS, UI_OBJECTS, type Probed } from './answers.ts';
import { rowsOf } from './rows.ts';

/** What says nothing of an object: the login has ended, or the org does not answer. */
const NO_ANSWER = new Set(['INVALID_SESSION_ID', 'REQUEST_LIMIT_EXCEEDED', 'SERVER_UNAVAILABLE']);

/** Asks an org what docs/first-org.md asks and an API can answer. Changes nothing: the deploy is only checked. */
export async function probe(connection: Connection, progress: Progress): Promise<Probed> {
    const served = UI_OBJECTS.map(async (name): Promise<[string, boolean]> => [name, await isServed(connection, name)]);
    const [uiObjects, sharing, deployProblems] = await Promise.all([
        Promise.all(served),
        sharingOf(connection),
        problemsOf(connection, progress)
    ]);
    return { uiObjects: new Map(uiObjects), sharing, deployProblems };
}

async function isServed(connection: Connection, object: string): Promise<boolean> {
    try {
        await connection.request(`/ui-api/object-info/${object}`);
        return true;
    } catch (error) {
        const { errorCode } = error as { errorCode?: string };
        if (errorCode === undefined || NO_ANSWER.has(errorCode)) {
            throw error;
        }
        return false;
    }
}

async function sharingOf(connection: Connection): Promise<Map<string, string> | undefined> {
    const names = CAPACITY_OBJECTS.map((name) => `'${name}'`).join();
    const soql = `SELECT QualifiedApiName, InternalSharingModel FROM EntityDefinition WHERE QualifiedApiName IN (${names})`;
    const rows = await rowsOf(connection, soql);
    return rows && new Map(rows.map((row) => [String(row['QualifiedApiName']), String(row['InternalSharingModel'])]));
}

async function problemsOf(connection: Connection, progress: Progress): Promise<string[]> {
    const { directories, files } = fitting(root, PRODUCT_PACKAGES, await readFeatures(connection));
    const source = sourcePackage(
        root,
        directories.map((path) => join(root, path)),
        files
    );
    const { success, details, errorMessage } = await sendPackage(connection, source.zip, { checkOnly: true, progress });
    if (success) {
        return [];
    }
    const failures = failuresOf([details.componentFailures ?? []].flat(), source, root);
    return [...failures.map(({ file, problem }) => `${file}: ${problem}`), ...(errorMessage ? [errorMessage] : [])];
}
