import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { Call } from '../api/call.ts';
import { asObject } from '../api/exchange.ts';
import { PAGE_SIZE } from '../api/limits.ts';
import { fieldOf, referenceOf, type SObject } from '../schema/sobject.ts';
import { runQuery } from '../soql/query.ts';
import { type Place, Scope } from '../soql/scope.ts';
import type { QueryRecord } from '../soql/shape.ts';
import { GraphqlError, undefinedField, unknownInArgument } from './graphqlErrors.ts';
import { whereText } from './whereText.ts';

const DEFAULT_FIRST = 10;
const DEPTH_LIMIT = 20;

/** A page of records, as the types of a connection read it. */
export interface Connection {
    edges: { node: QueryRecord; cursor: string }[];
    totalCount: number;
    pageResultCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/**
 * Reads the records that a connection asks for by one statement, which selects what its nodes ask for.
 *
 * @throws GraphqlError where this user may not read the object or a field of it
 */
export function readConnection(
    call: Call,
    object: SObject,
    args: Record<string, unknown>,
    info: GraphQLResolveInfo
): Connection {
    const at = ['uiapi', 'query', object.name];
    if (!call.access.allows('read', object)) {
        throw undefinedField(at, 'RecordQuery');
    }
    const scope = new Scope(call.org, call.access, object);
    // Arguments are looked at before what they are for.
    const which = conditionText(scope, args);
    const nodes = selected(info, selected(info, info.fieldNodes, 'edges'), 'node');
    const paths = pathsOf(info, scope, scope.root, nodes, [...at, 'edges', 'node']);
    const { first, skipped } = page(args);
    const found = runQuery(call.org, call.access, statement(scope, which, paths));
    const records = found.records(skipped, skipped + first);
    const end = skipped + records.length;
    return {
        edges: records.map((node, index) => ({ node, cursor: cursor(skipped + index + 1) })),
        totalCount: found.totalSize,
        pageResultCount: records.length,
        pageInfo: {
            hasNextPage: end < found.count,
            hasPreviousPage: skipped > 0,
            startCursor: records.length > 0 ? cursor(skipped + 1) : null,
            endCursor: records.length > 0 ? cursor(end) : null
        }
    };
}

/** The fields below these ones, those of fragments among them; `name` chooses. */
function selected(info: GraphQLResolveInfo, fields: readonly FieldNode[], name?: string): FieldNode[] {
    const below = (set: SelectionSetNode | undefined, depth: number): FieldNode[] => {
        if (depth > DEPTH_LIMIT) {
            throw new GraphqlError('Fragments are nested too deep');
        }
        return (set?.selections ?? []).flatMap((selection) => {
            if (selection.kind === Kind.FIELD) {
                return name === undefined || selection.name.value === name ? [selection] : [];
            }
            const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
            return below(fragment?.selectionSet, depth + 1);
        });
    };
    return fields.flatMap(({ selectionSet }) => below(selectionSet, 0));
}

/** The dotted names of all fields that a statement has to select for these nodes. */
function pathsOf(
    info: GraphQLResolveInfo,
    scope: Scope,
    place: Place,
    nodes: readonly FieldNode[],
    at: readonly string[]
): string[] {
    return selected(info, nodes).flatMap((field) => {
        const name = field.name.value;
        const isIn = (find: (object: SObject, name: string) => unknown): boolean =>
            place.targets.some(({ object }) => find(object, name));
        if (name === '__typename' || name === 'ApiName') {
            return [];
        }
        if (isIn(fieldOf) || name === 'Type') {
            return [allowed(() => scope.fieldAt(place, name), at, place, name).path.join('.')];
        }
        const parent = isIn(referenceOf) && allowed(() => scope.parent(place, name), at, place, name);
        if (!parent) {
            throw undefinedField([...at, name], typeName(place));
        }
        const id = [...parent.path, 'Id'].join('.');
        return [id, ...pathsOf(info, scope, parent, [field], [...at, name])];
    });
}

/** What a user may not see is to this user as if it were not there. */
function allowed<Found>(find: () => Found, at: readonly string[], place: Place, name: string): Found {
    try {
        return find();
    } catch {
        throw undefinedField([...at, name], typeName(place));
    }
}

function typeName({ targets }: Place): string {
    return targets.map(({ object }) => object.name).join('|');
}

function statement({ object }: Scope, which: string, paths: readonly string[]): string {
    return `SELECT ${[...new Set(['Id', ...paths])].join(', ')} FROM ${object.name}${which}`;
}

function conditionText(scope: Scope, { where, orderBy }: Record<string, unknown>): string {
    const condition = where === null || where === undefined ? '' : ` WHERE ${whereText(scope, where)}`;
    return `${condition}${orderText(scope, orderBy)}`;
}

function orderText(scope: Scope, order: unknown): string {
    if (order === null || order === undefined) {
        return '';
    }
    const terms = Object.entries(asObject(order)).map(([name, how]) => {
        const { order: direction = 'ASC', nulls = 'FIRST' } = asObject(how) as { order?: unknown; nulls?: unknown };
        return `${orderPath(scope, name)} ${direction === 'DESC' ? 'DESC' : 'ASC'} NULLS ${nulls === 'LAST' ? 'LAST' : 'FIRST'}`;
    });
    return terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
}

function orderPath(scope: Scope, name: string): string {
    try {
        return scope.column(name).path.join('.');
    } catch {
        const { name: object } = scope.object;
        throw unknownInArgument('orderBy', name, [object], ['uiapi', 'query', object]);
    }
}

function page({ first, after }: Record<string, unknown>): { first: number; skipped: number } {
    const size = first ?? DEFAULT_FIRST;
    if (typeof size !== 'number' || size < 1 || size > PAGE_SIZE) {
        throw new GraphqlError(`"first" is between 1 and ${PAGE_SIZE}`);
    }
    const skipped = typeof after === 'string' ? Number(Buffer.from(after, 'base64').toString('utf8').split(':')[1]) : 0;
    if (!Number.isInteger(skipped) || skipped < 0) {
        throw new GraphqlError('"after" is no cursor of an earlier answer');
    }
    return { first: size, skipped };
}

function cursor(position: number): string {
    return Buffer.from(`position:${position}`).toString('base64');
}
