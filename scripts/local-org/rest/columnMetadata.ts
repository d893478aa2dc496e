import type { FieldType as SelectedField, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { Call } from '../api/call.ts';
import { isNumber } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';
import { Scope } from '../soql/scope.ts';

interface ColumnMetadata {
    columnName: string;
    displayName: string;
    aggregate: boolean;
    booleanType: boolean;
    custom: boolean;
    foreignKeyName: string | null;
    insertable: boolean;
    numberType: boolean;
    textType: boolean;
    updatable: boolean;
    joinColumns: ColumnMetadata[];
}

/** What the columns of a statement are, for clients that show results as a table. */
export function columnMetadata(call: Call, query: Query): Record<string, unknown> {
    const object = call.records.object(query.sObject ?? '');
    return {
        columnMetadata: columnsOf(call, object, query, query.sObjectAlias),
        entityName: object.name,
        groupBy: query.groupBy !== undefined,
        idSelected:
            query.fields?.some((field) => field.type === 'Field' && field.field.toLowerCase() === 'id') ?? false,
        keyPrefix: object.prefix
    };
}

function columnsOf(call: Call, object: SObject, query: Query | Subquery, alias?: string): ColumnMetadata[] {
    const scope = new Scope(call.org, call.access, object, alias);
    const columns: ColumnMetadata[] = [];
    for (const selected of query.fields ?? []) {
        addColumn(call, scope, columns, selected);
    }
    return columns;
}

function addColumn(call: Call, scope: Scope, columns: ColumnMetadata[], selected: SelectedField): void {
    if (selected.type === 'Field') {
        columns.push(fieldColumn(scope, selected.field));
    } else if (selected.type === 'FieldRelationship') {
        addParent(scope, columns, [...selected.relationships, selected.field], []);
    } else if (selected.type === 'FieldSubquery') {
        columns.push(childColumn(call, scope, selected.subquery));
    } else if (selected.type === 'FieldFunctionExpression') {
        const count = columns.filter(({ columnName }) => /^expr\d+$/.test(columnName)).length;
        columns.push({ ...blank(selected.alias ?? `expr${count}`), aggregate: true, numberType: true });
    }
}

function addParent(scope: Scope, columns: ColumnMetadata[], [first = '', ...rest]: string[], before: string[]): void {
    if (rest.length === 0) {
        columns.push(fieldColumn(scope, [...before, first].join('.')));
        return;
    }
    const name = scope.column([...before, first, ...rest].join('.')).path[before.length] ?? first;
    let parent = columns.find(({ columnName }) => columnName === name);
    if (!parent) {
        parent = { ...blank(name), textType: false };
        columns.push(parent);
    }
    addParent(scope, parent.joinColumns, rest, [...before, first]);
}

function childColumn(call: Call, scope: Scope, subquery: Subquery): ColumnMetadata {
    const wanted = subquery.relationshipName.toLowerCase();
    const child = call.org.schema.children(scope.object).find(({ field }) => field.children?.toLowerCase() === wanted);
    const joinColumns = child ? columnsOf(call, child.object, subquery) : [];
    return { ...blank(child?.field.children ?? subquery.relationshipName), aggregate: true, joinColumns };
}

function fieldColumn(scope: Scope, path: string): ColumnMetadata {
    const { field } = scope.column(path);
    return {
        ...blank(field.name),
        booleanType: field.type === 'boolean',
        custom: field.custom,
        foreignKeyName: field.relationship ?? null,
        insertable: field.createable,
        numberType: isNumber(field.type),
        textType: field.type === 'string' || field.type === 'textarea',
        updatable: field.updateable
    };
}

function blank(name: string): ColumnMetadata {
    return {
        columnName: name,
        displayName: name,
        aggregate: false,
        booleanType: false,
        custom: false,
        foreignKeyName: null,
        insertable: false,
        numberType: false,
        textType: false,
        updatable: false,
        joinColumns: []
    };
}
