import type { Access } from '../access/access.ts';
import { rowFrom } from '../access/sharing.ts';
import { ApiError } from '../api/apiError.ts';
import type { Org } from '../org.ts';
import type { Field } from '../schema/field.ts';
import { fieldOf, type SObject } from '../schema/sobject.ts';
import { tableOf } from '../schema/tables.ts';
import { type Cell, quoted, type Row } from '../store/database.ts';
import { shortId } from '../ids/recordId.ts';
import { parentBy } from './externalParent.ts';
import { type Origin, stored } from './values.ts';

/** A save of one record on its way: what was there, and what shall stand in it. */
export interface Save {
    org: Org;
    access: Access;
    object: SObject;
    id: string;
    before: Row | undefined;
    /** Only what changes; names as in the schema. */
    values: Record<string, Cell>;
}

/** The given fields in the form in which they are kept; throws for what this user or this object does not take. */
export function readFields(
    org: Org,
    access: Access,
    object: SObject,
    given: Record<string, unknown>,
    action: 'create' | 'update',
    origin: Origin
): Record<string, Cell> {
    const values: Record<string, Cell> = {};
    const refused: string[] = [];
    for (const [name, value] of Object.entries(given)) {
        if (name === 'attributes' || (name.toLowerCase() === 'id' && action === 'update')) {
            continue;
        }
        const field = fieldOf(object, name);
        if (!field || !access.reads(object, field)) {
            const parent = parentBy(org, access, object, name, value);
            if (!parent) {
                throw noSuchColumn(object, name);
            }
            if (isWritable(access, object, parent.field, action)) {
                values[parent.field.name] = parent.id;
            } else {
                refused.push(parent.field.name);
            }
        } else if (!isWritable(access, object, field, action)) {
            refused.push(field.name);
        } else {
            values[field.name] = stored(field, value, origin);
        }
    }
    if (refused.length > 0) {
        throw notWritable(refused);
    }
    return values;
}

function isWritable(access: Access, object: SObject, field: Field, action: 'create' | 'update'): boolean {
    if (access.system) {
        return field.formula === undefined && field.name !== 'Id' && field.name !== 'IsDeleted';
    }
    return (action === 'create' ? field.createable : field.updateable) && access.edits(object, field);
}

function noSuchColumn(object: SObject, name: string): ApiError {
    return new ApiError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

function notWritable(names: string[]): ApiError {
    const message =
        `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and ` +
        'verify that it is read/write for your profile or permission set.';
    return new ApiError('INVALID_FIELD_FOR_INSERT_UPDATE', message, { fields: names });
}

/** Throws where a field that must hold something would be left empty. */
export function checkRequired(save: Save): void {
    const missing = [...save.object.fields.values()].filter((field) => {
        if (!field.required || field.type === 'boolean') {
            return false;
        }
        const value = field.name in save.values ? save.values[field.name] : save.before?.[field.name];
        return value === null || value === undefined;
    });
    if (missing.length === 0) {
        return;
    }
    const names = missing.map(({ name }) => name);
    throw new ApiError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, {
        fields: names
    });
}

/** Throws where a reference points to nothing, or to a record of an object that it cannot point to. */
export function checkReferences(save: Save): void {
    for (const [name, id] of Object.entries(save.values)) {
        const field = fieldOf(save.object, name);
        if (field?.type !== 'reference' || typeof id !== 'string' || id === save.access.userId) {
            continue;
        }
        const target = save.org.schema.ofId(id);
        if (!target || !field.references.includes(target.name)) {
            const message = `${field.label}: id value of incorrect type: ${id}`;
            throw new ApiError(field.custom ? 'FIELD_INTEGRITY_EXCEPTION' : 'MALFORMED_ID', message, {
                fields: [name]
            });
        }
        if (!save.org.database.get(`SELECT 1 FROM ${rowFrom(target, 'r', undefined)}`, id)) {
            throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { fields: [name] });
        }
        const seen = save.access.seen(target, 'r');
        if (seen !== undefined && !save.org.database.get(`SELECT 1 FROM ${rowFrom(target, 'r', seen)}`, id)) {
            const message = 'insufficient access rights on cross-reference id';
            throw new ApiError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, { fields: [name] });
        }
    }
}

/** Throws where another record has the value that only one may have. */
export function checkUnique(save: Save): void {
    for (const [name, value] of Object.entries(save.values)) {
        const field = fieldOf(save.object, name);
        if (!field?.unique || value === null) {
            continue;
        }
        const sql = `SELECT Id FROM ${quoted(tableOf(save.object))} WHERE ${quoted(name)} = ? AND Id <> ? AND IsDeleted = 0`;
        const twin = save.org.database.get(sql, value, save.id);
        if (!twin) {
            continue;
        }
        const message = `duplicate value found: ${name} duplicates value on record with id: ${shortId(String(twin['Id']))}`;
        throw new ApiError('DUPLICATE_VALUE', message);
    }
}
