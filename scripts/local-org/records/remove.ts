import type { Access } from '../access/access.ts';
import type { Org } from '../org.ts';
import type { ChildRelationship } from '../schema/schema.ts';
import type { SObject } from '../schema/sobject.ts';
import { tableOf } from '../schema/tables.ts';
import { quoted } from '../store/database.ts';

/** Deletes a record, its details with it; other records that refer to it lose the reference. */
export function remove(org: Org, access: Access, object: SObject, id: string): void {
    for (const child of org.schema.children(object)) {
        if (child.field.system) {
            continue;
        }
        if (child.field.cascade) {
            removeDetails(org, access, child, id);
        } else if (!child.field.required) {
            clearReference(org, access, child, id);
        }
    }
    const at = org.savedAt();
    const table = quoted(tableOf(object));
    org.database.run(
        `UPDATE ${table} SET IsDeleted = 1, LastModifiedDate = ?, SystemModstamp = ? WHERE Id = ?`,
        at,
        at,
        id
    );
    org.changed({ entity: object.name, id, type: 'DELETE', values: {}, userId: access.userId, at });
}

function removeDetails(org: Org, access: Access, { object, field }: ChildRelationship, id: string): void {
    for (const child of referring(org, object, field.name, id)) {
        remove(org, access, object, child);
    }
}

function clearReference(org: Org, access: Access, { object, field }: ChildRelationship, id: string): void {
    const table = quoted(tableOf(object));
    const at = org.savedAt();
    for (const child of referring(org, object, field.name, id)) {
        org.database.run(
            `UPDATE ${table} SET ${quoted(field.name)} = NULL, SystemModstamp = ? WHERE Id = ?`,
            at,
            child
        );
        org.changed({
            entity: object.name,
            id: child,
            type: 'UPDATE',
            values: { [field.name]: null },
            userId: access.userId,
            at
        });
    }
}

function referring(org: Org, object: SObject, field: string, id: string): string[] {
    const sql = `SELECT Id FROM ${quoted(tableOf(object))} WHERE ${quoted(field)} = ? AND IsDeleted = 0`;
    return org.database.all(sql, id).map((row) => String(row['Id']));
}
