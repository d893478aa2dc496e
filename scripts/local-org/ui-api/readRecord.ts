import { createHash } from 'node:crypto';
import type { Access } from '../access/access.ts';
import { rowFrom } from '../access/sharing.ts';
import { ApiError, notFound } from '../api/apiError.ts';
import { longId } from '../ids/recordId.ts';
import type { Org } from '../org.ts';
import { fieldOf, referenceOf, type SObject } from '../schema/sobject.ts';
import { formulaCell } from '../soql/shape.ts';
import type { Cell, Row } from '../store/database.ts';
import { type FieldValue, fieldValue } from './display.ts';

/** A record as the UI API gives it. */
export interface UiRecord {
    apiName: string;
    childRelationships: Record<string, never>;
    eTag: string;
    fields: Record<string, FieldValue | { value: UiRecord | null; displayValue: string | null }>;
    id: string;
    lastModifiedById: string | null;
    lastModifiedDate: string | null;
    recordTypeId: null;
    recordTypeInfo: null;
    systemModstamp: string | null;
    weakEtag: number;
}

/** Which fields are wanted: by name, parents by their relationship. */
export interface Wanted {
    fields: Set<string>;
    parents: Map<string, Wanted>;
}

/** The record with this id; throws where it is not there or may not be read. */
export function readUiRecord(org: Org, access: Access, id: string, wantedOf: (object: SObject) => Wanted): UiRecord {
    const long = longId(id);
    const object = long === undefined ? undefined : org.schema.ofId(long);
    if (long === undefined) {
        throw new ApiError('INVALID_ID_FIELD', `The ${id} id is not valid`, { status: 400 });
    }
    if (!object || !access.allows('read', object)) {
        throw notFound();
    }
    const record = readOne(org, access, object, long, wantedOf(object));
    if (!record) {
        throw notFound();
    }
    return record;
}

/** Splits `Case.Contact.Name` paths into what is wanted; throws for those that are not there. */
export function wantedFields(
    access: Access,
    org: Org,
    object: SObject,
    paths: readonly string[],
    optional: boolean
): Wanted {
    const wanted: Wanted = { fields: new Set(), parents: new Map() };
    for (const path of paths) {
        const [type = '', ...names] = path.split('.');
        const isThere = type.toLowerCase() === object.name.toLowerCase() && want(org, access, [object], names, wanted);
        if (!isThere && !optional) {
            throw new ApiError(
                'INVALID_FIELD',
                `No such column '${names.join('.')}' on sobject of type ${object.name}`
            );
        }
    }
    return wanted;
}

/** Every field that this user may read. */
export function allFields(access: Access, object: SObject): Wanted {
    const fields = [...object.fields.values()].filter((field) => access.reads(object, field));
    return { fields: new Set(fields.map(({ name }) => name)), parents: new Map() };
}

/** Joins two wishes. */
export function join(left: Wanted, right: Wanted): Wanted {
    const parents = new Map(left.parents);
    for (const [name, wanted] of right.parents) {
        const known = parents.get(name);
        parents.set(name, known ? join(known, wanted) : wanted);
    }
    return { fields: new Set([...left.fields, ...right.fields]), parents };
}

function want(
    org: Org,
    access: Access,
    objects: readonly SObject[],
    [first = '', ...rest]: string[],
    wanted: Wanted
): boolean {
    if (rest.length === 0) {
        const found = objects.flatMap((object) => {
            const field = fieldOf(object, first);
            return field && access.reads(object, field) ? [field.name] : [];
        });
        for (const name of found) {
            wanted.fields.add(name);
        }
        return found.length > 0;
    }
    for (const object of objects) {
        const reference = referenceOf(object, first);
        if (!reference || !access.reads(object, reference)) {
            continue;
        }
        const parents = reference.references
            .flatMap((name) => org.schema.find(name) ?? [])
            .filter((parent) => access.allows('read', parent));
        const name = reference.relationship ?? first;
        const inner = wanted.parents.get(name) ?? { fields: new Set(), parents: new Map() };
        if (!want(org, access, parents, rest, inner)) {
            return false;
        }
        wanted.parents.set(name, inner);
        return true;
    }
    return false;
}

function readOne(org: Org, access: Access, object: SObject, id: string, wanted: Wanted): UiRecord | undefined {
    const row = org.database.get(`SELECT r.* FROM ${rowFrom(object, 'r', access.seen(object, 'r'))}`, id);
    if (!row) {
        return undefined;
    }
    const fields: UiRecord['fields'] = {};
    for (const name of [...wanted.fields].sort()) {
        const field = fieldOf(object, name);
        if (field) {
            fields[field.name] = fieldValue(
                field,
                field.formula ? formulaCell(org, access.userId, object, field, row) : (row[field.name] ?? null)
            );
        }
    }
    for (const [name, inner] of wanted.parents) {
        fields[name] = parentOf(org, access, object, row, name, inner);
    }
    return {
        apiName: object.name,
        childRelationships: {},
        eTag: createHash('md5').update(JSON.stringify(fields)).digest('hex'),
        fields,
        id,
        lastModifiedById: text(row['LastModifiedById']),
        lastModifiedDate: instant(row['LastModifiedDate']),
        recordTypeId: null,
        recordTypeInfo: null,
        systemModstamp: instant(row['SystemModstamp']),
        weakEtag: Number(row['SystemModstamp'] ?? 0)
    };
}

function parentOf(
    org: Org,
    access: Access,
    object: SObject,
    row: Row,
    name: string,
    wanted: Wanted
): { value: UiRecord | null; displayValue: string | null } {
    const reference = referenceOf(object, name);
    const id = reference && row[reference.name];
    const parent = typeof id === 'string' ? org.schema.ofId(id) : undefined;
    const record = parent && typeof id === 'string' ? readOne(org, access, parent, id, wanted) : undefined;
    if (!parent || !record) {
        return { value: null, displayValue: null };
    }
    const nameField = parent.nameField === undefined ? undefined : fieldOf(parent, parent.nameField);
    const shown = nameField && record.fields[nameField.name];
    return { value: record, displayValue: shown && typeof shown.value === 'string' ? shown.value : null };
}

function text(cell: Cell | undefined): string | null {
    return typeof cell === 'string' ? cell : null;
}

function instant(cell: Cell | undefined): string | null {
    return typeof cell === 'number' ? new Date(cell).toISOString() : null;
}
