import type { Connection } from 'jsforce';
import { suggestion } from '../../metadata/suggestion.ts';
import { CommandError } from '../../command/commandError.ts';

/** A permission set that was asked for, and whether the user had it before. */
export interface Assignment {
    name: string;
    before: boolean;
}

interface PermissionSetRow {
    Id: string;
    Name: string;
    Assignments: { totalSize: number } | null;
}

function listOf(names: readonly string[]): string {
    return names.map((name) => `'${name.replace(/['\\]/g, '\\$&')}'`).join();
}

function unknownSets(unknown: readonly string[], known: readonly string[]): CommandError {
    const hints = unknown.map((name) => `${name}.${suggestion(name, known)}`);
    return new CommandError(`--assign: there is no permission set ${hints.join(' Nor ')}`);
}

/**
 * Checks names before anything is sent.
 *
 * @param inPackage the names of the permission sets that the deploy brings
 * @throws CommandError naming those that neither the deploy nor the org has
 */
export async function checkPermissionSets(
    connection: Connection,
    names: readonly string[],
    inPackage: readonly string[]
): Promise<void> {
    const brought = new Set(inPackage.map((name) => name.toLowerCase()));
    const others = names.filter((name) => !brought.has(name.toLowerCase()));
    if (others.length === 0) {
        return;
    }
    const soql = `SELECT Name FROM PermissionSet WHERE Name IN (${listOf(others)})`;
    const { records } = await connection.query<{ Name: string }>(soql);
    const known = new Set(records.map(({ Name }) => Name.toLowerCase()));
    const unknown = others.filter((name) => !known.has(name.toLowerCase()));
    if (unknown.length > 0) {
        throw unknownSets(unknown, inPackage);
    }
}

/**
 * Assigns permission sets to the user of the connection.
 *
 * @throws CommandError naming those that the org does not have
 */
export async function assignPermissionSets(connection: Connection, names: readonly string[]): Promise<Assignment[]> {
    if (names.length === 0) {
        return [];
    }
    const { user_id: user } = await connection.identity();
    const { records } = await connection.query<PermissionSetRow>(
        `SELECT Id, Name, (SELECT Id FROM Assignments WHERE AssigneeId = '${user}') FROM PermissionSet WHERE Name IN (${listOf(names)})`
    );
    const known = new Map(records.map((row) => [row.Name.toLowerCase(), row]));
    const unknown = names.filter((name) => !known.has(name.toLowerCase()));
    if (unknown.length > 0) {
        throw unknownSets(unknown, []);
    }
    const assignments: Assignment[] = [];
    // Each once, however often it was named: an org refuses the second time.
    for (const row of new Set(names.flatMap((name) => known.get(name.toLowerCase()) ?? []))) {
        const before = (row.Assignments?.totalSize ?? 0) > 0;
        if (!before) {
            await connection.sobject('PermissionSetAssignment').create({ AssigneeId: user, PermissionSetId: row.Id });
        }
        assignments.push({ name: row.Name, before });
    }
    return assignments;
}
