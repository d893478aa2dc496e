import { gql, type GraphQLResult, type ParsedQuery } from 'lightning/graphql';

/** A record's values, by their fields' paths. What the server left out is not there. */
export type Row = Record<string, unknown>;

type Node = Record<string, unknown>;
interface Answer {
    uiapi?: { query?: Record<string, { edges?: { node?: Node }[] }> };
}

function fieldOf(path: string): string {
    const [name = '', ...rest] = path.split('.');
    return name === 'Id' ? name : `${name} { ${rest.length > 0 ? fieldOf(rest.join('.')) : 'value'} }`;
}

/**
 * Returns the part of a query that reads an object's records.
 *
 * @param which the arguments that choose them
 * @param paths their fields, those of a parent after its name: `MessagingEndUser.Name`
 */
export function recordsOf(object: string, which: string, paths: readonly string[]): string {
    return `${object}(${which}) { edges { node { ${paths.map(fieldOf).join(' ')} } } }`;
}

/** Makes a query of its name, with its variables, and its parts. */
export function recordQuery(name: string, ...parts: string[]): ParsedQuery {
    return gql`query ${name} { uiapi { query { ${parts.join(' ')} } } }`;
}

function valuesIn(node: Node, parent: string): [string, unknown][] {
    return Object.entries(node).flatMap(([name, field]): [string, unknown][] => {
        if (typeof field !== 'object' || field === null) {
            return [[parent + name, field]];
        }
        return 'value' in field ? [[parent + name, field.value]] : valuesIn(field as Node, `${parent}${name}.`);
    });
}

/** Returns the records that a query found, by the name of their object or its alias. */
export function rowsIn({ data }: Pick<GraphQLResult, 'data'>, name: string): Row[] {
    const edges = (data as Answer | undefined)?.uiapi?.query?.[name]?.edges ?? [];
    return edges.flatMap(({ node }) => (node ? [Object.fromEntries(valuesIn(node, ''))] : []));
}
