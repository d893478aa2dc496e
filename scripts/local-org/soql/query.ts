import type { Query } from '@jetstreamapp/soql-parser-js';
import type { Access } from '../access/access.ts';
import type { Org } from '../org.ts';
import { aggregateRows, isAggregateQuery, isBareCount } from './aggregate.ts';
import { type ChildQuery, childQuery } from './children.ts';
import { type Asking, objectNamed, whereSql, windowSql } from './compile.ts';
import { malformed } from './errors.ts';
import { orderTerms } from './order.ts';
import { parseSoql } from './parse.ts';
import { Scope } from './scope.ts';
import { selectFields } from './selectFields.ts';
import { type QueryRecord, Selection } from './shape.ts';

/** What a statement found; records are made as they are asked for. */
export interface Found {
    totalSize: number;
    /** How many records there are to read; none for a bare COUNT(). */
    count: number;
    records(from: number, to: number): QueryRecord[];
    query: Query;
}

/** Runs a SOQL statement in the name of a user. */
export function runQuery(org: Org, access: Access, soql: string, withDeleted = false): Found {
    const { query, allRows } = parseSoql(soql);
    const asking = { org, access, allRows: allRows || withDeleted };
    const object = objectNamed(asking, query.sObject);
    const scope = new Scope(org, access, object, query.sObjectAlias);
    if (isBareCount(query)) {
        return countOnly(asking, scope, query);
    }
    if (isAggregateQuery(query)) {
        return whole(query, aggregateRows(asking, scope, query));
    }
    if (query.having) {
        throw malformed('HAVING needs GROUP BY');
    }
    return plain(asking, scope, query);
}

function whole(query: Query, records: QueryRecord[]): Found {
    return { query, totalSize: records.length, count: records.length, records: (from, to) => records.slice(from, to) };
}

function countOnly(asking: Asking, scope: Scope, query: Query): Found {
    const where = whereSql(asking, scope, query);
    const window = windowSql(query);
    const sql = `SELECT COUNT(*) FROM (SELECT 1 FROM ${scope.from()} WHERE ${where.text}${window.text})`;
    const [row] = asking.org.database.arrays(sql, [...where.parameters, ...window.parameters]);
    return { query, totalSize: Number(row?.[0] ?? 0), count: 0, records: () => [] };
}

function plain(asking: Asking, scope: Scope, query: Query): Found {
    const { org, access } = asking;
    const selection = new Selection(scope, access.userId);
    selectFields(scope, access, query, selection);
    const children = (query.fields ?? []).flatMap((field) => {
        return field.type === 'FieldSubquery' ? [childQuery(asking, scope, field.subquery)] : [];
    });
    const where = whereSql(asking, scope, query);
    const order = [...orderTerms(scope, query.orderBy), 't0.Id'];
    const window = windowSql(query);
    const sql = `SELECT ${selection.columns.join(', ')} FROM ${scope.from()} WHERE ${where.text} ORDER BY ${order.join(', ')}${window.text}`;
    const rows = org.database.arrays(sql, [...where.parameters, ...window.parameters]);
    return {
        query,
        totalSize: rows.length,
        count: rows.length,
        records: (from, to) => {
            const page = rows.slice(from, to);
            const records = page.map((row) => selection.record(row));
            const ids = page.map((row) => selection.idOf(row));
            for (const child of children) {
                addChildren(records, ids, child);
            }
            return records;
        }
    };
}

function addChildren(records: QueryRecord[], ids: string[], child: ChildQuery): void {
    const found = child.of(ids);
    records.forEach((record, index) => {
        record[child.name] = found.get(ids[index] ?? '') ?? null;
    });
}
