import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import type { Field, FieldType } from '../schema/field.ts';
import { isNumber } from '../schema/field.ts';
import { systemField } from '../schema/systemFields.ts';
import type { Test } from './condition.ts';
import { invalidField, malformed } from './errors.ts';
import { type Column, type Scope, sqlOf } from './scope.ts';
import type { Operand } from './where.ts';

/** Parts of a date that a statement may group by; each counts from 1 but the hour. */
const DATE_PARTS: Record<string, string> = {
    CALENDAR_YEAR: "CAST(strftime('%Y', $) AS INTEGER)",
    CALENDAR_MONTH: "CAST(strftime('%m', $) AS INTEGER)",
    CALENDAR_QUARTER: "((CAST(strftime('%m', $) AS INTEGER) + 2) / 3)",
    DAY_IN_MONTH: "CAST(strftime('%d', $) AS INTEGER)",
    DAY_IN_WEEK: "(CAST(strftime('%w', $) AS INTEGER) + 1)",
    DAY_IN_YEAR: "CAST(strftime('%j', $) AS INTEGER)",
    HOUR_IN_DAY: "CAST(strftime('%H', $) AS INTEGER)"
};
const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'AVG', 'SUM']);

/** True for functions over many rows. */
export function isAggregate(name: string | undefined): boolean {
    return AGGREGATES.has((name ?? '').toUpperCase());
}

/** The SQL of COUNT(Id), CALENDAR_YEAR(CreatedDate), … and the type of what comes out. */
export function functionOperand(scope: Scope, call: FunctionExp): Operand {
    const name = (call.functionName ?? '').toUpperCase();
    const [parameter, ...more] = call.parameters ?? [];
    if (more.length > 0 || (parameter !== undefined && typeof parameter !== 'string')) {
        throw malformed(`${call.rawValue ?? name} is not supported`);
    }
    if (name === 'COUNT' && parameter === undefined) {
        return { field: result('int'), sql: 'COUNT(*)' };
    }
    if (parameter === undefined) {
        throw malformed(`${name} takes a field`);
    }
    const column = scope.column(parameter);
    if (isAggregate(name)) {
        return aggregate(name, column);
    }
    if (name === 'DAY_ONLY') {
        return dayOnly(column);
    }
    const part = DATE_PARTS[name];
    if (part === undefined) {
        throw malformed(`${name} is not supported`);
    }
    return { field: result('int'), sql: part.replace('$', dateOf(column)) };
}

/** What a comparison of a clause compares. */
export function operandOf(scope: Scope, test: Test): Operand {
    if ('fn' in test && test.fn) {
        return functionOperand(scope, test.fn);
    }
    if (!('field' in test)) {
        throw malformed('unexpected token');
    }
    const column = scope.column(test.field);
    return { field: column.field, sql: sqlOf(column, 'filtered') };
}

function aggregate(name: string, column: Column): Operand {
    const sql = sqlOf(column, 'aggregated');
    const { field } = column;
    const numeric = name === 'SUM' || name === 'AVG';
    const ordered = name === 'MIN' || name === 'MAX';
    if (
        (numeric && !isNumber(field.type)) ||
        (ordered && (field.type === 'boolean' || field.type === 'multipicklist'))
    ) {
        throw invalidField(`field ${field.name} does not support aggregate operator ${name}`);
    }
    if (field.type === 'textarea') {
        throw invalidField(`field ${field.name} does not support aggregate operator ${name}`);
    }
    if (name === 'COUNT') {
        return { field: result('int'), sql: `COUNT(${sql})` };
    }
    if (name === 'COUNT_DISTINCT') {
        return { field: result('int'), sql: `COUNT(DISTINCT ${sql})` };
    }
    return { field: numeric ? result('double') : field, sql: `${name}(${sql})` };
}

function dayOnly(column: Column): Operand {
    return { field: result('date'), sql: `date(${dateOf(column)})` };
}

/** The arguments by which SQLite's date functions read a field. */
function dateOf(column: Column): string {
    const sql = sqlOf(column, 'grouped');
    if (column.field.type === 'datetime') {
        return `${sql} / 1000, 'unixepoch'`;
    }
    if (column.field.type === 'date') {
        return sql;
    }
    throw invalidField(`field '${column.field.name}' is not a date`);
}

function result(type: FieldType): Field {
    return systemField('', '', type);
}
