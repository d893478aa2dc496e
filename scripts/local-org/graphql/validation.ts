import {
    type ASTNode,
    type ASTVisitor,
    FieldsOnCorrectTypeRule,
    getNamedType,
    GraphQLError,
    isLeafType,
    Kind,
    NoUnusedVariablesRule,
    ScalarLeafsRule,
    specifiedRules,
    type ValidationContext,
    type ValidationRule
} from 'graphql';
import { GraphqlError, undefinedField } from './graphqlErrors.ts';

/** Rules about fields that are told in the platform's words instead, and one that it does not hold. */
const OTHERWISE = new Set([FieldsOnCorrectTypeRule, ScalarLeafsRule, NoUnusedVariablesRule]);

/** GraphQL's own rules, with those about fields in the platform's words. */
export const VALIDATION_RULES: readonly ValidationRule[] = [
    fieldsThereAre,
    ...specifiedRules.filter((rule) => !OTHERWISE.has(rule))
];

function fieldsThereAre(context: ValidationContext): ASTVisitor {
    return {
        Field(node, _key, _parent, _path, ancestors) {
            const parent = context.getParentType();
            if (!parent) {
                return;
            }
            const at = [...ancestors.flatMap(fieldName), node.name.value];
            const type = context.getFieldDef()?.type;
            if (!type) {
                report(context, undefinedField(at, parent.name.replaceAll('_or_', '|')), node);
            } else if (!isLeafType(getNamedType(type)) && !node.selectionSet) {
                const rule = `SubselectionRequired@[${at.join('/')}]`;
                const text = `Validation error (${rule}) : Subselection required for field '${node.name.value}'`;
                report(context, new GraphqlError(text, at), node);
            }
        }
    };
}

function report(context: ValidationContext, originalError: GraphqlError, nodes: ASTNode): void {
    context.reportError(new GraphQLError(originalError.message, { nodes, originalError }));
}

function fieldName(ancestor: ASTNode | readonly ASTNode[]): string[] {
    return 'kind' in ancestor && ancestor.kind === Kind.FIELD ? [ancestor.name.value] : [];
}
