import { setImmediate } from 'node:timers/promises';
import { ApiError } from '../api/apiError.ts';
import { textAt } from '../api/exchange.ts';
import { BULK_BATCH } from '../api/limits.ts';
import type { Org } from '../org.ts';
import { type Fields, Records } from '../records/records.ts';
import type { BulkJob, IngestRow } from './bulkJob.ts';
import { CsvError, parseCsv } from '../../formats/csv/csv.ts';

/** How CSV says that a field shall be emptied; an empty cell leaves it alone. */
const EMPTIED = '#N/A';

/** Works off an ingest job, batch by batch; rows fail one by one. */
export async function ingest(org: Org, job: BulkJob): Promise<void> {
    const startedAt = performance.now();
    job.state = 'InProgress';
    try {
        const [header = [], ...rows] = rowsOf(job);
        job.header = header;
        job.rows = rows.map((cells) => ({ cells }));
        checkHeader(job);
        for (let from = 0; from < job.rows.length; from += BULK_BATCH) {
            ingestBatch(org, job, job.rows.slice(from, from + BULK_BATCH));
            await setImmediate();
        }
        job.state = 'JobComplete';
    } catch (error) {
        if (!(error instanceof ApiError)) {
            throw error;
        }
        job.state = 'Failed';
        job.errorMessage = `${error.errorCode} : ${error.message}`;
    } finally {
        delete job.upload;
        job.milliseconds = Math.round(performance.now() - startedAt);
        job.changedAt = org.now();
    }
}

function rowsOf({ upload = '', delimiter }: BulkJob): string[][] {
    try {
        return parseCsv(upload, delimiter);
    } catch (error) {
        throw error instanceof CsvError ? new ApiError('INVALID_CSV', error.message) : error;
    }
}

function checkHeader({ header, operation, externalIdFieldName }: BulkJob): void {
    const names = new Set(header.map((name) => name.toLowerCase()));
    const needed = operation === 'upsert' ? externalIdFieldName : operation === 'insert' ? undefined : 'Id';
    if (needed !== undefined && !names.has(needed.toLowerCase())) {
        throw new ApiError('INVALIDJOB', `InvalidBatch : Field name not found : ${needed}`);
    }
}

function ingestBatch(org: Org, job: BulkJob, rows: readonly IngestRow[]): void {
    const records = new Records(org, org.accessOf(job.createdById));
    org.write(() => {
        for (const row of rows) {
            try {
                ingestRow(records, job, row);
            } catch (error) {
                if (!(error instanceof ApiError)) {
                    throw error;
                }
                row.error = `${error.errorCode}:${error.message}:${error.fields.join(' ')}--`;
                job.failed++;
            }
            job.processed++;
        }
    });
}

function ingestRow(records: Records, job: BulkJob, row: IngestRow): void {
    if (row.cells.length !== job.header.length) {
        throw new ApiError('INVALID_CSV', `The row has ${row.cells.length} cells, the first row ${job.header.length}`);
    }
    const fields: Fields = {};
    job.header.forEach((name, index) => {
        const cell = row.cells[index] ?? '';
        if (cell !== '') {
            fields[name] = cell === EMPTIED ? null : cell;
        }
    });
    const id = textAt(fields, 'Id', textAt(fields, 'id'));
    if (job.operation === 'insert') {
        Object.assign(row, { id: records.create(job.object, fields, 'text'), created: true });
    } else if (job.operation === 'upsert') {
        const key = job.externalIdFieldName ?? 'Id';
        const value = Object.entries(fields).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
        Object.assign(row, records.upsert(job.object, key, value, fields, 'text'));
    } else {
        row.id = id;
        if (job.operation === 'update') {
            records.update(job.object, id, fields, 'text');
        } else {
            records.remove(job.object, id);
        }
        row.created = false;
    }
}
