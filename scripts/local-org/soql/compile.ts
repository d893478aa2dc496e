import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { Access } from '../access/access.ts';
import { OFFSET_LIMIT } from '../api/limits.ts';
import type { Org } from '../org.ts';
import type { SObject } from '../schema/sobject.ts';
import type { Parameter } from '../store/database.ts';
import type { Test } from './condition.ts';
import { malformed, unsupportedObject } from './errors.ts';
import { operandOf } from './operands.ts';
import { Scope, sqlOf } from './scope.ts';
import { conditionSql, type Sql } from './where.ts';

/** What is being asked and for whom. */
export interface Asking {
    org: Org;
    access: Access;
    /** The recycle bin too. */
    allRows: boolean;
}

/** The object of a FROM clause, if this user may know of it. */
export function objectNamed({ org, access }: Asking, name: string | undefined): SObject {
    const object = org.schema.find(name ?? '');
    if (!object || !access.allows('read', object)) {
        throw unsupportedObject(name ?? '');
    }
    return object;
}

/** The condition of a statement: its own, and that deleted records and those this user does not see are left out. */
export function whereSql(asking: Asking, scope: Scope, query: Query | Subquery): Sql {
    const [root] = scope.root.targets;
    const kept = asking.allRows || !root ? '1' : `${root.alias}.IsDeleted = 0`;
    const seen = root && asking.access.seen(root.object, root.alias);
    const present = seen === undefined ? kept : `${kept} AND ${seen}`;
    if (!query.where) {
        return { text: present, parameters: [] };
    }
    const own = conditionSql(query.where, {
        now: asking.org.now(),
        operand: (test) => operandOf(scope, test),
        subquery: (test) => subquerySql(asking, test)
    });
    return { text: `${present} AND ${own.text}`, parameters: own.parameters };
}

/** Names of tables differ from one sub-select to the next. */
let subqueries = 0;

/** `IN (SELECT ContactId FROM Case WHERE …)`: the ids of one reference field, or of the records themselves. */
function subquerySql(asking: Asking, test: Test): Sql {
    if (!('valueQuery' in test)) {
        throw malformed('unexpected token');
    }
    const query = test.valueQuery;
    const object = objectNamed(asking, query.sObject);
    subqueries = (subqueries + 1) % 1000;
    const scope = new Scope(asking.org, asking.access, object, query.sObjectAlias, `s${subqueries}_`);
    const [selected, ...more] = query.fields ?? [];
    if (more.length > 0 || !selected || (selected.type !== 'Field' && selected.type !== 'FieldRelationship')) {
        throw malformed('Nesting of semi join sub-selects is not supported');
    }
    if (query.limit !== undefined || query.orderBy || query.groupBy) {
        throw malformed('unexpected clause in a sub-select');
    }
    const column = scope.column('rawValue' in selected && selected.rawValue ? selected.rawValue : selected.field);
    if (column.field.type !== 'id' && column.field.type !== 'reference') {
        throw malformed('The inner select field must be an id or a reference');
    }
    const sql = sqlOf(column, 'filtered');
    const where = whereSql(asking, scope, query);
    const text = `SELECT ${sql} FROM ${scope.from()} WHERE ${where.text} AND ${sql} IS NOT NULL`;
    return { text, parameters: where.parameters };
}

/** LIMIT and OFFSET of a statement. */
export function windowSql(query: Query | Subquery): { text: string; parameters: Parameter[] } {
    const { limit, offset } = query;
    if ((offset ?? 0) > OFFSET_LIMIT) {
        throw malformed(`Maximum SOQL offset allowed is ${OFFSET_LIMIT}`);
    }
    if (limit === undefined && offset === undefined) {
        return { text: '', parameters: [] };
    }
    return { text: ' LIMIT ? OFFSET ?', parameters: [limit ?? -1, offset ?? 0] };
}
