import { ApiError } from '../api/apiError.ts';
import { longId } from '../ids/recordId.ts';
import { type Field, isNumber } from '../schema/field.ts';
import { invalidField, malformed } from './errors.ts';

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\' };
const QUOTED = /^'(?<text>[\s\S]*)'$/;

/** A literal of a statement as the database compares it with the field; null for NULL. */
export function literal(field: Field, kind: string | undefined, raw: string): string | number | null {
    if (kind === 'NULL') {
        return null;
    }
    if (kind === 'APEX_BIND_VARIABLE') {
        throw malformed(`unexpected token: ${raw}`);
    }
    if (field.type === 'boolean') {
        return truth(field, kind, raw);
    }
    if (isNumber(field.type)) {
        return number(field, kind, raw);
    }
    if (field.type === 'datetime') {
        return instant(field, kind, raw);
    }
    if (field.type === 'date') {
        return day(field, kind, raw);
    }
    const text = unquoted(field, raw);
    if (field.type !== 'id' && field.type !== 'reference') {
        return text;
    }
    // The empty text is no id, and so no record has it.
    if (text === '') {
        return null;
    }
    const id = longId(text);
    if (id === undefined) {
        throw new ApiError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
    }
    return id;
}

/** The text of a pattern of LIKE, its own escapes kept: `\_` and `\%`. */
export function pattern(field: Field, raw: string): string {
    const text = QUOTED.exec(raw)?.groups?.['text'];
    if (text === undefined) {
        throw wrongType(field, 'string and should be enclosed in quotes');
    }
    return text.replace(/\\([\s\S])/g, (whole, letter: string) => {
        return letter === '_' || letter === '%' || letter === '\\' ? whole : (ESCAPES[letter] ?? whole);
    });
}

function unquoted(field: Field, raw: string): string {
    const text = QUOTED.exec(raw)?.groups?.['text'];
    if (text === undefined) {
        throw wrongType(field, 'string and should be enclosed in quotes');
    }
    return text.replace(
        /\\u([0-9a-fA-F]{4})|\\([\s\S])/g,
        (whole, code: string | undefined, letter: string | undefined) => {
            if (code !== undefined) {
                return String.fromCharCode(Number.parseInt(code, 16));
            }
            const meant = ESCAPES[letter ?? ''];
            if (meant === undefined) {
                throw malformed(
                    `Invalid string literal '${raw}'. Illegal character sequence '${whole}' in string literal.`
                );
            }
            return meant;
        }
    );
}

function truth(field: Field, kind: string | undefined, raw: string): number {
    if (kind !== 'BOOLEAN') {
        throw wrongType(field, 'boolean and should not be enclosed in quotes');
    }
    return raw.toLowerCase() === 'true' ? 1 : 0;
}

function number(field: Field, kind: string | undefined, raw: string): number {
    if (kind !== 'INTEGER' && kind !== 'DECIMAL') {
        throw wrongType(field, 'double and should not be enclosed in quotes');
    }
    return Number(raw);
}

function instant(field: Field, kind: string | undefined, raw: string): number {
    const time = kind === 'DATETIME' ? Date.parse(raw.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
    if (Number.isNaN(time)) {
        throw wrongType(field, 'dateTime and should not be enclosed in quotes');
    }
    return time;
}

function day(field: Field, kind: string | undefined, raw: string): string {
    if (kind !== 'DATE' || Number.isNaN(Date.parse(raw))) {
        throw wrongType(field, 'date and should not be enclosed in quotes');
    }
    return raw;
}

function wrongType(field: Field, expected: string): ApiError {
    return invalidField(`value of filter criterion for field '${field.name}' must be of type ${expected}`);
}
