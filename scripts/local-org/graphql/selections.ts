import {
    type DocumentNode,
    type FieldNode,
    type FragmentDefinitionNode,
    Kind,
    type OperationDefinitionNode,
    parse,
    type SelectionSetNode,
    type ValueNode
} from 'graphql';
import { errorMessage } from '../../command/errorMessage.ts';
import { GraphqlError } from './graphqlErrors.ts';

const TOKEN_LIMIT = 20_000;

/** One request: the operation that is asked for, its variables and its fragments. */
export class Operation {
    readonly definition: OperationDefinitionNode;
    private readonly fragments = new Map<string, FragmentDefinitionNode>();
    private readonly variables: Record<string, unknown>;

    constructor(text: string, name: string | undefined, variables: Record<string, unknown>) {
        const document = parsed(text);
        const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
        const found = name === undefined ? operations[0] : operations.find((each) => each.name?.value === name);
        if (!found) {
            throw new GraphqlError(name === undefined ? 'There is no operation' : `Unknown operation named '${name}'`);
        }
        if (name === undefined && operations.length > 1) {
            throw new GraphqlError('Must provide operation name if query contains multiple operations');
        }
        this.definition = found;
        this.variables = withDefaults(found, variables);
        for (const each of document.definitions) {
            if (each.kind === Kind.FRAGMENT_DEFINITION) {
                this.fragments.set(each.name.value, each);
            }
        }
    }

    /** The fields of a selection, those of its fragments among them. */
    fields(set: SelectionSetNode | undefined, depth = 0): FieldNode[] {
        if (depth > 20) {
            throw new GraphqlError('Fragments are nested too deep');
        }
        return (set?.selections ?? []).flatMap((selection) => {
            if (selection.kind === Kind.FIELD) {
                return [selection];
            }
            if (selection.kind === Kind.INLINE_FRAGMENT) {
                return this.fields(selection.selectionSet, depth + 1);
            }
            const fragment = this.fragments.get(selection.name.value);
            if (!fragment) {
                throw new GraphqlError(`Undefined fragment ${selection.name.value}`);
            }
            return this.fields(fragment.selectionSet, depth + 1);
        });
    }

    /** The argument of a field. */
    argument(field: FieldNode, name: string): unknown {
        const found = field.arguments?.find((argument) => argument.name.value === name);
        return found && this.value(found.value);
    }

    private value(node: ValueNode): unknown {
        switch (node.kind) {
            case Kind.VARIABLE:
                return this.variables[node.name.value] ?? null;
            case Kind.INT:
            case Kind.FLOAT:
                return Number(node.value);
            case Kind.NULL:
                return null;
            case Kind.LIST:
                return node.values.map((each) => this.value(each));
            case Kind.OBJECT:
                return Object.fromEntries(node.fields.map((each) => [each.name.value, this.value(each.value)]));
            default:
                return node.value;
        }
    }
}

function parsed(text: string): DocumentNode {
    try {
        return parse(text, { maxTokens: TOKEN_LIMIT, noLocation: true });
    } catch (error) {
        throw new GraphqlError(`Invalid Syntax : ${errorMessage(error)}`);
    }
}

/** Every variable that the operation uses is declared by it; those without a value and a default are null. */
function withDefaults(definition: OperationDefinitionNode, given: Record<string, unknown>): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const { variable, defaultValue, type } of definition.variableDefinitions ?? []) {
        const name = variable.name.value;
        values[name] = given[name] ?? (defaultValue && 'value' in defaultValue ? defaultValue.value : null);
        if (values[name] === null && type.kind === Kind.NON_NULL_TYPE) {
            throw new GraphqlError(
                `Variable '${name}' has an invalid value: Variable '${name}' has coerced Null value for NonNull type`
            );
        }
    }
    return values;
}
