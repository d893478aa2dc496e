import { ApiError } from '../api/apiError.ts';
import type { Answer, Call, Parts, Route } from '../api/call.ts';
import { asList, asObject } from '../api/exchange.ts';
import { COLLECTION_LIMIT, TREE_DEPTH_LIMIT } from '../api/limits.ts';
import type { SObject } from '../schema/sobject.ts';
import { failure, type SaveResult } from '../rest/saveResult.ts';

/** Records and their children in one call: all of them or none. */
export const treeRoutes: readonly Route[] = [{ method: 'POST', path: 'composite/tree/:object', handler: tree }];

type Fields = Record<string, unknown>;

interface TreeNode {
    object: SObject;
    referenceId: string;
    fields: Fields;
    /** The reference field that leads to the parent. */
    parentField?: string;
    children: TreeNode[];
}

class TreeFailure extends Error {
    readonly failures: { referenceId: string; errors: SaveResult['errors'] }[];

    constructor(failures: TreeFailure['failures']) {
        super('rolled back');
        this.failures = failures;
    }
}

function tree(call: Call, { object = '' }: Parts): Answer {
    const records = asList(asObject(call.body())['records'], 'records').map(asObject);
    const nodes = records.map((record) => nodeOf(call, call.records.object(object), record, 1));
    const count = nodes.reduce((sum, node) => sum + sizeOf(node), 0);
    if (count > COLLECTION_LIMIT) {
        throw new ApiError(
            'LIMIT_EXCEEDED',
            `The request has ${count} records; at most ${COLLECTION_LIMIT} are allowed`
        );
    }
    try {
        const results: { referenceId: string; id: string }[] = [];
        call.org.write(() => {
            const failures: TreeFailure['failures'] = [];
            for (const node of nodes) {
                save(call, node, undefined, results, failures);
            }
            if (failures.length > 0) {
                throw new TreeFailure(failures);
            }
        });
        return { status: 201, body: { hasErrors: false, results } };
    } catch (error) {
        if (!(error instanceof TreeFailure)) {
            throw error;
        }
        return { status: 400, body: { hasErrors: true, results: error.failures } };
    }
}

function save(
    call: Call,
    node: TreeNode,
    parent: string | undefined,
    results: { referenceId: string; id: string }[],
    failures: TreeFailure['failures']
): void {
    const fields =
        node.parentField === undefined || parent === undefined
            ? node.fields
            : { ...node.fields, [node.parentField]: parent };
    try {
        const id = call.records.create(node.object.name, fields);
        results.push({ referenceId: node.referenceId, id });
        for (const child of node.children) {
            save(call, child, id, results, failures);
        }
    } catch (error) {
        failures.push({ referenceId: node.referenceId, errors: failure(error).errors });
    }
}

function nodeOf(call: Call, object: SObject, record: Fields, depth: number): TreeNode {
    if (depth > TREE_DEPTH_LIMIT) {
        throw new ApiError('LIMIT_EXCEEDED', `A tree has at most ${TREE_DEPTH_LIMIT} levels`);
    }
    const { referenceId, type } = (record['attributes'] ?? {}) as { referenceId?: unknown; type?: unknown };
    if (typeof referenceId !== 'string') {
        throw new ApiError('INVALID_INPUT', 'Every record needs attributes with a type and a referenceId');
    }
    if (typeof type !== 'string' || type.toLowerCase() !== object.name.toLowerCase()) {
        throw new ApiError('INVALID_INPUT', `The type of ${referenceId} must be ${object.name}`);
    }
    const node: TreeNode = { object, referenceId, fields: {}, children: [] };
    for (const [name, value] of Object.entries(record)) {
        const relation = isChildren(value) ? relationOf(call, object, name) : undefined;
        if (!relation) {
            node.fields[name] = value;
        } else {
            for (const child of asList((value as Fields)['records'], 'records')) {
                node.children.push({
                    ...nodeOf(call, relation.object, asObject(child), depth + 1),
                    parentField: relation.field.name
                });
            }
        }
    }
    return node;
}

function isChildren(value: unknown): boolean {
    return typeof value === 'object' && value !== null && 'records' in value;
}

function relationOf(
    call: Call,
    object: SObject,
    name: string
): ReturnType<typeof call.org.schema.children>[number] | undefined {
    return call.org.schema.children(object).find(({ field }) => field.children?.toLowerCase() === name.toLowerCase());
}

function sizeOf(node: TreeNode): number {
    return node.children.reduce((sum, child) => sum + sizeOf(child), 1);
}
