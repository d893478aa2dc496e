/** A request that does not fit the schema; the answer is a list of these with status 200. */
export class GraphqlError extends Error {
    readonly path: readonly string[];

    constructor(message: string, path: readonly string[] = []) {
        super(message);
        this.name = 'GraphqlError';
        this.path = path;
    }
}

/** A field that a type does not have, or that this user may not see. */
export function undefinedField(path: readonly string[], type: string): GraphqlError {
    const name = path.at(-1) ?? '';
    return new GraphqlError(
        `Validation error (FieldUndefined@[${path.join('/')}]) : Field '${name}' in type '${type}' is undefined`,
        path
    );
}

/** A name in an argument that the argument's type does not have: no such field, or one that this user may not see. */
export function unknownInArgument(
    argument: 'where' | 'orderBy',
    name: string,
    objects: readonly string[],
    path: readonly string[]
): GraphqlError {
    const type = `${objects.join('|')}_${argument === 'where' ? 'Filter' : 'OrderBy'}`;
    return new GraphqlError(
        `Validation error (WrongType@[${path.join('/')}]) : argument '${argument}' with value 'ObjectValue{…}' contains a field not in '${type}': '${name}'`,
        path
    );
}
