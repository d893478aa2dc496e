import type { Access } from '../access/access.ts';
import { notFound } from '../api/apiError.ts';
import { longId } from '../ids/recordId.ts';
import type { Org } from '../org.ts';
import { runQuery } from '../soql/query.ts';
import type { QueryRecord } from '../soql/shape.ts';
import { type Fields, Records } from './records.ts';

/** Records for code in the same process: the same checks and errors as over HTTP, without HTTP. */
export interface RecordsApi {
    /** Creates a record and gives its id. */
    create(sobject: string, fields: Fields): string;
    update(sobject: string, id: string, fields: Fields): void;
    upsert(
        sobject: string,
        externalField: string,
        value: string | number,
        fields: Fields
    ): { id: string; created: boolean };
    remove(sobject: string, id: string): void;
    /** One record: the named fields (also of parents, `Contact.Name`), or all that this user may read. */
    get(sobject: string, id: string, fields?: readonly string[]): QueryRecord;
    /** Every record that a SOQL statement finds. */
    query(soql: string): QueryRecord[];
    /** Several changes as one: all of them or none, told to listeners together. */
    together<Result>(work: () => Result): Result;
}

/** The records service with one user's permissions. */
export function recordsApi(org: Org, access: () => Access): RecordsApi {
    const records = (): Records => new Records(org, access());
    return {
        create: (sobject, fields) => records().create(sobject, fields),
        update: (sobject, id, fields) => records().update(sobject, id, fields),
        upsert: (sobject, field, value, fields) => records().upsert(sobject, field, value, fields),
        remove: (sobject, id) => records().remove(sobject, id),
        get: (sobject, id, fields) => readRecord(org, access(), sobject, id, fields),
        query: (soql) => {
            const found = runQuery(org, access(), soql);
            return found.records(0, found.count);
        },
        together: (work) => org.write(work)
    };
}

/** One record by its id; throws where there is none. */
export function readRecord(
    org: Org,
    access: Access,
    sobject: string,
    id: string,
    fields?: readonly string[]
): QueryRecord {
    const object = new Records(org, access).object(sobject);
    const long = longId(id);
    const names =
        fields ?? [...object.fields.values()].filter((field) => access.reads(object, field)).map(({ name }) => name);
    const wanted = [...new Set(names.length > 0 ? names : ['Id'])];
    if (long === undefined) {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${id}`);
    }
    const found = runQuery(org, access, `SELECT ${wanted.join(', ')} FROM ${object.name} WHERE Id = '${long}'`);
    const [record] = found.records(0, 1);
    if (!record) {
        throw notFound();
    }
    return record;
}
