import type { FieldNode } from 'graphql';
import { fieldValue } from '../ui-api/display.ts';
import type { Cell } from '../store/database.ts';
import type { Field } from '../schema/field.ts';
import { fieldOf, referenceOf } from '../schema/sobject.ts';
import type { QueryRecord } from '../soql/shape.ts';
import type { Place, Scope } from '../soql/scope.ts';
import { GraphqlError, undefinedField } from './graphqlErrors.ts';
import type { Operation } from './selections.ts';

/** What a node of the answer is made of. */
export interface NodeReader {
    /** The fields that the statement must select. */
    paths: string[];
    read(record: QueryRecord): Record<string, unknown>;
}

type Read = (record: QueryRecord) => unknown;

/** Prepares the fields of `node { … }` or of a parent within one. */
export function nodeReader(
    operation: Operation,
    scope: Scope,
    place: Place,
    fields: readonly FieldNode[],
    at: readonly string[]
): NodeReader {
    const paths: string[] = [];
    const reads: [string, Read][] = [];
    const typeName = place.targets.map(({ object }) => object.name).join('|');
    for (const node of fields) {
        const name = node.name.value;
        const key = node.alias?.value ?? name;
        if (name === '__typename' || name === 'ApiName') {
            reads.push([key, (record) => record.attributes.type]);
        } else if (place.targets.some(({ object }) => fieldOf(object, name) || name === 'Type')) {
            const { read, path } = fieldReader(operation, scope, place, node, [...at, name]);
            paths.push(path);
            reads.push([key, read]);
        } else if (place.targets.some(({ object }) => referenceOf(object, name))) {
            const parent = nodeReader(
                operation,
                scope,
                scope.parent(place, name),
                operation.fields(node.selectionSet),
                [...at, name]
            );
            const [first] = parent.paths;
            const parentName = scope.parent(place, name).path.at(-1) ?? name;
            paths.push(...parent.paths, ...(first === undefined ? [[...place.path, parentName, 'Id'].join('.')] : []));
            reads.push([key, (record) => within(record, parentName, parent)]);
        } else {
            throw undefinedField([...at, name], typeName);
        }
    }
    return { paths, read: (record) => Object.fromEntries(reads.map(([key, read]) => [key, read(record)])) };
}

function within(record: QueryRecord, name: string, parent: NodeReader): unknown {
    const inner = record[name];
    return inner === null || inner === undefined ? null : parent.read(inner as QueryRecord);
}

function fieldReader(
    operation: Operation,
    scope: Scope,
    place: Place,
    node: FieldNode,
    at: readonly string[]
): { read: Read; path: string } {
    const column = columnAt(scope, place, node.name.value, at);
    const { field } = column;
    const path = column.path.join('.');
    if (field.type === 'id') {
        return { path, read: (record) => record[field.name] };
    }
    const parts = operation.fields(node.selectionSet);
    if (parts.length === 0) {
        throw new GraphqlError(
            `Validation error (SubselectionRequired@[${at.join('/')}]) : Subselection required for field '${field.name}'`,
            at
        );
    }
    const names = parts.map((part) => ({ key: part.alias?.value ?? part.name.value, name: part.name.value }));
    const wrong = names.find(({ name }) => !['value', 'displayValue', 'label', '__typename', 'format'].includes(name));
    if (wrong) {
        throw undefinedField([...at, wrong.name], `${field.type}Value`);
    }
    return {
        path,
        read: (record) => {
            const { value, displayValue } = fieldValue(field, asCell(field, record[field.name]));
            const known: Record<string, unknown> = {
                value,
                displayValue,
                label: displayValue,
                format: displayValue,
                __typename: `${field.type}Value`
            };
            return Object.fromEntries(names.map(({ key, name }) => [key, known[name]]));
        }
    };
}

function columnAt(scope: Scope, place: Place, name: string, at: readonly string[]): ReturnType<Scope['fieldAt']> {
    try {
        return scope.fieldAt(place, name);
    } catch {
        throw undefinedField(at, place.targets.map(({ object }) => object.name).join('|'));
    }
}

/** A value of the REST API in the form in which it is kept. */
function asCell(field: Field, value: unknown): Cell {
    if (field.type === 'boolean') {
        return value === true ? 1 : 0;
    }
    if (value === null || value === undefined) {
        return null;
    }
    if (field.type === 'datetime') {
        return Date.parse((value as string).replace('+0000', 'Z'));
    }
    return value as Cell;
}
