/** The UI API by GraphQL, API 65.0 and later. */
declare module 'lightning/graphql' {
    import type { WireAdapterConstructor } from 'lwc';

    export interface ParsedQuery {
        readonly parsedQuery?: never;
    }
    export interface GraphQLError {
        message: string;
    }
    export interface GraphQLResult<Data = unknown> {
        data?: Data;
        errors?: GraphQLError[];
        /** Reads again from the server. */
        refresh?: () => Promise<void>;
    }

    export function gql(strings: TemplateStringsArray, ...values: unknown[]): ParsedQuery;
    /** Reads as soon as none of `query` and `variables` is undefined. */
    export const graphql: WireAdapterConstructor<
        { query: ParsedQuery | undefined; variables?: Record<string, unknown> | undefined; operationName?: string },
        GraphQLResult | undefined
    >;
    /** Runs a mutation. */
    export function executeMutation(input: {
        query: ParsedQuery;
        variables?: Record<string, unknown>;
    }): Promise<GraphQLResult>;
}
