import { type FieldNode, OperationTypeNode } from 'graphql';
import { ApiError } from '../api/apiError.ts';
import type { Answer, Call, Route } from '../api/call.ts';
import { asObject } from '../api/exchange.ts';
import { PAGE_SIZE } from '../api/limits.ts';
import { Scope } from '../soql/scope.ts';
import { runQuery } from '../soql/query.ts';
import { GraphqlError, undefinedField } from './graphqlErrors.ts';
import { nodeReader } from './nodeReader.ts';
import { Operation } from './selections.ts';
import { whereText } from './whereText.ts';

/** The GraphQL API, as far as it reads records. */
export const graphqlRoutes: readonly Route[] = [{ method: 'POST', path: 'graphql', handler: graphql }];

const DEFAULT_FIRST = 10;

function graphql(call: Call): Answer {
    const { query, variables, operationName } = asObject(call.body());
    if (typeof query !== 'string') {
        throw new ApiError('INVALID_INPUT', 'The request has no query');
    }
    try {
        const name = typeof operationName === 'string' ? operationName : undefined;
        const operation = new Operation(query, name, asObject(variables ?? {}));
        return { status: 200, body: { data: answer(call, operation), errors: [] } };
    } catch (error) {
        if (!(error instanceof GraphqlError) && !(error instanceof ApiError)) {
            throw error;
        }
        const paths = error instanceof GraphqlError ? error.path : [];
        return {
            status: 200,
            body: { data: null, errors: [{ message: error.message, locations: [], paths, extensions: null }] }
        };
    }
}

function answer(call: Call, operation: Operation): Record<string, unknown> {
    if (operation.definition.operation !== OperationTypeNode.QUERY) {
        throw new GraphqlError('Only queries are supported');
    }
    return each(operation, operation.definition.selectionSet, (field) => {
        if (field.name.value !== 'uiapi') {
            throw undefinedField([field.name.value], 'Query');
        }
        return each(operation, field.selectionSet, (inner) => {
            if (inner.name.value !== 'query') {
                throw undefinedField(['uiapi', inner.name.value], 'UIAPI');
            }
            return each(operation, inner.selectionSet, (object) => connection(call, operation, object));
        });
    });
}

function each(
    operation: Operation,
    set: FieldNode['selectionSet'],
    read: (field: FieldNode) => unknown
): Record<string, unknown> {
    const fields = operation.fields(set).filter(({ name }) => name.value !== '__typename');
    return Object.fromEntries(fields.map((field) => [field.alias?.value ?? field.name.value, read(field)]));
}

function connection(call: Call, operation: Operation, field: FieldNode): Record<string, unknown> {
    const at = ['uiapi', 'query', field.name.value];
    const object = call.org.schema.find(field.name.value);
    if (!object || !call.access.allows('read', object)) {
        throw undefinedField(at, 'RecordQuery');
    }
    const scope = new Scope(call.org, call.access, object);
    const parts = operation.fields(field.selectionSet);
    const edges = parts
        .filter(({ name }) => name.value === 'edges')
        .flatMap((edge) => operation.fields(edge.selectionSet));
    const nodes = edges
        .filter(({ name }) => name.value === 'node')
        .flatMap((node) => operation.fields(node.selectionSet));
    const reader = nodeReader(operation, scope, scope.root, nodes, [...at, 'edges', 'node']);
    const { first, skipped } = window(operation, field);
    const found = runQuery(call.org, call.access, statement(operation, scope, field, reader.paths));
    const records = found.records(skipped, skipped + first);
    const list = records.map((record, index) => {
        const known: Record<string, unknown> = { node: reader.read(record), cursor: cursor(skipped + index + 1) };
        return Object.fromEntries(
            edges.map((part) => [part.alias?.value ?? part.name.value, known[part.name.value] ?? null])
        );
    });
    const end = skipped + records.length;
    const pageInfo: Record<string, unknown> = {
        hasNextPage: end < found.count,
        hasPreviousPage: skipped > 0,
        startCursor: records.length > 0 ? cursor(skipped + 1) : null,
        endCursor: records.length > 0 ? cursor(end) : null
    };
    const known: Record<string, (part: FieldNode) => unknown> = {
        edges: () => list,
        totalCount: () => found.totalSize,
        pageResultCount: () => records.length,
        pageInfo: (part) => each(operation, part.selectionSet, ({ name }) => pageInfo[name.value] ?? null)
    };
    return each(operation, field.selectionSet, (part) => {
        const read = known[part.name.value];
        if (!read) {
            throw undefinedField([...at, part.name.value], `${object.name}Connection`);
        }
        return read(part);
    });
}

function statement(operation: Operation, scope: Scope, field: FieldNode, paths: readonly string[]): string {
    const where = operation.argument(field, 'where');
    const order = operation.argument(field, 'orderBy');
    const condition = where === null || where === undefined ? '' : ` WHERE ${whereText(scope, where)}`;
    const fields = [...new Set(['Id', ...paths])].join(', ');
    return `SELECT ${fields} FROM ${scope.object.name}${condition}${orderText(scope, order)}`;
}

function orderText(scope: Scope, order: unknown): string {
    if (order === null || order === undefined) {
        return '';
    }
    const terms = Object.entries(asObject(order)).map(([name, how]) => {
        const { order: direction = 'ASC', nulls = 'FIRST' } = asObject(how) as { order?: unknown; nulls?: unknown };
        return `${scope.column(name).path.join('.')} ${direction === 'DESC' ? 'DESC' : 'ASC'} NULLS ${nulls === 'LAST' ? 'LAST' : 'FIRST'}`;
    });
    return terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
}

function window(operation: Operation, field: FieldNode): { first: number; skipped: number } {
    const first = operation.argument(field, 'first') ?? DEFAULT_FIRST;
    const after = operation.argument(field, 'after');
    if (typeof first !== 'number' || first < 1 || first > PAGE_SIZE) {
        throw new GraphqlError(`"first" is between 1 and ${PAGE_SIZE}`);
    }
    const skipped = typeof after === 'string' ? Number(Buffer.from(after, 'base64').toString('utf8').split(':')[1]) : 0;
    if (!Number.isInteger(skipped) || skipped < 0) {
        throw new GraphqlError('"after" is no cursor of an earlier answer');
    }
    return { first, skipped };
}

function cursor(position: number): string {
    return Buffer.from(`position:${position}`).toString('base64');
}
