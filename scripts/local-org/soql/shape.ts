import { API_VERSION } from '../api/limits.ts';
import { cellOf, readPath } from '../formula/recordValues.ts';
import type { Org } from '../org.ts';
import type { Field } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';
import { restValue } from '../records/values.ts';
import type { Cell, Row } from '../store/database.ts';
import type { Column, Place, Scope } from './scope.ts';

export interface QueryRecord {
    attributes: { type: string; url?: string };
    [field: string]: unknown;
}

type Reader = (row: Cell[]) => unknown;

/** One record of the result, or a parent within one: which columns of a row make it. */
interface RecordShape {
    id: number;
    place: Place;
    readers: [name: string, read: Reader][];
    parents: Map<string, RecordShape>;
}

/** The columns of a SELECT and how a record is made of them. */
export class Selection {
    readonly columns: string[] = [];
    private readonly scope: Scope;
    private readonly userId: string;
    private readonly root: RecordShape;
    private readonly indexes = new Map<string, number>();

    constructor(scope: Scope, userId: string) {
        this.scope = scope;
        this.userId = userId;
        this.root = this.recordShape(scope.root);
    }

    /** Where a piece of SQL stands in the rows. */
    add(sql: string): number {
        const known = this.indexes.get(sql);
        if (known !== undefined) {
            return known;
        }
        this.columns.push(sql);
        this.indexes.set(sql, this.columns.length - 1);
        return this.columns.length - 1;
    }

    /** Takes a field into the result; `label` gives a picklist's words instead of its value. */
    select(column: Column, label = false): void {
        const shape = this.shapeOf(column.place);
        shape.readers.push([
            column.field.name,
            column.sql === undefined ? this.formulaReader(column) : this.reader(column, column.sql, label)
        ]);
    }

    /** The record of a row. */
    record(row: Cell[]): QueryRecord {
        return this.build(this.root, row) ?? { attributes: { type: this.scope.object.name } };
    }

    /** The id of the record of a row. */
    idOf(row: Cell[]): string {
        return String(row[this.root.id]);
    }

    private reader({ field }: Column, sql: string, label: boolean): Reader {
        const index = this.add(sql);
        if (!label) {
            return (row) => restValue(field, row[index] ?? null);
        }
        const labels = new Map(field.values.map(({ value, label: words }) => [value, words]));
        return (row) => {
            const value = row[index] ?? null;
            return value === null ? null : (labels.get(String(value)) ?? value);
        };
    }

    /** A formula reads fields of the same record, whether the user may see them or not. */
    private formulaReader({ field, place }: Column): Reader {
        const [target] = place.targets;
        if (!target) {
            throw new Error(`The formula field ${field.name} has no object.`);
        }
        const { object, alias } = target;
        const names = [...object.fields.values()].filter(({ formula }) => !formula).map(({ name }) => name);
        const needed = readsOnlyNow(field) ? [] : names.map((name) => [name, this.add(`${alias}."${name}"`)] as const);
        const { org } = this.scope;
        return (row) => restValue(field, formulaCell(org, this.userId, object, field, asRow(needed, row)));
    }

    private shapeOf(place: Place): RecordShape {
        let shape = this.root;
        for (let depth = 1; depth <= place.path.length; depth++) {
            const name = place.path[depth - 1] ?? '';
            let parent = shape.parents.get(name);
            if (!parent) {
                parent = this.recordShape(depth === place.path.length ? place : this.scope.parent(shape.place, name));
                shape.parents.set(name, parent);
                shape.readers.push([name, (row) => (parent ? this.build(parent, row) : null)]);
            }
            shape = parent;
        }
        return shape;
    }

    private recordShape(place: Place): RecordShape {
        const ids = place.targets.map(({ alias }) => `${alias}.Id`);
        const id = this.add(ids.length > 1 ? `COALESCE(${ids.join(', ')})` : (ids[0] ?? 'NULL'));
        return { id, place, readers: [], parents: new Map() };
    }

    private build(shape: RecordShape, row: Cell[]): QueryRecord | null {
        const id = row[shape.id];
        if (typeof id !== 'string') {
            return null;
        }
        const record: QueryRecord = { attributes: attributes(this.typeOf(shape.place, id), id) };
        for (const [name, read] of shape.readers) {
            record[name] = read(row);
        }
        return record;
    }

    private typeOf({ targets }: Place, id: string): string {
        const [only] = targets;
        const type = targets.length === 1 ? only?.object.name : this.scope.org.schema.ofId(id)?.name;
        return type ?? 'Name';
    }
}

/** What every record of a result says of itself. */
function attributes(type: string, id: string): { type: string; url: string } {
    return { type, url: `/services/data/v${API_VERSION}.0/sobjects/${type}/${id}` };
}

function readsOnlyNow(field: Field): boolean {
    return field.formula?.reads.length === 0;
}

function asRow(needed: readonly (readonly [string, number])[], row: Cell[]): Row {
    return Object.fromEntries(needed.map(([name, index]) => [name, row[index] ?? null]));
}

/** The value of a formula field in the form in which stored fields are kept. */
export function formulaCell(org: Org, userId: string, object: SObject, field: Field, row: Row): Cell {
    return cellOf(readPath(org, userId, object, row, [field.name]));
}
