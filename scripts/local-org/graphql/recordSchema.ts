import {
    GraphQLBoolean,
    type GraphQLFieldConfig,
    type GraphQLFieldConfigMap,
    GraphQLID,
    GraphQLInt,
    GraphQLNonNull,
    GraphQLList,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    valueFromASTUntyped
} from 'graphql';
import type { Call } from '../api/call.ts';
import type { Field } from '../schema/field.ts';
import type { Schema } from '../schema/schema.ts';
import type { SObject } from '../schema/sobject.ts';
import type { QueryRecord } from '../soql/shape.ts';
import { readConnection } from './connection.ts';
import { displayedField, type DisplayedField } from './displayedField.ts';

type Fields<Source> = GraphQLFieldConfigMap<Source, Call>;

/** Types that clients name in the declaration of a variable. */
const VARIABLE_TYPES = [
    ...['Picklist', 'MultiPicklist', 'Date', 'DateTime', 'Email', 'PhoneNumber', 'Url', 'TextArea', 'LongTextArea'],
    ...['Currency', 'Percent', 'Double', 'Long', 'IdOrRef']
];

const schemas = new WeakMap<Schema, GraphQLSchema>();

/** Returns the GraphQL schema of the org's objects; what a user may not read is refused when it is read. */
export function recordSchema(schema: Schema): GraphQLSchema {
    const known = schemas.get(schema) ?? new RecordTypes(schema).schema();
    schemas.set(schema, known);
    return known;
}

/** A scalar that is taken and given as it is: conditions are checked field by field when they become SOQL. */
function plainScalar(name: string): GraphQLScalarType {
    return new GraphQLScalarType({
        name,
        parseValue: (value) => value,
        parseLiteral: (node, variables) => valueFromASTUntyped(node, variables)
    });
}

/** Builds the types; those of parents are made once and may lead in a circle. */
class RecordTypes {
    readonly #org: Schema;
    readonly #nodes = new Map<string, GraphQLObjectType<QueryRecord, Call>>();
    readonly #values = new Map<string, GraphQLObjectType<DisplayedField, Call>>();
    readonly #value = plainScalar('FieldContent');

    constructor(org: Schema) {
        this.#org = org;
    }

    schema(): GraphQLSchema {
        const once = <Name extends string>(name: string, field: Name, type: GraphQLObjectType) =>
            new GraphQLObjectType<unknown, Call>({
                name,
                fields: { [field]: { type: new GraphQLNonNull(type), resolve: () => ({}) } }
            });
        const records = new GraphQLObjectType<unknown, Call>({
            name: 'RecordQuery',
            fields: () => Object.fromEntries(this.#org.objects.map((object) => [object.name, this.#query(object)]))
        });
        return new GraphQLSchema({
            query: once('Query', 'uiapi', once('UIAPI', 'query', records)),
            types: VARIABLE_TYPES.map(plainScalar)
        });
    }

    #query(object: SObject): GraphQLFieldConfig<unknown, Call> {
        const cursor = { type: GraphQLString };
        const node = this.#node([object]);
        const edge = new GraphQLObjectType({ name: `${object.name}Edge`, fields: { node: { type: node }, cursor } });
        const pageInfo = new GraphQLObjectType({
            name: `${object.name}PageInfo`,
            fields: {
                hasNextPage: { type: GraphQLBoolean },
                hasPreviousPage: { type: GraphQLBoolean },
                startCursor: cursor,
                endCursor: cursor
            }
        });
        return {
            type: new GraphQLObjectType({
                name: `${object.name}Connection`,
                fields: {
                    edges: { type: new GraphQLList(edge) },
                    pageInfo: { type: pageInfo },
                    totalCount: { type: GraphQLInt },
                    pageResultCount: { type: GraphQLInt }
                }
            }),
            args: {
                first: { type: GraphQLInt },
                after: { type: GraphQLString },
                where: { type: plainScalar(`${object.name}_Filter`) },
                orderBy: { type: plainScalar(`${object.name}_OrderBy`) }
            },
            resolve: (_source, args: Record<string, unknown>, call, info) => readConnection(call, object, args, info)
        };
    }

    /** The type of a record: of one object, or of whichever a reference leads to. */
    #node(targets: readonly SObject[]): GraphQLObjectType<QueryRecord, Call> {
        const name = targets.map((object) => object.name).join('_or_');
        const known = this.#nodes.get(name);
        if (known) {
            return known;
        }
        const type = new GraphQLObjectType<QueryRecord, Call>({
            name,
            fields: () => ({
                ApiName: { type: GraphQLString, resolve: (record) => record.attributes.type },
                ...(targets.length > 1 && { Type: { type: GraphQLString, resolve: (record) => record['Type'] } }),
                ...this.#fieldsOf(targets)
            })
        });
        this.#nodes.set(name, type);
        return type;
    }

    #fieldsOf(targets: readonly SObject[]): Fields<QueryRecord> {
        const fields: Fields<QueryRecord> = {};
        for (const field of targets.flatMap((object) => [...object.fields.values()])) {
            fields[field.name] ??= this.#fieldOf(field);
            const parents = field.references.flatMap((name) => this.#org.find(name) ?? []);
            if (field.relationship !== undefined && parents.length > 0) {
                const { relationship } = field;
                fields[relationship] ??= {
                    type: this.#node(parents),
                    resolve: (record) => record[relationship] ?? null
                };
            }
        }
        return fields;
    }

    #fieldOf(field: Field): GraphQLFieldConfig<QueryRecord, Call> {
        if (field.type === 'id') {
            return { type: GraphQLID, resolve: (record) => record[field.name] };
        }
        return { type: this.#valueType(field), resolve: (record) => displayedField(field, record[field.name]) };
    }

    #valueType({ type }: Field): GraphQLObjectType<DisplayedField, Call> {
        const known = this.#values.get(type);
        if (known) {
            return known;
        }
        const text = { type: GraphQLString, resolve: (source: DisplayedField) => source.displayValue };
        const made = new GraphQLObjectType<DisplayedField, Call>({
            name: `${type}Value`,
            fields: { value: { type: this.#value }, displayValue: text, label: text, format: text }
        });
        this.#values.set(type, made);
        return made;
    }
}
