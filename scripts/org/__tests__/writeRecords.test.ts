import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';
import { SAMPLE_KEY, type Row } from '../seed/sampleObjects.ts';
import { BULK_FROM, deleteRecords, upsertRows } from '../seed/writeRecords.ts';

interface Sent {
    records: Row[];
}

const LOCKED = { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain access' }] };
const REFUSED = { success: false, errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.' }] };

function rowsOf(count: number): Row[] {
    return Array.from({ length: count }, (_, number) => ({ [SAMPLE_KEY]: `key-${number}` }));
}

/** An org whose jobs take so many milliseconds, and which waits as it is told to. */
function orgWithJobs(duration: number, end: { state: string; errorMessage?: string } = { state: 'JobComplete' }) {
    const seen = { looks: 0, waited: 0 };
    const job = {
        id: '750000000000001AAA',
        open: () => Promise.resolve(),
        uploadData: () => Promise.resolve(),
        close: () => Promise.resolve(),
        check: () => {
            seen.looks += 1;
            return Promise.resolve(
                seen.waited < duration ? { state: 'InProgress' } : { ...end, numberRecordsFailed: 0 }
            );
        }
    };
    const connection = { bulk2: { createJob: () => job } } as unknown as Connection;
    const pause = (milliseconds: number) => Promise.resolve((seen.waited += milliseconds));
    return { connection, pause, seen };
}

void describe('records that are written into an org', () => {
    void it('are sent once more where the org could not lock a row, and only those', async () => {
        const sent: string[][] = [];
        const connection = {
            request: ({ body }: { body: string }) => {
                const { records } = JSON.parse(body) as Sent;
                const keys = records.map((record) => String(record[SAMPLE_KEY]));
                sent.push(keys);
                const isFirst = sent.length === 1;
                return Promise.resolve(
                    keys.map((key) =>
                        key === 'key-0' ? REFUSED : isFirst && key === 'key-1' ? LOCKED : { success: true }
                    )
                );
            }
        } as unknown as Connection;
        const rows = rowsOf(3);
        let done = 0;
        const refused = await upsertRows(connection, { object: 'Case', rows, done: (count) => void (done += count) });
        assert.deepEqual(sent, [['key-0', 'key-1', 'key-2'], ['key-1']]);
        assert.deepEqual(
            refused.map(({ key, reason }) => [key, reason]),
            [['key-0', 'FIELD_CUSTOM_VALIDATION_EXCEPTION: No.']]
        );
        assert.equal(done, 3);
    });

    void it('are refused where a row stays locked', async () => {
        const connection = { request: () => Promise.resolve([LOCKED]) } as unknown as Connection;
        const refused = await upsertRows(connection, { object: 'Case', rows: rowsOf(1), done: () => undefined });
        assert.deepEqual(
            refused.map(({ key }) => key),
            ['key-0']
        );
    });

    void it('by a job of ten minutes cost few of the calls that an org allows in a day', async () => {
        const { connection, pause, seen } = orgWithJobs(600_000);
        const load = { object: 'Case', rows: rowsOf(BULK_FROM), done: () => undefined, pause };
        assert.deepEqual(await upsertRows(connection, load), []);
        assert.ok(seen.looks < 150, String(seen.looks));
        assert.ok(seen.waited < 610_000, String(seen.waited));
    });

    void it('by a job that is done at once are waited for no longer than a second', async () => {
        const { connection, pause, seen } = orgWithJobs(500);
        const ids = new Map(rowsOf(BULK_FROM).map((row, place) => [String(row[SAMPLE_KEY]), `500${place}`]));
        assert.deepEqual(await deleteRecords(connection, 'Case', ids, pause), []);
        assert.ok(seen.waited < 1000, String(seen.waited));
    });

    for (const [state, words] of [
        ['Failed', /did not finish the job 750000000000001AAA for Case: InvalidBatch/],
        ['Aborted', /did not finish the job 750000000000001AAA for Case: it was aborted/]
    ] as const) {
        void it(`by a job that is ${state} say so in one sentence`, async () => {
            const { connection, pause } = orgWithJobs(0, {
                state,
                ...(state === 'Failed' && { errorMessage: 'InvalidBatch : Field name not found' })
            });
            const load = { object: 'Case', rows: rowsOf(BULK_FROM), done: () => undefined, pause };
            await assert.rejects(upsertRows(connection, load), (error: Error) => {
                assert.ok(error instanceof CommandError);
                assert.match(error.message, words);
                return true;
            });
        });
    }
});
