import { API_VERSION } from '../api/limits.ts';

export type Operation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete' | 'query' | 'queryAll';
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** One row of an ingest job and what became of it. */
export interface IngestRow {
    cells: string[];
    id?: string;
    created?: boolean;
    error?: string;
}

/** A Bulk 2.0 job, of ingest or of a query. */
export interface BulkJob {
    id: string;
    kind: 'ingest' | 'query';
    operation: Operation;
    object: string;
    externalIdFieldName?: string;
    query?: string;
    delimiter: string;
    columnDelimiter: string;
    lineEnding: string;
    state: JobState;
    createdById: string;
    createdAt: number;
    changedAt: number;
    errorMessage?: string;
    upload?: string;
    header: string[];
    rows: IngestRow[];
    processed: number;
    failed: number;
    milliseconds: number;
    /** What a query found, as rows with the names of the columns first. */
    results?: unknown[][];
}

/** A job as the API shows it. */
export function jobInfo(job: BulkJob): Record<string, unknown> {
    const common = {
        id: job.id,
        operation: job.operation,
        object: job.object,
        createdById: job.createdById,
        createdDate: rest(job.createdAt),
        systemModstamp: rest(job.changedAt),
        state: job.state,
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: API_VERSION,
        lineEnding: job.lineEnding,
        columnDelimiter: job.columnDelimiter,
        jobType: job.kind === 'query' ? 'V2Query' : 'V2Ingest',
        retries: 0,
        totalProcessingTime: job.milliseconds,
        numberRecordsProcessed: job.processed
    };
    if (job.kind === 'query') {
        return common;
    }
    return {
        ...common,
        ...(job.externalIdFieldName !== undefined && { externalIdFieldName: job.externalIdFieldName }),
        ...(job.errorMessage !== undefined && { errorMessage: job.errorMessage }),
        ...(job.state === 'Open' && { contentUrl: `services/data/v${API_VERSION}.0/jobs/ingest/${job.id}/batches` }),
        numberRecordsFailed: job.failed,
        apexProcessingTime: 0,
        apiActiveProcessingTime: job.milliseconds
    };
}

function rest(instant: number): string {
    return new Date(instant).toISOString().replace('Z', '+0000');
}
