import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import { isText } from '../schema/field.ts';
import { functionOperand } from './operands.ts';
import { type Scope, sqlOf } from './scope.ts';

/** The terms of ORDER BY. Empty values come first unless the statement says otherwise. */
export function orderTerms(scope: Scope, clause: OrderByClause | OrderByClause[] | undefined): string[] {
    return [clause ?? []].flat().map((criterion) => {
        const { field, sql } =
            'fn' in criterion
                ? functionOperand(scope, criterion.fn)
                : { field: scope.column(criterion.field).field, sql: sqlOf(scope.column(criterion.field), 'sorted') };
        const collation =
            isText(field.type) && field.type !== 'id' && field.type !== 'reference' ? ' COLLATE NOCASE' : '';
        return `${sql}${collation} ${criterion.order ?? 'ASC'} NULLS ${criterion.nulls ?? 'FIRST'}`;
    });
}
