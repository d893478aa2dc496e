import type { Field } from '../schema/field.ts';
import type { Cell } from '../store/database.ts';
import { fieldValue, type FieldValue } from '../ui-api/display.ts';

/** A field's value and how a person reads it. */
export type DisplayedField = FieldValue;

/** Returns a value of the REST API as GraphQL shows it. */
export function displayedField(field: Field, value: unknown): DisplayedField {
    return fieldValue(field, asCell(field, value));
}

/** A value of the REST API in the form in which it is kept. */
function asCell(field: Field, value: unknown): Cell {
    if (field.type === 'boolean') {
        return value === true ? 1 : 0;
    }
    if (value === null || value === undefined) {
        return null;
    }
    if (field.type === 'datetime') {
        return Date.parse((value as string).replace('+0000', 'Z'));
    }
    return value as Cell;
}
