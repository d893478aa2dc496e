import type { Connection } from 'jsforce';
import { SAMPLE_KEY } from './sampleObjects.ts';

/** The sample records of an object that the org has: their ids by their keys. */
export async function keysInOrg(connection: Connection, object: string): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const soql = `SELECT Id, ${SAMPLE_KEY} FROM ${object} WHERE ${SAMPLE_KEY} != null`;
    for (let page = await connection.query<Record<string, string>>(soql); ;) {
        for (const record of page.records) {
            found.set(record[SAMPLE_KEY] ?? '', record['Id'] ?? '');
        }
        if (page.done || page.nextRecordsUrl === undefined) {
            return found;
        }
        page = await connection.queryMore<Record<string, string>>(page.nextRecordsUrl);
    }
}
