import type { FieldType as SelectedField, Query } from '@jetstreamapp/soql-parser-js';
import { restValue } from '../records/values.ts';
import { isText } from '../schema/field.ts';
import type { Cell } from '../store/database.ts';
import { type Asking, whereSql, windowSql } from './compile.ts';
import { malformed } from './errors.ts';
import { functionOperand, isAggregate, operandOf } from './operands.ts';
import { orderTerms } from './order.ts';
import { type Scope, sqlOf } from './scope.ts';
import type { QueryRecord } from './shape.ts';
import { conditionSql, type Operand } from './where.ts';

/** True for statements whose rows are not records: grouped ones, and those with functions over many rows. */
export function isAggregateQuery(query: Query): boolean {
    return (
        query.groupBy !== undefined ||
        (query.fields ?? []).some(
            (field) => field.type === 'FieldFunctionExpression' && isAggregate(field.functionName)
        )
    );
}

/** True for `SELECT COUNT() FROM …`, which answers with a number and no rows. */
export function isBareCount(query: Query): boolean {
    const [only, ...more] = query.fields ?? [];
    return more.length === 0 && only?.type === 'FieldFunctionExpression' && /^COUNT\(\s*\)$/i.test(only.rawValue ?? '');
}

/** The rows of a statement with groups or functions over many rows. */
export function aggregateRows(asking: Asking, scope: Scope, query: Query): QueryRecord[] {
    if (query.fields?.some(({ type }) => type === 'FieldSubquery' || type === 'FieldTypeof')) {
        throw malformed('A sub-select is not supported in a grouped statement');
    }
    const groups = [query.groupBy ?? []].flat().map((group) => {
        const operand = 'fn' in group ? functionOperand(scope, group.fn) : groupOperand(scope, group.field);
        return isText(operand.field.type) ? `${operand.sql}` : operand.sql;
    });
    let unnamed = 0;
    const columns = (query.fields ?? []).map((selected) => {
        const operand = selectedOperand(scope, selected);
        const isFunction = selected.type === 'FieldFunctionExpression';
        if (!(isFunction && isAggregate(selected.functionName)) && !groups.includes(operand.sql)) {
            throw malformed(`Field must be grouped or aggregated: ${operand.field.name || nameOf(selected)}`);
        }
        const alias = 'alias' in selected && selected.alias !== undefined ? selected.alias : undefined;
        return { operand, name: alias ?? (isFunction ? `expr${unnamed++}` : operand.field.name) };
    });
    const where = whereSql(asking, scope, query);
    const meaning = {
        now: asking.org.now(),
        operand: (test: Parameters<typeof operandOf>[1]) => operandOf(scope, test),
        subquery: noSubquery
    };
    const having = query.having ? conditionSql(query.having, meaning) : { text: '1', parameters: [] };
    const order = orderTerms(scope, query.orderBy);
    const window = windowSql(query);
    const sql =
        `SELECT ${columns.map(({ operand }) => operand.sql).join(', ')} FROM ${scope.from()} WHERE ${where.text}` +
        (groups.length > 0 ? ` GROUP BY ${groups.join(', ')} HAVING ${having.text}` : '') +
        (order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '') +
        window.text;
    const parameters = [...where.parameters, ...(groups.length > 0 ? having.parameters : []), ...window.parameters];
    return asking.org.database.arrays(sql, parameters).map((row) => asRecord(row, columns));
}

function noSubquery(): never {
    throw malformed('A sub-select is not supported in HAVING');
}

function groupOperand(scope: Scope, dotted: string): Operand {
    const column = scope.column(dotted);
    return { field: column.field, sql: sqlOf(column, 'grouped') };
}

function selectedOperand(scope: Scope, selected: SelectedField): Operand {
    if (selected.type === 'FieldFunctionExpression') {
        return functionOperand(scope, selected);
    }
    return groupOperand(scope, nameOf(selected));
}

function nameOf(selected: SelectedField): string {
    if (selected.type === 'Field') {
        return 'objectPrefix' in selected ? `${selected.objectPrefix}.${selected.field}` : selected.field;
    }
    if (selected.type === 'FieldRelationship') {
        return [...selected.relationships, selected.field].join('.');
    }
    return '';
}

function asRecord(row: Cell[], columns: readonly { operand: Operand; name: string }[]): QueryRecord {
    const record: QueryRecord = { attributes: { type: 'AggregateResult' } };
    columns.forEach(({ operand, name }, index) => {
        record[name] = restValue(operand.field, row[index] ?? null);
    });
    return record;
}
