import type { Field } from '../schema/field.ts';
import { isNumber } from '../schema/field.ts';
import type { Place, Scope } from '../soql/scope.ts';
import { GraphqlError, unknownInArgument } from './graphqlErrors.ts';

const OPERATORS: Record<string, string> = {
    eq: '=',
    ne: '!=',
    lt: '<',
    gt: '>',
    lte: '<=',
    gte: '>=',
    in: 'IN',
    nin: 'NOT IN',
    like: 'LIKE',
    includes: 'INCLUDES',
    excludes: 'EXCLUDES'
};
const DATE_LITERAL = /^[A-Z0-9_]+(?::\d+)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The `where` of a query as a SOQL condition. Every value is written as the literal of its field's type. */
export function whereText(scope: Scope, where: unknown, place: Place = scope.root): string {
    const conditions = Object.entries(asRecord(where)).map(([name, condition]) => {
        if (name === 'and' || name === 'or') {
            const parts = Array.isArray(condition) ? condition : [condition];
            return parts.length === 0
                ? ''
                : `(${parts.map((part) => whereText(scope, part, place)).join(name === 'and' ? ' AND ' : ' OR ')})`;
        }
        if (name === 'not') {
            return `(NOT ${whereText(scope, condition, place)})`;
        }
        return fieldText(scope, place, name, condition);
    });
    const present = conditions.filter((text) => text !== '');
    if (present.length === 0) {
        throw new GraphqlError('A condition of "where" is empty');
    }
    return present.length === 1 ? (present[0] ?? '') : `(${present.join(' AND ')})`;
}

function fieldText(scope: Scope, place: Place, name: string, condition: unknown): string {
    const tests = asRecord(condition);
    const isTest = Object.keys(tests).every((key) => Object.hasOwn(OPERATORS, key));
    if (!isTest) {
        return whereText(
            scope,
            condition,
            allowed(() => scope.parent(place, name), scope, place, name)
        );
    }
    const { field, path } = allowed(() => scope.fieldAt(place, name), scope, place, name);
    const texts = Object.entries(tests).map(([key, value]) => {
        const operator = OPERATORS[key] ?? '=';
        return `${path.join('.')} ${operator} ${valueText(field, key, value)}`;
    });
    return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(' AND ')})`;
}

function allowed<Found>(find: () => Found, { object }: Scope, { targets }: Place, name: string): Found {
    try {
        return find();
    } catch {
        const objects = targets.map((target) => target.object.name);
        throw unknownInArgument('where', name, objects, ['uiapi', 'query', object.name]);
    }
}

function valueText(field: Field, key: string, value: unknown): string {
    const isList = ['in', 'nin', 'includes', 'excludes'].includes(key);
    if (!isList) {
        return literalText(field, value);
    }
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) {
        throw new GraphqlError(`The list of "${key}" is empty`);
    }
    return `(${values.map((each) => literalText(field, each)).join(', ')})`;
}

function literalText(field: Field, value: unknown): string {
    if (value === null || value === undefined) {
        return 'NULL';
    }
    if (typeof value === 'object') {
        return momentText(field, value as Record<string, unknown>);
    }
    if (field.type === 'boolean') {
        return value === true ? 'true' : 'false';
    }
    if (isNumber(field.type)) {
        return numberText(field, value);
    }
    if (field.type === 'datetime' || field.type === 'date') {
        return momentText(field, { value });
    }
    return `'${(typeof value === 'string' ? value : JSON.stringify(value)).replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}'`;
}

function numberText(field: Field, value: unknown): string {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
        throw new GraphqlError(`${field.name} is compared with a number`);
    }
    return String(value);
}

/** `{ value: "2026-01-31T10:00:00Z" }` or `{ literal: TODAY }`, `{ range: { last_n_days: 3 } }`. */
function momentText(field: Field, moment: Record<string, unknown>): string {
    const { value, literal, range } = moment;
    if (typeof literal === 'string' && DATE_LITERAL.test(literal)) {
        return literal;
    }
    if (typeof range === 'object' && range !== null) {
        const [[name, count] = []] = Object.entries(range);
        const text = `${String(name).toUpperCase()}:${String(count)}`;
        if (DATE_LITERAL.test(text)) {
            return text;
        }
    }
    if (typeof value === 'string' && (field.type === 'date' ? DAY : INSTANT).test(value)) {
        return value;
    }
    throw new GraphqlError(`${field.name} is compared with { value: … } or { literal: … }`);
}

function asRecord(value: unknown): Record<string, unknown> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value as Record<string, unknown>;
    }
    throw new GraphqlError('A condition of "where" is an object');
}
