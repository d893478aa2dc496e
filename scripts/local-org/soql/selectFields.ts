import type { FieldType as SelectedField, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { Access } from '../access/access.ts';
import { FIELDS_LIMIT } from '../api/limits.ts';
import { invalidField, malformed } from './errors.ts';
import type { Scope } from './scope.ts';
import type { Selection } from './shape.ts';

/** Takes the plain fields of a SELECT into the result; sub-selects are left to the caller. */
export function selectFields(scope: Scope, access: Access, query: Query | Subquery, selection: Selection): void {
    const seen = new Set<string>();
    for (const selected of query.fields ?? []) {
        if (selected.type === 'FieldSubquery') {
            continue;
        }
        for (const { path, label } of pathsOf(scope, access, query, selected)) {
            const column = scope.column(path);
            const name = column.path.join('.');
            if (seen.has(name)) {
                throw invalidField(`duplicate field selected: ${name}`);
            }
            seen.add(name);
            selection.select(column, label);
        }
    }
}

function pathsOf(
    scope: Scope,
    access: Access,
    query: Query | Subquery,
    selected: Exclude<SelectedField, { type: 'FieldSubquery' }>
): { path: string; label: boolean }[] {
    if (selected.type === 'FieldTypeof') {
        throw malformed('TYPEOF is not supported');
    }
    if (selected.type === 'FieldFunctionExpression') {
        return functionPaths(scope, access, query, selected);
    }
    if ('alias' in selected && selected.alias !== undefined) {
        throw malformed('only aggregate expressions use field aliasing');
    }
    const path = selected.type === 'Field' ? selected.field : [...selected.relationships, selected.field].join('.');
    return [{ path: 'objectPrefix' in selected ? `${selected.objectPrefix}.${path}` : path, label: false }];
}

function functionPaths(
    scope: Scope,
    access: Access,
    query: Query | Subquery,
    selected: Extract<SelectedField, { type: 'FieldFunctionExpression' }>
): { path: string; label: boolean }[] {
    const name = selected.functionName.toUpperCase();
    const [parameter] = selected.parameters;
    if (typeof parameter !== 'string') {
        throw malformed(`${selected.rawValue ?? name} is not supported`);
    }
    if (name === 'TOLABEL') {
        return [{ path: parameter, label: true }];
    }
    if (name !== 'FIELDS') {
        throw malformed(`${name} is not supported`);
    }
    const group = parameter.toUpperCase();
    if (group !== 'ALL' && group !== 'STANDARD' && group !== 'CUSTOM') {
        throw malformed(`unexpected token: ${parameter}`);
    }
    if (group !== 'STANDARD' && (query.limit === undefined || query.limit > FIELDS_LIMIT)) {
        throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${FIELDS_LIMIT}`);
    }
    return [...scope.object.fields.values()]
        .filter((field) => access.reads(scope.object, field))
        .filter(({ custom }) => group === 'ALL' || custom === (group === 'CUSTOM'))
        .map((field) => ({ path: field.name, label: false }));
}
