import type { Subquery } from '@jetstreamapp/soql-parser-js';
import { quoted } from '../store/database.ts';
import { type Asking, whereSql } from './compile.ts';
import { malformed, noSuchRelationship } from './errors.ts';
import { orderTerms } from './order.ts';
import { Scope } from './scope.ts';
import { selectFields } from './selectFields.ts';
import { type QueryRecord, Selection } from './shape.ts';

export interface ChildRecords {
    totalSize: number;
    done: boolean;
    records: QueryRecord[];
}

/** A sub-select, ready to be asked for the children of any parents. */
export interface ChildQuery {
    name: string;
    /** The children of these parents, by the parent's id. */
    of(parents: readonly string[]): Map<string, ChildRecords>;
}

/** Prepares `(SELECT … FROM Contacts)` of a statement on an object. */
export function childQuery(asking: Asking, scope: Scope, query: Subquery): ChildQuery {
    const { org, access } = asking;
    const relation = org.schema.children(scope.object).find(({ object, field }) => {
        const isNamed = field.children?.toLowerCase() === query.relationshipName.toLowerCase();
        return isNamed && access.allows('read', object) && access.reads(object, field);
    });
    if (!relation?.field.children) {
        throw noSuchRelationship(query.relationshipName);
    }
    if (query.groupBy || query.having || query.fields?.some(({ type }) => type === 'FieldSubquery')) {
        throw malformed('Only plain fields are supported in a sub-select of children');
    }
    const inner = new Scope(org, access, relation.object, undefined, 'c');
    const selection = new Selection(inner, access.userId);
    selectFields(inner, access, query, selection);
    const parent = selection.add(`c0.${quoted(relation.field.name)}`);
    const order = [...orderTerms(inner, query.orderBy), 'c0.Id'].join(', ');
    const where = whereSql(asking, inner, query);
    const position = selection.add(
        `ROW_NUMBER() OVER (PARTITION BY c0.${quoted(relation.field.name)} ORDER BY ${order})`
    );
    const columns = selection.columns.map((column, index) => `${column} AS v${index}`).join(', ');
    const sql =
        `SELECT * FROM (SELECT ${columns} FROM ${inner.from()} WHERE ${where.text} AND ` +
        `c0.${quoted(relation.field.name)} IN (SELECT value FROM json_each(?))) ` +
        `WHERE v${position} > ? AND v${position} <= ? ORDER BY v${parent}, v${position}`;
    const from = query.offset ?? 0;
    const to = query.limit === undefined ? Number.MAX_SAFE_INTEGER : from + query.limit;
    return {
        name: relation.field.children,
        of: (parents) => {
            const rows = org.database.arrays(sql, [...where.parameters, JSON.stringify(parents), from, to]);
            const children = new Map<string, ChildRecords>();
            for (const row of rows) {
                const id = String(row[parent]);
                const known = children.get(id) ?? { totalSize: 0, done: true, records: [] };
                known.records.push(selection.record(row));
                known.totalSize++;
                children.set(id, known);
            }
            return children;
        }
    };
}
