import type { Cell } from '../store/database.ts';
import { type Field, isNumber } from '../schema/field.ts';
import { restValue } from '../records/values.ts';

const LOCALE = 'en-US';
const dateFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'short', timeZone: 'UTC' });
const dateTimeFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' });

export interface FieldValue {
    value: unknown;
    displayValue: string | null;
}

/** A kept value in the form of the UI API: what it is, and how a person reads it where that differs. */
export function fieldValue(field: Field, cell: Cell): FieldValue {
    if (cell === null) {
        return { value: field.type === 'boolean' ? false : null, displayValue: null };
    }
    if (field.type === 'datetime') {
        return { value: new Date(Number(cell)).toISOString(), displayValue: dateTimeFormat.format(Number(cell)) };
    }
    const value = restValue(field, cell);
    if (field.type === 'date') {
        return { value, displayValue: dateFormat.format(Date.parse(String(cell))) };
    }
    if (field.type === 'picklist' || field.type === 'multipicklist') {
        return { value, displayValue: labels(field, String(cell)) };
    }
    if (isNumber(field.type)) {
        return { value, displayValue: numberText(field, Number(cell)) };
    }
    return { value, displayValue: null };
}

function labels(field: Field, text: string): string {
    return text
        .split(field.type === 'picklist' ? /$^/ : ';')
        .map((part) => field.values.find(({ value }) => value === part)?.label ?? part)
        .join(';');
}

function numberText(field: Field, value: number): string {
    const digits = field.scale ?? 0;
    return value.toLocaleString(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
