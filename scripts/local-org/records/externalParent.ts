import type { Access } from '../access/access.ts';
import { ApiError } from '../api/apiError.ts';
import type { Org } from '../org.ts';
import type { Field } from '../schema/field.ts';
import { fieldOf, referenceOf, type SObject } from '../schema/sobject.ts';
import { tableOf } from '../schema/tables.ts';
import { quoted } from '../store/database.ts';
import { stored } from './values.ts';

/**
 * A parent that is named by one of its external ids, `"Contact": {"Key__c": "C-1"}` or `Contact.Key__c` of a CSV;
 * undefined where the name is no relationship of the object.
 */
export function parentBy(
    org: Org,
    access: Access,
    object: SObject,
    name: string,
    value: unknown
): { field: Field; id: string | null } | undefined {
    const [relationship = '', column] = name.split('.');
    const field = referenceOf(object, relationship);
    if (!field || !access.reads(object, field)) {
        return undefined;
    }
    const keys = column === undefined ? value : { [column]: value };
    if (keys === null || Object.values(keys ?? {}).every((key) => key === '')) {
        return { field, id: null };
    }
    if (typeof keys !== 'object') {
        return undefined;
    }
    const entries = Object.entries(keys as Record<string, unknown>).filter(
        ([key]) => key !== 'attributes' && key !== 'type'
    );
    const [key, sought] = entries[0] ?? [];
    if (entries.length !== 1 || key === undefined) {
        return undefined;
    }
    return { field, id: find(org, access, field, key, sought) };
}

function find(org: Org, access: Access, reference: Field, key: string, value: unknown): string {
    for (const target of reference.references) {
        const parent = org.schema.find(target);
        const field = parent && fieldOf(parent, key);
        if (!parent || !field || !access.reads(parent, field)) {
            continue;
        }
        if (!field.externalId && !field.unique && field.type !== 'id') {
            throw notExternal(key, parent);
        }
        const sql = `SELECT Id FROM ${quoted(tableOf(parent))} WHERE ${quoted(field.name)} = ? AND IsDeleted = 0`;
        const row = org.database.get(sql, stored(field, value, 'text'));
        if (row) {
            return String(row['Id']);
        }
        const message = `Foreign key external ID: ${String(value).toLowerCase()} not found for field ${field.name} in entity ${parent.name}`;
        throw new ApiError('INVALID_FIELD', message);
    }
    throw new ApiError(
        'INVALID_FIELD',
        `No such column '${key}' on sobject of type ${reference.references.join(', ')}`
    );
}

function notExternal(key: string, parent: SObject): ApiError {
    return new ApiError('INVALID_FIELD', `${key} is not an External ID or indexed field for ${parent.name}`);
}
