import { ApiError } from '../api/apiError.ts';
import { longId } from '../ids/recordId.ts';
import { type Field, isNumber } from '../schema/field.ts';
import type { Cell } from '../store/database.ts';

const EMAIL = /^[^\s@<>()[\],;:"]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;
const BOOLEAN_TEXTS: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };
const LARGEST_INT = 2_147_483_647;

/** Where a value came from: text (CSV) says numbers and truth in letters. */
export type Origin = 'json' | 'text';

/** A value as it is kept; throws where the field does not take it. */
export function stored(field: Field, value: unknown, origin: Origin = 'json'): Cell {
    if (value === null || value === undefined || value === '') {
        return field.type === 'boolean' ? 0 : null;
    }
    if (field.type === 'boolean') {
        return truth(value, origin) ? 1 : 0;
    }
    if (isNumber(field.type)) {
        return number(field, value, origin);
    }
    const text = textOf(field, value);
    if (field.type === 'date') {
        return date(text);
    }
    if (field.type === 'datetime') {
        return dateTime(text);
    }
    if (field.type === 'reference' || field.type === 'id') {
        return id(field, text);
    }
    return words(field, text);
}

function truth(value: unknown, origin: Origin): boolean {
    if (typeof value === 'boolean') {
        return value;
    }
    const read = origin === 'text' && typeof value === 'string' ? BOOLEAN_TEXTS[value.toLowerCase()] : undefined;
    if (read === undefined) {
        throw unreadable('boolean', value);
    }
    return read;
}

function number(field: Field, value: unknown, origin: Origin): number {
    const read = typeof value === 'string' && (origin === 'text' || value.trim() !== '') ? Number(value) : value;
    if (typeof read !== 'number' || !Number.isFinite(read)) {
        throw unreadable('double', value);
    }
    const largest = field.type === 'int' ? LARGEST_INT + 1 : 10 ** ((field.precision ?? 18) - (field.scale ?? 0));
    if (Math.abs(read) >= largest) {
        const message = `${field.label}: value outside of valid range on numeric field: ${read}`;
        throw new ApiError('NUMBER_OUTSIDE_VALID_RANGE', message, { fields: [field.name] });
    }
    const scale = 10 ** (field.type === 'int' ? 0 : (field.scale ?? 0));
    return Math.round(read * scale) / scale;
}

function textOf(field: Field, value: unknown): string {
    if (typeof value === 'string') {
        return value;
    }
    if (typeof value === 'number' || typeof value === 'boolean') {
        throw unreadable(jsonType(field), value);
    }
    throw new ApiError(
        'JSON_PARSER_ERROR',
        `Cannot deserialize instance of ${jsonType(field)} from ${Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT'} value ${
            Array.isArray(value) ? '[' : '{'
        } or request may be missing a required field`
    );
}

function jsonType(field: Field): string {
    return field.type === 'date' || field.type === 'datetime' ? field.type : 'string';
}

function unreadable(type: string, value: unknown): ApiError {
    const kind =
        typeof value === 'string'
            ? 'VALUE_STRING'
            : typeof value === 'number'
              ? 'VALUE_NUMBER'
              : `VALUE_${String(value).toUpperCase()}`;
    const message = `Cannot deserialize instance of ${type} from ${kind} value ${String(value)} or request may be missing a required field`;
    return new ApiError('JSON_PARSER_ERROR', message);
}

function date(text: string): string {
    const day = text.slice(0, 10);
    const time = Date.parse(`${day}T00:00:00Z`);
    const isDay = DATE.test(day) && (text.length === day.length || DATE_TIME.test(text));
    if (!isDay || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
        throw unreadable('date', text);
    }
    return day;
}

function dateTime(text: string): number {
    const time = DATE_TIME.test(text) ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
    if (Number.isNaN(time)) {
        throw unreadable('datetime', text);
    }
    // Instants are kept with a precision of one second.
    return Math.floor(time / 1000) * 1000;
}

function id(field: Field, text: string): string {
    const long = longId(text);
    if (long === undefined) {
        const message = `${field.label}: id value of incorrect type: ${text}`;
        throw new ApiError('MALFORMED_ID', message, { fields: [field.name] });
    }
    return long;
}

function words(field: Field, text: string): string | null {
    const kept = field.type === 'textarea' ? text.replace(/\r\n?/g, '\n') : text.trim();
    if (kept === '') {
        return null;
    }
    if (field.length !== undefined && kept.length > field.length) {
        const message = `${field.label}: data value too large: ${kept} (max length=${field.length})`;
        throw new ApiError('STRING_TOO_LONG', message, { fields: [field.name] });
    }
    if (field.type === 'email' && !EMAIL.test(kept)) {
        const message = `${field.label}: invalid email address: ${kept}`;
        throw new ApiError('INVALID_EMAIL_ADDRESS', message, { fields: [field.name] });
    }
    if (field.type === 'picklist') {
        return oneOf(field, kept);
    }
    return field.type === 'multipicklist' ? someOf(field, kept) : kept;
}

function oneOf(field: Field, text: string): string {
    const known = field.values.find(({ value }) => value.toLowerCase() === text.toLowerCase());
    if (known?.active) {
        return known.value;
    }
    if (field.restricted) {
        throw badValue(field, text);
    }
    return text;
}

/** Several values, in the order in which the field lists them. */
function someOf(field: Field, text: string): string {
    const chosen = new Set(text.split(';').flatMap((part) => (part.trim() === '' ? [] : [oneOf(field, part.trim())])));
    const listed = field.values.map(({ value }) => value).filter((value) => chosen.has(value));
    return [...new Set([...listed, ...chosen])].join(';');
}

function badValue(field: Field, text: string): ApiError {
    const message = `${field.label}: bad value for restricted picklist field: ${text}`;
    return new ApiError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, { fields: [field.name] });
}

/** A kept value as the REST API gives it. */
export function restValue(field: Field, cell: Cell): unknown {
    if (cell === null) {
        return field.type === 'boolean' ? false : null;
    }
    if (field.type === 'boolean') {
        return cell === 1;
    }
    if (field.type === 'datetime') {
        return restInstant(Number(cell));
    }
    return cell;
}

/** An instant in the form of the REST API: UTC, `+0000`. */
function restInstant(instant: number): string {
    return new Date(instant).toISOString().replace('Z', '+0000');
}
