import type { Formula } from '../formula/formula.ts';

export type FieldType =
    | 'id'
    | 'reference'
    | 'string'
    | 'textarea'
    | 'picklist'
    | 'multipicklist'
    | 'boolean'
    | 'int'
    | 'double'
    | 'currency'
    | 'percent'
    | 'date'
    | 'datetime'
    | 'email'
    | 'phone'
    | 'url';

export interface PicklistValue {
    value: string;
    label: string;
    active: boolean;
    default: boolean;
}

/** One field of an object, as the describe call knows it. */
export interface Field {
    name: string;
    label: string;
    type: FieldType;
    help?: string;
    custom: boolean;
    /** Read and changed only by whom a permission set or a profile lets. */
    permissionable: boolean;
    /** Kept by the org itself: Id, CreatedDate, … */
    system: boolean;
    required: boolean;
    createable: boolean;
    updateable: boolean;
    filterable: boolean;
    unique: boolean;
    caseSensitive: boolean;
    externalId: boolean;
    length?: number;
    precision?: number;
    scale?: number;
    /** The objects that a reference may point to. */
    references: string[];
    /** The name by which the parent is reached: `Contact` of ContactId. */
    relationship?: string;
    /** The name by which a parent reaches its children: `Cases`. */
    children?: string;
    /** The record goes with the record that it refers to. */
    cascade: boolean;
    values: PicklistValue[];
    /** Only the listed values are taken. */
    restricted: boolean;
    default?: unknown;
    formula?: Formula;
    autoNumber?: { pattern: string; start: number };
}

/** True for fields that stand in the table; the others are worked out when they are read. */
export function isStored(field: Field): boolean {
    return field.formula === undefined;
}

/** True for types that are kept as text. */
export function isText(type: FieldType): boolean {
    return !isNumber(type) && type !== 'boolean' && type !== 'datetime';
}

/** True for types that are kept as numbers and are numbers to a client. */
export function isNumber(type: FieldType): boolean {
    return type === 'int' || type === 'double' || type === 'currency' || type === 'percent';
}
