import type { Org } from '../org.ts';
import type { Field } from '../schema/field.ts';
import { fieldOf, referenceOf, type SObject } from '../schema/sobject.ts';
import { tableOf } from '../schema/tables.ts';
import { type Cell, quoted, type Row } from '../store/database.ts';
import { evaluate } from './evaluate.ts';
import type { Value } from './formula.ts';

/** A kept value as formulas compute with it. */
function formulaValue(field: Field, cell: Cell | undefined): Value {
    if (field.type === 'boolean') {
        return cell === 1;
    }
    if (cell === null || cell === undefined) {
        return null;
    }
    if (field.type === 'datetime') {
        return { moment: Number(cell), kind: 'datetime' };
    }
    if (field.type === 'date') {
        return { moment: Date.parse(`${String(cell)}T00:00:00Z`), kind: 'date' };
    }
    return typeof cell === 'number' ? cell : String(cell);
}

/** A formula's value as the field keeps it, to be shown like any other. */
export function cellOf(value: Value): Cell {
    if (typeof value === 'boolean') {
        return value ? 1 : 0;
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    return value.kind === 'date' ? new Date(value.moment).toISOString().slice(0, 10) : value.moment;
}

/** The value at the end of a path that starts at a record: a field, a formula, or a field of a parent. */
export function readPath(org: Org, userId: string, object: SObject, row: Row, path: readonly string[]): Value {
    const [first = '', ...rest] = path;
    if (first.toLowerCase() === '$user') {
        return readParent(org, userId, org.schema.find('User'), userId, rest);
    }
    if (rest.length > 0) {
        const reference = referenceOf(object, first);
        const id = reference && row[reference.name];
        return typeof id === 'string' ? readParent(org, userId, org.schema.ofId(id), id, rest) : null;
    }
    const field = fieldOf(object, first);
    if (!field) {
        return null;
    }
    if (!field.formula) {
        return formulaValue(field, row[field.name]);
    }
    return evaluate(field.formula, {
        now: org.now(),
        isNew: false,
        read: (inner) => readPath(org, userId, object, row, inner)
    });
}

function readParent(org: Org, userId: string, parent: SObject | undefined, id: string, path: string[]): Value {
    const row = parent && org.database.get(`SELECT * FROM ${quoted(tableOf(parent))} WHERE Id = ?`, id);
    return parent && row ? readPath(org, userId, parent, row, path) : null;
}
