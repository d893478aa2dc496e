import { createRequire } from 'node:module';
import type TypeScript from 'typescript';
import type { Model, Property } from './model.ts';

type Aliases = ReadonlyMap<string, TypeScript.TypeNode>;
type Structure = Record<string, Property>;

/** Reads the declarations that Salesforce generates from the WSDL of its Metadata API. */
export function readModel(declarations: string): Model {
    return new Reading(declarations).model();
}

class Reading {
    // The compiler is large; it is loaded only where there is something to read.
    private readonly ts = createRequire(import.meta.url)('typescript') as typeof TypeScript;
    private readonly aliases: Aliases;

    constructor(declarations: string) {
        const { statements } = this.ts.createSourceFile('types.d.ts', declarations, this.ts.ScriptTarget.Latest);
        this.aliases = new Map(
            statements.filter(this.ts.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type])
        );
    }

    model(): Model {
        const model: Model = { structures: {}, choices: {} };
        for (const [name, type] of this.aliases) {
            const choices = this.choicesOf(type);
            const structure = choices ? undefined : this.structureOf(type);
            if (choices) {
                model.choices[name] = choices;
            }
            if (structure) {
                model.structures[name] = structure;
            }
        }
        return model;
    }

    private choicesOf(type: TypeScript.TypeNode): string[] | undefined {
        const parts = this.ts.isUnionTypeNode(type) ? [...type.types] : [type];
        const values = parts.flatMap((part) =>
            this.ts.isLiteralTypeNode(part) && this.ts.isStringLiteral(part.literal) ? [part.literal.text] : []
        );
        return values.length === parts.length ? values : undefined;
    }

    /** What an element of this type may hold, with what it has from the types that it extends. */
    private structureOf(type: TypeScript.TypeNode): Structure | undefined {
        const { ts } = this;
        if (ts.isTypeLiteralNode(type)) {
            return this.membersOf(type);
        }
        if (ts.isIntersectionTypeNode(type)) {
            return Object.assign({}, ...type.types.map((part) => this.structureOf(part) ?? {})) as Structure;
        }
        const alias = this.aliasOf(type);
        return alias && this.structureOf(alias);
    }

    private membersOf({ members }: TypeScript.TypeLiteralNode): Structure {
        const { ts } = this;
        const found: Structure = {};
        for (const member of members) {
            if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) {
                continue;
            }
            const isArray = ts.isArrayTypeNode(member.type);
            const type = ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
            const isRequired = !isArray && member.questionToken === undefined;
            found[member.name.text] = { type: this.nameOf(type), isArray, isRequired };
        }
        return found;
    }

    private nameOf(type: TypeScript.TypeNode): string {
        const { ts } = this;
        if (type.kind === ts.SyntaxKind.StringKeyword) {
            return 'string';
        }
        if (type.kind === ts.SyntaxKind.NumberKeyword) {
            return 'number';
        }
        if (type.kind === ts.SyntaxKind.BooleanKeyword) {
            return 'boolean';
        }
        const alias = this.aliasOf(type);
        if (!alias || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) {
            return 'any';
        }
        const isAnotherName = alias.kind === ts.SyntaxKind.StringKeyword || alias.kind === ts.SyntaxKind.UnknownKeyword;
        return isAnotherName ? this.nameOf(alias) : type.typeName.text;
    }

    private aliasOf(type: TypeScript.TypeNode): TypeScript.TypeNode | undefined {
        const { ts } = this;
        if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) {
            return undefined;
        }
        return this.aliases.get(type.typeName.text);
    }
}
