import { ApiError } from '../api/apiError.ts';
import type { Org } from '../org.ts';
import { runQuery } from '../soql/query.ts';
import type { QueryRecord } from '../soql/shape.ts';
import type { BulkJob } from './bulkJob.ts';

/** Runs a query job: its rows are kept as cells, parents' fields under dotted names. */
export function runQueryJob(org: Org, job: BulkJob): void {
    const startedAt = performance.now();
    try {
        const found = runQuery(org, org.accessOf(job.createdById), job.query ?? '', job.operation === 'queryAll');
        if (found.query.fields?.some(({ type }) => type === 'FieldSubquery')) {
            throw new ApiError('API_ERROR', 'Bulk queries do not support sub-selects of children');
        }
        const columns = (found.query.fields ?? []).map((field) => {
            if (field.type === 'FieldRelationship') {
                return [...field.relationships, field.field];
            }
            if (field.type === 'Field') {
                return [field.field];
            }
            throw new ApiError('API_ERROR', 'Bulk queries support plain fields only');
        });
        const rows = found.records(0, found.count).map((record) => columns.map((path) => valueAt(record, path)));
        job.object = found.query.sObject ?? job.object;
        job.results = [columns.map((path) => path.join('.')), ...rows];
        job.processed = rows.length;
        job.state = 'JobComplete';
    } finally {
        job.milliseconds = Math.round(performance.now() - startedAt);
    }
}

function valueAt(record: QueryRecord, path: readonly string[]): unknown {
    let value: unknown = record;
    for (const name of path) {
        const entry = Object.entries((value ?? {}) as Record<string, unknown>).find(
            ([key]) => key.toLowerCase() === name.toLowerCase()
        );
        value = entry?.[1];
    }
    return value;
}
