import type { Connection } from 'jsforce';
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
    const list = names.map((name) => `'${name.replace(/['\\]/g, '\\$&')}'`).join();
    const { records } = await connection.query<PermissionSetRow>(
        `SELECT Id, Name, (SELECT Id FROM Assignments WHERE AssigneeId = '${user}') FROM PermissionSet WHERE Name IN (${list})`
    );
    const known = new Map(records.map((row) => [row.Name.toLowerCase(), row]));
    const unknown = names.filter((name) => !known.has(name.toLowerCase()));
    if (unknown.length > 0) {
        throw new CommandError(`The org has no permission set ${unknown.join(', ')}: nothing was assigned.`);
    }
    const assignments: Assignment[] = [];
    for (const name of names) {
        const row = known.get(name.toLowerCase());
        const before = (row?.Assignments?.totalSize ?? 0) > 0;
        if (row && !before) {
            await connection.sobject('PermissionSetAssignment').create({ AssigneeId: user, PermissionSetId: row.Id });
        }
        assignments.push({ name, before });
    }
    return assignments;
}
