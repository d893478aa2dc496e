import type { Operator } from '@jetstreamapp/soql-parser-js';
import type { Field } from '../schema/field.ts';
import type { Parameter } from '../store/database.ts';
import { conditionTree, type ConditionTree, type Test } from './condition.ts';
import { type Period, periodOf } from './dateLiterals.ts';
import { invalidField, malformed } from './errors.ts';
import { literal, pattern } from './literals.ts';

/** A piece of SQL and what stands for its question marks. */
export interface Sql {
    text: string;
    parameters: Parameter[];
}

/** What a comparison compares: a field, or a function of one. */
export interface Operand {
    field: Field;
    sql: string;
}

/** What a clause needs to know of the statement around it. */
export interface Meaning {
    now: number;
    operand(test: Test): Operand;
    /** The rows of `field IN (SELECT …)`. */
    subquery(test: Test): Sql;
}

const ASCII = /^[\x00-\x7f]*$/;
type Literal = string | number | null;

/** The condition of a WHERE or HAVING clause in SQL. */
export function conditionSql(clause: Parameters<typeof conditionTree>[0], meaning: Meaning): Sql {
    return treeSql(conditionTree(clause), meaning);
}

function treeSql(tree: ConditionTree, meaning: Meaning): Sql {
    if (tree.kind === 'test') {
        return testSql(tree.test, meaning);
    }
    if (tree.kind === 'not') {
        const inner = treeSql(tree.part, meaning);
        // A comparison with an empty field is false, so that its opposite is true.
        return { text: `NOT COALESCE(${inner.text}, 0)`, parameters: inner.parameters };
    }
    const parts = tree.parts.map((part) => treeSql(part, meaning));
    const text = parts.map((part) => part.text).join(tree.kind === 'and' ? ' AND ' : ' OR ');
    return { text: `(${text})`, parameters: parts.flatMap(({ parameters }) => parameters) };
}

function testSql(test: Test, meaning: Meaning): Sql {
    if (!('operator' in test)) {
        throw malformed('unexpected token: NOT');
    }
    const operand = meaning.operand(test);
    const operator = test.operator.toUpperCase() as Operator;
    if ('valueQuery' in test) {
        return membership(operand, operator, meaning.subquery(test));
    }
    const kinds = Array.isArray(test.literalType) ? test.literalType : undefined;
    const kindOf = (index: number): string | undefined => kinds?.[index] ?? (test.literalType as string | undefined);
    const values = [test.value].flat();
    if (values.some((_, index) => kindOf(index)?.startsWith('DATE_'))) {
        if (values.length > 1) {
            throw malformed('A list of date literals is not supported');
        }
        const count = 'dateLiteralVariable' in test ? Number(test.dateLiteralVariable) : undefined;
        return periodSql(operand, operator, periodOf(values[0] ?? '', count, meaning.now));
    }
    if (operator === 'LIKE') {
        return likeSql(operand, values);
    }
    const literals = values.map((value, index) => literal(operand.field, kindOf(index), value));
    if (operator === 'INCLUDES' || operator === 'EXCLUDES') {
        return partsSql(operand, operator, literals);
    }
    if (operator === 'IN' || operator === 'NOT IN') {
        return listSql(operand, operator, literals);
    }
    return compareSql(operand, operator, literals[0] ?? null);
}

function membership({ sql }: Operand, operator: Operator, query: Sql): Sql {
    if (operator !== 'IN' && operator !== 'NOT IN') {
        throw malformed(`unexpected token: ${operator}`);
    }
    return operator === 'IN'
        ? { text: `${sql} IN (${query.text})`, parameters: query.parameters }
        : { text: `(${sql} NOT IN (${query.text}) OR ${sql} IS NULL)`, parameters: query.parameters };
}

/** Text is compared without regard to capitals; SQLite knows only the letters of ASCII by itself. */
function comparable(
    { field, sql }: Operand,
    values: readonly Literal[]
): { sql: string; place: string; fold: boolean } {
    const isText =
        values.some((value) => typeof value === 'string') && !['id', 'reference', 'date'].includes(field.type);
    if (!isText || field.caseSensitive) {
        return { sql, place: '?', fold: false };
    }
    if (values.every((value) => typeof value !== 'string' || ASCII.test(value))) {
        return { sql: `${sql} COLLATE NOCASE`, place: '?', fold: false };
    }
    return { sql: `folded(${sql})`, place: 'folded(?)', fold: true };
}

function compareSql(operand: Operand, operator: Operator, value: Literal): Sql {
    const isEquality = operator === '=' || operator === '!=';
    const empty = value === null || (value === '' && operand.field.type !== 'boolean');
    if (empty) {
        if (!isEquality) {
            throw invalidField(`operator ${operator} can not be used with null`);
        }
        if (operand.field.type === 'boolean') {
            return { text: operator === '=' ? '0' : '1', parameters: [] };
        }
        return { text: `${operand.sql} IS ${operator === '=' ? '' : 'NOT '}NULL`, parameters: [] };
    }
    const { sql, place } = comparable(operand, [value]);
    if (operator === '=') {
        return { text: `${sql} = ${place}`, parameters: [value] };
    }
    if (operator === '!=') {
        return { text: `(${sql} <> ${place} OR ${operand.sql} IS NULL)`, parameters: [value] };
    }
    if (operand.field.type === 'boolean' || operand.field.type === 'multipicklist') {
        throw invalidField(`operator ${operator} can not be used with field '${operand.field.name}'`);
    }
    return { text: `${sql} ${operator} ${place}`, parameters: [value] };
}

function listSql(operand: Operand, operator: Operator, values: readonly Literal[]): Sql {
    const present = values.filter((value) => value !== null && value !== '');
    const withEmpty = present.length < values.length;
    const { sql, fold } = comparable(operand, present);
    const column = fold ? 'folded(value)' : 'value';
    const among = `${sql} IN (SELECT ${column} FROM json_each(?))`;
    const parameters = [JSON.stringify(present)];
    if (operator === 'IN') {
        return { text: withEmpty ? `(${among} OR ${operand.sql} IS NULL)` : among, parameters };
    }
    const outside = `(${operand.sql} IS NULL OR NOT ${among})`;
    return { text: withEmpty ? `(${operand.sql} IS NOT NULL AND NOT ${among})` : outside, parameters };
}

function likeSql(operand: Operand, values: readonly string[]): Sql {
    const [raw] = values;
    if (values.length !== 1 || raw === undefined) {
        throw malformed('LIKE takes one value');
    }
    if (!['string', 'textarea', 'picklist', 'email', 'phone', 'url'].includes(operand.field.type)) {
        throw invalidField(`invalid operator on ${operand.field.type} field`);
    }
    const sought = pattern(operand.field, raw);
    const fold = !ASCII.test(sought);
    const [sql, place] = fold ? [`folded(${operand.sql})`, 'folded(?)'] : [operand.sql, '?'];
    return { text: `${sql} LIKE ${place} ESCAPE '\\'`, parameters: [sought] };
}

/** `'a;b'` asks for both, several values ask for any. */
function partsSql({ field, sql }: Operand, operator: Operator, values: readonly Literal[]): Sql {
    if (field.type !== 'multipicklist') {
        throw invalidField(`${operator} can not be used with field '${field.name}'`);
    }
    const parameters: Parameter[] = [];
    const any = values.map((value) => {
        const all = String(value ?? '')
            .split(';')
            .map((part) => {
                parameters.push(`;${part.toLowerCase()};`);
                return `instr(';' || folded(${sql}) || ';', ?) > 0`;
            });
        return `(${all.join(' AND ')})`;
    });
    const text = `COALESCE(${any.join(' OR ')}, 0)`;
    return { text: operator === 'INCLUDES' ? text : `NOT ${text}`, parameters };
}

function periodSql({ field, sql }: Operand, operator: Operator, { start, end }: Period): Sql {
    if (field.type !== 'date' && field.type !== 'datetime') {
        throw invalidField(`field '${field.name}' is not a date`);
    }
    const bounds = [start, end].map((time) =>
        field.type === 'date' ? new Date(time).toISOString().slice(0, 10) : time
    );
    const [first = 0, after = 0] = bounds;
    const tests: Partial<Record<Operator, Sql>> = {
        '=': { text: `(${sql} >= ? AND ${sql} < ?)`, parameters: [first, after] },
        '!=': { text: `(${sql} < ? OR ${sql} >= ? OR ${sql} IS NULL)`, parameters: [first, after] },
        '<': { text: `${sql} < ?`, parameters: [first] },
        '<=': { text: `${sql} < ?`, parameters: [after] },
        '>': { text: `${sql} >= ?`, parameters: [after] },
        '>=': { text: `${sql} >= ?`, parameters: [first] }
    };
    const found = tests[operator];
    if (!found) {
        throw malformed(`${operator} can not be used with a date literal`);
    }
    return found;
}
