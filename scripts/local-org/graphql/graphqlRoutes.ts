import {
    type DocumentNode,
    executeSync,
    getOperationAST,
    GraphQLError,
    OperationTypeNode,
    parse,
    validate
} from 'graphql';
import { errorMessage } from '../../command/errorMessage.ts';
import { ApiError } from '../api/apiError.ts';
import type { Answer, Call, Route } from '../api/call.ts';
import { asObject } from '../api/exchange.ts';
import { GraphqlError } from './graphqlErrors.ts';
import { recordSchema } from './recordSchema.ts';
import { VALIDATION_RULES } from './validation.ts';

/** The GraphQL API, as far as it reads records. */
export const graphqlRoutes: readonly Route[] = [{ method: 'POST', path: 'graphql', handler: graphql }];

const TOKEN_LIMIT = 20_000;

function graphql(call: Call): Answer {
    const { query, variables, operationName } = asObject(call.body());
    if (typeof query !== 'string') {
        throw new ApiError('INVALID_INPUT', 'The request has no query');
    }
    const name = typeof operationName === 'string' ? operationName : undefined;
    try {
        return { status: 200, body: { data: answer(call, query, name, asObject(variables ?? {})), errors: [] } };
    } catch (error) {
        const reason = error instanceof GraphQLError ? (error.originalError ?? error) : error;
        if (!(reason instanceof GraphqlError || reason instanceof ApiError || reason instanceof GraphQLError)) {
            throw reason;
        }
        const paths = reason instanceof GraphqlError ? reason.path : [];
        return {
            status: 200,
            body: { data: null, errors: [{ message: reason.message, locations: [], paths, extensions: null }] }
        };
    }
}

/** Parses, validates and executes; the first error is the answer. */
function answer(call: Call, query: string, operationName: string | undefined, variableValues: object): unknown {
    const document = parsed(query);
    const operation = getOperationAST(document, operationName);
    if (operation && operation.operation !== OperationTypeNode.QUERY) {
        throw new GraphqlError('Only queries are supported');
    }
    const schema = recordSchema(call.org.schema);
    const [invalid] = validate(schema, document, VALIDATION_RULES);
    if (invalid) {
        throw invalid;
    }
    const { data, errors } = executeSync({
        schema,
        document,
        operationName: operationName ?? null,
        variableValues: { ...variableValues },
        contextValue: call
    });
    const [failed] = errors ?? [];
    if (failed) {
        throw failed;
    }
    return data;
}

function parsed(query: string): DocumentNode {
    try {
        return parse(query, { maxTokens: TOKEN_LIMIT, noLocation: true });
    } catch (error) {
        throw new GraphqlError(`Invalid Syntax : ${errorMessage(error)}`);
    }
}
