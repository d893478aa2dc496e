import type { Moment, Value } from './formula.ts';

/** True for null and for the empty text, which Salesforce does not tell apart. */
export function isBlank(value: Value): boolean {
    return value === null || value === '';
}

/** True for a date or an instant. */
export function isMoment(value: Value): value is Moment {
    return typeof value === 'object' && value !== null;
}

/** The number that a value counts as; null where it is blank. */
export function asNumber(value: Value): number | null {
    if (isMoment(value)) {
        return value.moment;
    }
    if (typeof value === 'number') {
        return value;
    }
    if (typeof value === 'boolean') {
        return value ? 1 : 0;
    }
    if (value === null || value.trim() === '') {
        return null;
    }
    const number = Number(value);
    return Number.isNaN(number) ? null : number;
}

/** The text that a value counts as; blank is the empty text. */
export function asText(value: Value): string {
    if (value === null) {
        return '';
    }
    if (isMoment(value)) {
        const iso = new Date(value.moment).toISOString();
        return value.kind === 'date' ? iso.slice(0, 10) : `${iso.slice(0, 19).replace('T', ' ')}Z`;
    }
    return String(value);
}

/** Only true is true: a blank is false. */
export function asBoolean(value: Value): boolean {
    return value === true;
}

/** Less than zero, zero or more, as the left value is less than, equal to or greater; undefined beside a blank. */
export function compare(left: Value, right: Value): number | undefined {
    if (isBlank(left) || isBlank(right)) {
        return undefined;
    }
    if (typeof left === 'string' || typeof right === 'string') {
        return asText(left).localeCompare(asText(right));
    }
    return (asNumber(left) ?? 0) - (asNumber(right) ?? 0);
}

/** Equality of two values: blanks are equal to each other; text tells capitals from small letters. */
export function isEqual(left: Value, right: Value): boolean {
    if (isBlank(left) || isBlank(right)) {
        return isBlank(left) && isBlank(right);
    }
    if (typeof left === 'string' || typeof right === 'string') {
        return asText(left) === asText(right);
    }
    if (typeof left === 'boolean' || typeof right === 'boolean') {
        return left === right;
    }
    return asNumber(left) === asNumber(right);
}
