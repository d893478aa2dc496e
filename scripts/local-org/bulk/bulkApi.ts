import { ApiError, notFound } from '../api/apiError.ts';
import { asObject, type Exchange, parseJson, textAt } from '../api/exchange.ts';
import { BULK_BODY_LIMIT, BULK_JOB_LIMIT } from '../api/limits.ts';
import { makeId } from '../ids/recordId.ts';
import type { Org } from '../org.ts';
import { Records } from '../records/records.ts';
import { type BulkJob, type IngestRow, jobInfo, type Operation } from './bulkJob.ts';
import { csvText, type CsvStyle } from '../../formats/csv/csv.ts';
import { ingest } from './ingest.ts';
import { runQueryJob } from './queryJob.ts';

const PATH = /^jobs\/(?<kind>ingest|query)(?:\/(?<id>\w+)(?:\/(?<part>\w+))?)?$/;
const INGEST_OPERATIONS = new Set(['insert', 'update', 'upsert', 'delete', 'hardDelete']);
const QUERY_OPERATIONS = new Set(['query', 'queryAll']);
const DELIMITERS: Record<string, string> = {
    COMMA: ',',
    SEMICOLON: ';',
    TAB: '\t',
    PIPE: '|',
    CARET: '^',
    BACKQUOTE: '`'
};
const CSV = { 'Content-Type': 'text/csv' };
const MAX_RECORDS = 1_000_000;

/** Bulk API 2.0: jobs that take or give many records as CSV. */
export class BulkApi {
    private readonly org: Org;
    private readonly jobs = new Map<string, BulkJob>();

    constructor(org: Org) {
        this.org = org;
    }

    /** Answers a request below `jobs/`. */
    async answer(exchange: Exchange, path: string, userId: string): Promise<void> {
        const groups = PATH.exec(path)?.groups;
        if (!groups) {
            throw notFound();
        }
        const kind = groups['kind'] === 'query' ? 'query' : 'ingest';
        const id = groups['id'];
        if (id === undefined) {
            return this.collection(exchange, kind, userId);
        }
        const job = this.job(id, kind, userId);
        const part = groups['part'];
        if (part !== undefined) {
            return this.part(exchange, job, part);
        }
        if (exchange.method === 'GET') {
            return exchange.send(200, jobInfo(job));
        }
        if (exchange.method === 'PATCH') {
            return this.change(exchange, job);
        }
        if (exchange.method === 'DELETE') {
            this.jobs.delete(job.id);
            return exchange.send(204);
        }
        throw notFound();
    }

    private async collection(exchange: Exchange, kind: BulkJob['kind'], userId: string): Promise<void> {
        if (exchange.method === 'GET') {
            const records = [...this.jobs.values()]
                .filter((job) => job.kind === kind && job.createdById === userId)
                .map(jobInfo);
            return exchange.send(200, { done: true, nextRecordsUrl: null, records });
        }
        if (exchange.method !== 'POST') {
            throw notFound();
        }
        const job = this.newJob(kind, asObject(await exchange.json()), userId);
        if (kind === 'query') {
            runQueryJob(this.org, job);
        }
        const [oldest] = this.jobs.keys();
        if (this.jobs.size >= BULK_JOB_LIMIT && oldest !== undefined) {
            this.jobs.delete(oldest);
        }
        this.jobs.set(job.id, job);
        return exchange.send(200, jobInfo(job));
    }

    private newJob(kind: BulkJob['kind'], body: Record<string, unknown>, userId: string): BulkJob {
        const operation = textAt(body, 'operation') as Operation;
        if (!(kind === 'ingest' ? INGEST_OPERATIONS : QUERY_OPERATIONS).has(operation)) {
            throw new ApiError('INVALIDJOB', `The operation "${operation}" is not supported`);
        }
        const columnDelimiter = textAt(body, 'columnDelimiter', 'COMMA');
        const delimiter = DELIMITERS[columnDelimiter];
        if (delimiter === undefined) {
            throw new ApiError('INVALIDJOB', `The delimiter "${columnDelimiter}" is not supported`);
        }
        if (kind === 'ingest') {
            new Records(this.org, this.org.accessOf(userId)).object(textAt(body, 'object'));
        }
        const key = body['externalIdFieldName'];
        if (operation === 'upsert' && typeof key !== 'string') {
            throw new ApiError('INVALIDJOB', 'An upsert needs externalIdFieldName');
        }
        const at = this.org.now();
        return {
            id: makeId('750', this.org.counters.next('jobs')),
            kind,
            operation,
            object: textAt(body, 'object'),
            ...(typeof key === 'string' && { externalIdFieldName: key }),
            ...(kind === 'query' && { query: textAt(body, 'query') }),
            delimiter,
            columnDelimiter,
            lineEnding: textAt(body, 'lineEnding', 'LF'),
            state: kind === 'query' ? 'UploadComplete' : 'Open',
            createdById: userId,
            createdAt: at,
            changedAt: at,
            header: [],
            rows: [],
            processed: 0,
            failed: 0,
            milliseconds: 0
        };
    }

    private async part(exchange: Exchange, job: BulkJob, part: string): Promise<void> {
        if (part === 'batches' && exchange.method === 'PUT') {
            if (job.state !== 'Open' || job.upload !== undefined) {
                throw new ApiError('INVALIDJOBSTATE', 'Data was already uploaded to the job');
            }
            job.upload = await exchange.text(BULK_BODY_LIMIT);
            return exchange.send(201);
        }
        if (exchange.method !== 'GET') {
            throw notFound();
        }
        if (part === 'results') {
            return results(exchange, job);
        }
        const rows: Record<string, () => string> = {
            successfulResults: () =>
                resultCsv(job, ['sf__Id', 'sf__Created'], (row) =>
                    row.id === undefined || row.error !== undefined ? undefined : [row.id, row.created ?? false]
                ),
            failedResults: () =>
                resultCsv(job, ['sf__Id', 'sf__Error'], (row) =>
                    row.error === undefined ? undefined : [row.id ?? '', row.error]
                ),
            unprocessedrecords: () => csvText([job.header], style(job))
        };
        const text = rows[part];
        if (!text) {
            throw notFound();
        }
        return exchange.raw(200, text(), CSV);
    }

    private async change(exchange: Exchange, job: BulkJob): Promise<void> {
        const { state } = asObject(parseJson(await exchange.text()));
        if (state === 'Aborted') {
            job.state = 'Aborted';
        } else if (state === 'UploadComplete' && job.kind === 'ingest' && job.state === 'Open') {
            await ingest(this.org, job);
        } else {
            throw new ApiError('INVALIDJOBSTATE', `The job can not go from ${job.state} to ${String(state)}`);
        }
        return exchange.send(200, { ...jobInfo(job), ...(state === 'UploadComplete' && { state }) });
    }

    private job(id: string, kind: BulkJob['kind'], userId: string): BulkJob {
        const job = [...this.jobs.values()].find((each) => each.id.startsWith(id.slice(0, 15)) && each.kind === kind);
        if (!job || id.length < 15 || job.createdById !== userId) {
            throw notFound();
        }
        return job;
    }
}

/** Every cell is quoted, as the platform does. */
function style({ delimiter }: BulkJob): CsvStyle {
    return { delimiter, quotes: true };
}

function resultCsv(job: BulkJob, own: string[], pick: (row: IngestRow) => unknown[] | undefined): string {
    const rows = job.rows.flatMap((row) => {
        const cells = pick(row);
        return cells ? [[...cells, ...row.cells]] : [];
    });
    return csvText([[...own, ...job.header], ...rows], style(job));
}

/** A part of a query's rows; the locator says where the next one begins. */
function results(exchange: Exchange, job: BulkJob): void {
    const [header = [], ...rows] = job.results ?? [];
    const from = Number(Buffer.from(exchange.query.get('locator') ?? '', 'base64').toString('utf8') || 0);
    const most = Number(exchange.query.get('maxRecords') ?? MAX_RECORDS);
    if (!Number.isInteger(from) || !(most > 0)) {
        throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    const page = rows.slice(from, from + most);
    const next = from + page.length < rows.length ? Buffer.from(String(from + page.length)).toString('base64') : 'null';
    const headers = { ...CSV, 'Sforce-Locator': next, 'Sforce-NumberOfRecords': String(page.length) };
    exchange.raw(200, csvText([header, ...page], style(job)), headers);
}
