import type { Access } from '../access/access.ts';
import type { Org } from '../org.ts';
import type { Field } from '../schema/field.ts';
import { fieldOf, referenceOf, type SObject } from '../schema/sobject.ts';
import { systemField } from '../schema/systemFields.ts';
import { tableOf } from '../schema/tables.ts';
import { quoted } from '../store/database.ts';
import { invalidField, malformed, noSuchColumn, noSuchRelationship } from './errors.ts';

/** A field that a statement names, and where its value comes from. */
export interface Column {
    field: Field;
    /** Names of the relationships on the way and of the field, as the schema spells them. */
    path: string[];
    /** Absent for a formula, which is computed after the rows are read. */
    sql?: string;
    place: Place;
}

/** A record that rows can be read from: the object of the statement, or a parent of it. */
export interface Place {
    /** More than one where a reference may point to several objects. */
    targets: { object: SObject; alias: string }[];
    /** Names of the relationships on the way. */
    path: string[];
}

/** What `Type` of an owner or a work item says. */
const TYPE_FIELD = systemField('Type', 'Type', 'string');
const DEPTH_LIMIT = 5;

/** The names that hold within one statement, and the joins that they need. */
export class Scope {
    readonly org: Org;
    readonly access: Access;
    readonly object: SObject;
    readonly root: Place;
    readonly joins: string[] = [];
    private readonly alias: string | undefined;
    private readonly prefix: string;
    private readonly places = new Map<string, Place>();

    constructor(org: Org, access: Access, object: SObject, alias?: string, prefix = 't') {
        this.org = org;
        this.access = access;
        this.object = object;
        this.alias = alias?.toLowerCase();
        this.prefix = prefix;
        this.root = { targets: [{ object, alias: `${prefix}0` }], path: [] };
    }

    /** The field at the end of a dotted path. */
    column(dotted: string): Column {
        const parts = dotted.split('.').map((part) => part.trim());
        const first = parts[0]?.toLowerCase();
        if (
            parts.length > 1 &&
            (first === this.alias || first === this.object.name.toLowerCase()) &&
            !referenceOf(this.object, first ?? '')
        ) {
            parts.shift();
        }
        const name = parts.pop() ?? '';
        if (parts.length > DEPTH_LIMIT) {
            throw malformed(`Relationship path ${dotted} has more than ${DEPTH_LIMIT} levels`);
        }
        const place = parts.reduce((from, relationship) => this.parent(from, relationship), this.root);
        return this.fieldAt(place, name);
    }

    /** The record that a relationship of a place leads to. */
    parent(from: Place, relationship: string): Place {
        const found = from.targets.flatMap(({ object, alias }) => {
            const field = referenceOf(object, relationship);
            return field && this.access.reads(object, field) ? [{ field, alias }] : [];
        });
        const [first] = found;
        if (!first) {
            throw noSuchRelationship(relationship);
        }
        const path = [...from.path, first.field.relationship ?? relationship];
        const key = path.join('.').toLowerCase();
        const known = this.places.get(key);
        if (known) {
            return known;
        }
        const id = found.map(({ field, alias }) => `${alias}.${quoted(field.name)}`);
        const place = {
            targets: this.join(first.field, id.length > 1 ? `COALESCE(${id.join(', ')})` : (id[0] ?? 'NULL')),
            path
        };
        if (place.targets.length === 0) {
            throw noSuchRelationship(relationship);
        }
        this.places.set(key, place);
        return place;
    }

    /** A field of a place; of several possible objects, whichever it is. */
    fieldAt(place: Place, name: string): Column {
        const several = place.targets.length > 1;
        if (several && name.toLowerCase() === 'type') {
            return typeColumn(place);
        }
        const found = place.targets.flatMap(({ object, alias }) => {
            const own = several && name.toLowerCase() === 'name' ? (object.nameField ?? 'Name') : name;
            const field = fieldOf(object, own);
            return field && this.access.reads(object, field) ? [{ field, alias }] : [];
        });
        const [first] = found;
        if (!first) {
            throw noSuchColumn(name, place.targets.map(({ object }) => object.name).join(', '));
        }
        const field =
            several && name.toLowerCase() === 'name' ? { ...first.field, name: 'Name', custom: false } : first.field;
        const path = [...place.path, field.name];
        if (field.formula) {
            return { field, path, place };
        }
        const sql = found.map(({ field: { name: column }, alias }) => `${alias}.${quoted(column)}`);
        return { field, path, place, sql: sql.length > 1 ? `COALESCE(${sql.join(', ')})` : (sql[0] ?? 'NULL') };
    }

    /** FROM with every join that was needed so far. */
    from(): string {
        return [`${quoted(tableOf(this.object))} AS ${this.prefix}0`, ...this.joins].join(' ');
    }

    private join(reference: Field, id: string): Place['targets'] {
        return reference.references.flatMap((target) => {
            const object = this.org.schema.find(target);
            if (!object || !this.access.allows('read', object)) {
                return [];
            }
            const alias = `${this.prefix}${this.joins.length + 1}`;
            const seen = this.access.seen(object, alias);
            const also = seen === undefined ? '' : ` AND ${seen}`;
            this.joins.push(`LEFT JOIN ${quoted(tableOf(object))} AS ${alias} ON ${alias}.Id = ${id}${also}`);
            return [{ object, alias }];
        });
    }
}

function typeColumn(place: Place): Column {
    const cases = place.targets.map(({ object, alias }) => `WHEN ${alias}.Id IS NOT NULL THEN '${object.name}'`);
    return { field: TYPE_FIELD, path: [...place.path, 'Type'], place, sql: `CASE ${cases.join(' ')} END` };
}

/** The SQL of a field that must be read by the database: in a condition, an order or a group. */
export function sqlOf(column: Column, use: 'filtered' | 'sorted' | 'grouped' | 'aggregated'): string {
    const isAllowed = column.sql !== undefined && (use === 'aggregated' || column.field.filterable);
    if (column.sql === undefined || !isAllowed) {
        throw invalidField(`field '${column.field.name}' can not be ${use} in a query call`);
    }
    return column.sql;
}
