import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';
import { recordsCsv } from '../../formats/csv/csv.ts';
import { SAMPLE_KEY, type Row } from './sampleObjects.ts';

/** From this many records of an object on, a Bulk 2.0 job is faster than calls with collections. */
export const BULK_FROM = 2000;
/** Records in one call with a collection. */
const COLLECTION = 200;
/** Calls under way at once. */
const IN_FLIGHT = 5;
/** The waits between two looks at a job: short at first, for what is done at once. Each is one of the org's API calls. */
const FIRST_LOOK = 200;
const LAST_LOOK = 5000;
const LONGER = 1.5;
const BULK_PATIENCE = 60 * 60_000;
/** What an org says where somebody else changed the same parent at that moment. */
const LOCKED = 'UNABLE_TO_LOCK_ROW';

/** A record that the org refused. */
export interface RefusedRow {
    object: string;
    key: string;
    reason: string;
}

/** How many records an object shall get, and who is told of those that are done. */
export interface Load {
    object: string;
    rows: readonly Row[];
    done(count: number): void;
    /** Waits for so many milliseconds. */
    pause?: Pause;
}

type Pause = (milliseconds: number) => Promise<unknown>;

/**
 * Upserts rows by their key and gives the refused ones: collections where they are few, else a Bulk 2.0 job. What was
 * refused because a row was locked is sent once more.
 *
 * @throws CommandError where the org does not finish a job
 */
export async function upsertRows(connection: Connection, load: Load): Promise<RefusedRow[]> {
    const refused = await upsert(connection, load);
    const locked = new Set(refused.flatMap(({ key, reason }) => (reason.includes(LOCKED) ? [key] : [])));
    if (locked.size === 0) {
        return refused;
    }
    const rows = load.rows.filter((row) => locked.has(String(row[SAMPLE_KEY])));
    const again = await upsert(connection, { ...load, rows, done: () => undefined });
    return [...refused.filter(({ key }) => !locked.has(key)), ...again];
}

function upsert(connection: Connection, load: Load): Promise<RefusedRow[]> {
    return load.rows.length < BULK_FROM ? byCollections(connection, load) : byBulk(connection, load, 'upsert');
}

/** Deletes records by their ids, likewise. */
export async function deleteRecords(
    connection: Connection,
    object: string,
    ids: ReadonlyMap<string, string>,
    pause: Pause = wait
): Promise<RefusedRow[]> {
    const keys = [...ids.keys()];
    const rows = [...ids.values()].map((Id): Row => ({ Id }));
    if (rows.length >= BULK_FROM) {
        return byBulk(connection, { object, rows, done: () => undefined, pause }, 'delete');
    }
    const refused: RefusedRow[] = [];
    for (let from = 0; from < rows.length; from += COLLECTION) {
        const part = rows.slice(from, from + COLLECTION).map(({ Id }) => String(Id));
        const results = await connection.sobject(object).destroy(part, { allOrNone: false });
        results.forEach((result, place) => note(refused, object, keys[from + place], result));
    }
    return refused;
}

interface Outcome {
    success: boolean;
    errors?: readonly { statusCode?: string; message: string; fields?: readonly string[] | null }[];
}

function note(refused: RefusedRow[], object: string, key: unknown, { success, errors = [] }: Outcome): void {
    if (success) {
        return;
    }
    const reason = errors.map(({ statusCode = '', message }) => `${statusCode}: ${message}`).join('; ');
    refused.push({ object, key: String(key), reason });
}

/** `Contact.Key__c` of a row as the REST API wants it: an object within the record. */
function nested(type: string, row: Row): Record<string, unknown> {
    const record: Record<string, unknown> = { attributes: { type } };
    for (const [name, value] of Object.entries(row)) {
        const [relationship = '', field] = name.split('.');
        record[relationship] = field === undefined ? value : { [field]: value };
    }
    return record;
}

async function byCollections(connection: Connection, { object, rows, done }: Load): Promise<RefusedRow[]> {
    const refused: RefusedRow[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
        while (next < rows.length) {
            const part = rows.slice(next, next + COLLECTION);
            next += part.length;
            const records = part.map((row) => nested(object, row));
            const results = await connection.request<Outcome[]>({
                method: 'PATCH',
                url: `/composite/sobjects/${object}/${SAMPLE_KEY}`,
                body: JSON.stringify({ allOrNone: false, records }),
                headers: { 'Content-Type': 'application/json' }
            });
            results.forEach((result, place) => note(refused, object, part[place]?.[SAMPLE_KEY], result));
            done(part.length);
        }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    return refused;
}

async function byBulk(
    connection: Connection,
    { object, rows, done, pause = wait }: Load,
    operation: 'upsert' | 'delete'
): Promise<RefusedRow[]> {
    const job = connection.bulk2.createJob(
        operation === 'upsert'
            ? { object, operation, externalIdFieldName: SAMPLE_KEY, lineEnding: 'LF' }
            : { object, operation, lineEnding: 'LF' }
    );
    await job.open();
    await job.uploadData(recordsCsv(rows));
    await job.close();
    const failed = await endOf(job, object, pause);
    done(rows.length);
    if (failed === 0) {
        return [];
    }
    return (await job.getFailedResults()).map((row) => {
        const { sf__Error: reason, ...fields } = row as unknown as Record<string, string>;
        return { object, key: fields[SAMPLE_KEY] ?? fields['Id'] ?? '', reason: reason ?? '' };
    });
}

type Job = ReturnType<Connection['bulk2']['createJob']>;

/** Waits until a job is done, and returns how many records it refused. */
async function endOf(job: Job, object: string, pause: Pause): Promise<number> {
    let waited = 0;
    for (let look = FIRST_LOOK; waited < BULK_PATIENCE; look = Math.min(look * LONGER, LAST_LOOK)) {
        const { state, numberRecordsFailed, errorMessage } = await job.check();
        if (state === 'JobComplete') {
            return Number(numberRecordsFailed);
        }
        if (state === 'Failed' || state === 'Aborted') {
            throw unfinished(job, object, errorMessage ?? `it was ${state.toLowerCase()}`);
        }
        await pause(look);
        waited += look;
    }
    throw unfinished(job, object, `it has not ended for ${BULK_PATIENCE / 60_000} minutes`);
}

function unfinished({ id }: Job, object: string, why: string): CommandError {
    return new CommandError(`The org did not finish the job ${String(id)} for ${object}: ${why}.`);
}
