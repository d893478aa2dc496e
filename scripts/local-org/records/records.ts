import type { Access } from '../access/access.ts';
import { rowFrom } from '../access/sharing.ts';
import { ApiError, notFound } from '../api/apiError.ts';
import { longId } from '../ids/recordId.ts';
import type { Org } from '../org.ts';
import { type Field, isStored } from '../schema/field.ts';
import { fieldOf, type SObject } from '../schema/sobject.ts';
import { tableOf } from '../schema/tables.ts';
import { type Cell, quoted, type Row } from '../store/database.ts';
import { derive } from './derived.ts';
import { remove } from './remove.ts';
import { checkRules } from './rules.ts';
import { checkReferences, checkRequired, checkUnique, readFields, type Save } from './save.ts';
import { insert, writeChanges } from './tableWrites.ts';
import { type Origin, stored } from './values.ts';

export type Fields = Record<string, unknown>;

/** Creates, changes and deletes records in the name of one user, with that user's permissions. */
export class Records {
    private readonly org: Org;
    private readonly access: Access;

    constructor(org: Org, access: Access) {
        this.org = org;
        this.access = access;
    }

    /** Creates a record and gives its id. */
    create(name: string, fields: Fields, origin: Origin = 'json'): string {
        const object = this.objectFor('create', name);
        return this.org.write(() => {
            const values = readFields(this.org, this.access, object, fields, 'create', origin);
            const id = this.org.nextId(object.prefix);
            const save: Save = { org: this.org, access: this.access, object, id, before: undefined, values };
            this.fillIn(save);
            this.check(save);
            insert(save);
            return id;
        });
    }

    /** Changes fields of a record. */
    update(name: string, id: string, fields: Fields, origin: Origin = 'json'): void {
        const object = this.objectFor('edit', name);
        this.org.write(() => {
            const before = this.changeable(object, id);
            const values = readFields(this.org, this.access, object, fields, 'update', origin);
            for (const [field, value] of Object.entries(values)) {
                if (before[field] === value) {
                    delete values[field];
                }
            }
            const save: Save = { org: this.org, access: this.access, object, id: String(before['Id']), before, values };
            this.check(save);
            writeChanges(save);
        });
    }

    /** Creates or changes the record that has this value in this external id field. */
    upsert(
        name: string,
        key: string,
        value: unknown,
        fields: Fields,
        origin: Origin = 'json'
    ): { id: string; created: boolean } {
        const object = this.object(name);
        return this.org.write(() => {
            const field = fieldOf(object, key);
            if (!field || !this.access.reads(object, field) || !(field.externalId || field.type === 'id')) {
                throw notFound(`Provided external ID field does not exist or is not accessible: ${key}`);
            }
            const sought = stored(field, value, 'text');
            const found = sought === null ? [] : this.having(object, field.name, sought);
            if (found.length > 1) {
                throw new ApiError('MULTIPLE_CHOICES', 'More than one record has this external id', { status: 300 });
            }
            const [id] = found;
            if (id !== undefined) {
                this.update(name, id, without(fields, key), origin);
                return { id, created: false };
            }
            if (field.type === 'id' && sought !== null) {
                throw notFound('invalid cross reference id');
            }
            const own = field.type === 'id' ? without(fields, key) : { ...without(fields, key), [field.name]: value };
            return { id: this.create(name, own, origin), created: true };
        });
    }

    /** Deletes a record: it goes to the recycle bin, from which only `queryAll` reads. */
    remove(name: string, id: string): void {
        const object = this.objectFor('remove', name);
        this.org.write(() => remove(this.org, this.access, object, String(this.changeable(object, id)['Id'])));
    }

    /** The id of the one record that has this value in this field. */
    idBy(object: SObject, field: Field, value: unknown): string {
        const sought = stored(field, value, 'text');
        const [id] = sought === null ? [] : this.having(object, field.name, sought);
        if (id === undefined) {
            throw notFound();
        }
        return id;
    }

    /** The object of that name, if this user may know of it. */
    object(name: string): SObject {
        const object = this.org.schema.find(name);
        if (!object || !this.access.allows('read', object)) {
            throw notFound();
        }
        return object;
    }

    private objectFor(right: 'create' | 'edit' | 'remove', name: string): SObject {
        const object = this.object(name);
        const isPossible = { create: object.createable, edit: object.updateable, remove: object.deletable }[right];
        if (this.access.system || (isPossible && this.access.allows(right, object))) {
            return object;
        }
        if (right === 'create') {
            throw new ApiError(
                'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
                `entity type cannot be inserted: ${object.label}`
            );
        }
        if (!isPossible) {
            const verb = right === 'edit' ? 'updated' : 'deleted';
            throw new ApiError(
                'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
                `entity type cannot be ${verb}: ${object.label}`
            );
        }
        throw new ApiError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', {
            status: 403
        });
    }

    private existing(object: SObject, id: string): Row {
        const long = longId(id);
        const row =
            long === undefined
                ? undefined
                : this.org.database.get(`SELECT * FROM ${quoted(tableOf(object))} WHERE Id = ?`, long);
        if (!row) {
            throw notFound();
        }
        if (row['IsDeleted'] === 1) {
            throw new ApiError('ENTITY_IS_DELETED', 'entity is deleted', { status: 404 });
        }
        return row;
    }

    /** The record as it is, if this user may change it. */
    private changeable(object: SObject, id: string): Row {
        const row = this.existing(object, id);
        const long = String(row['Id']);
        const { seen, changeable } = this.access;
        if (!this.org.database.get(`SELECT 1 FROM ${rowFrom(object, 'r', seen(object, 'r'))}`, long)) {
            throw notFound();
        }
        if (!this.org.database.get(`SELECT 1 FROM ${rowFrom(object, 'r', changeable(object, 'r'))}`, long)) {
            throw new ApiError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', {
                status: 403
            });
        }
        return row;
    }

    private having(object: SObject, field: string, value: Cell): string[] {
        const sql = `SELECT Id FROM ${quoted(tableOf(object))} WHERE ${quoted(field)} = ? AND IsDeleted = 0 LIMIT 2`;
        return this.org.database.all(sql, value).map((row) => String(row['Id']));
    }

    /** What the org itself puts into a new record. */
    private fillIn(save: Save): void {
        const { object, values, org, access } = save;
        for (const field of object.fields.values()) {
            if (field.name in values || !isStored(field)) {
                continue;
            }
            if (field.autoNumber) {
                values[field.name] = this.nextNumber(object, field.name, field.autoNumber);
            } else if (field.default !== undefined) {
                values[field.name] = stored(field, field.default, 'text');
            }
        }
        if (object.owned && (values['OwnerId'] ?? null) === null) {
            values['OwnerId'] = access.userId;
        }
        const at = org.savedAt();
        save.values = {
            Id: save.id,
            IsDeleted: 0,
            CreatedDate: at,
            CreatedById: access.userId,
            LastModifiedDate: at,
            LastModifiedById: access.userId,
            SystemModstamp: at,
            ...values
        };
    }

    private nextNumber(object: SObject, field: string, { pattern, start }: { pattern: string; start: number }): string {
        const number = this.org.counters.next(`number ${object.name}.${field}`, start);
        return pattern.replace(/\{(0+)\}/, (_, zeros: string) => String(number).padStart(zeros.length, '0'));
    }

    private check(save: Save): void {
        derive(save);
        checkRequired(save);
        checkReferences(save);
        checkRules(save);
        checkUnique(save);
    }
}

function without(fields: Fields, key: string): Fields {
    return Object.fromEntries(Object.entries(fields).filter(([name]) => name.toLowerCase() !== key.toLowerCase()));
}
