import { ApiError } from '../api/apiError.ts';
import type { Answer, Call, Parts, Route } from '../api/call.ts';
import { asList, asObject } from '../api/exchange.ts';
import { COLLECTION_LIMIT } from '../api/limits.ts';
import { fieldOf } from '../schema/sobject.ts';
import { readRecord } from '../records/recordsApi.ts';
import type { SaveResult } from '../rest/saveResult.ts';
import { saveAll } from './allOrNone.ts';

type Fields = Record<string, unknown>;

/** Up to 200 records in one call. */
export const collectionRoutes: readonly Route[] = [
    { method: 'POST', path: 'composite/sobjects', handler: create },
    { method: 'PATCH', path: 'composite/sobjects', handler: update },
    { method: 'DELETE', path: 'composite/sobjects', handler: remove },
    { method: 'PATCH', path: 'composite/sobjects/:object/:key', handler: upsert },
    { method: 'GET', path: 'composite/sobjects/:object', handler: readByUrl },
    { method: 'POST', path: 'composite/sobjects/:object', handler: readByBody }
];

function create(call: Call): Answer {
    const { records, allOrNone } = given(call);
    const results = saveAll(call, records, allOrNone, (record) => {
        if ('id' in record || 'Id' in record) {
            throw new ApiError('INVALID_FIELD', 'cannot specify Id in an insert call', { fields: ['Id'] });
        }
        return { id: call.records.create(typeOf(record), record), success: true, errors: [] };
    });
    return { status: 200, body: results };
}

function update(call: Call): Answer {
    const { records, allOrNone } = given(call);
    const results = saveAll(call, records, allOrNone, (record) => {
        const id = idOf(record);
        call.records.update(typeOf(record), id, record);
        return { id, success: true, errors: [] };
    });
    return { status: 200, body: results };
}

function upsert(call: Call, { object = '', key = '' }: Parts): Answer {
    const { records, allOrNone } = given(call);
    call.records.object(object);
    const seen = new Set<string>();
    const results = saveAll(call, records, allOrNone, (record): SaveResult => {
        const value = Object.entries(record).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
        if (typeOf(record).toLowerCase() !== object.toLowerCase()) {
            throw new ApiError('INVALID_TYPE', `All records must be of the type ${object}`);
        }
        if (value !== undefined && seen.has(JSON.stringify(value))) {
            throw new ApiError('DUPLICATE_VALUE', `Duplicate external id specified: ${JSON.stringify(value)}`, {
                fields: [key]
            });
        }
        seen.add(JSON.stringify(value));
        return { ...call.records.upsert(object, key, value, record), success: true, errors: [] };
    });
    return { status: 200, body: results };
}

function remove(call: Call): Answer {
    const ids = (call.query.get('ids') ?? '')
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== '');
    limit(ids);
    const results = saveAll(call, ids, call.query.get('allOrNone') === 'true', (id) => {
        const object = call.org.schema.ofId(id);
        if (!object) {
            throw new ApiError('MALFORMED_ID', `malformed id ${id}`);
        }
        call.records.remove(object.name, id);
        return { id, success: true, errors: [] };
    });
    return { status: 200, body: results };
}

function readByUrl(call: Call, { object = '' }: Parts): Answer {
    const list = (name: string): string[] => (call.query.get(name) ?? '').split(',').filter((part) => part !== '');
    return readSeveral(call, object, list('ids'), list('fields'));
}

function readByBody(call: Call, { object = '' }: Parts): Answer {
    const body = asObject(call.body());
    return readSeveral(
        call,
        object,
        asList(body['ids'], 'ids').map(String),
        asList(body['fields'], 'fields').map(String)
    );
}

function readSeveral(call: Call, object: string, ids: string[], fields: string[]): Answer {
    limit(ids, 2000);
    const known = call.records.object(object);
    const missing = fields.find((name) => !name.includes('.') && !fieldOf(known, name));
    if (missing !== undefined) {
        throw new ApiError('INVALID_FIELD', `No such column '${missing}' on sobject of type ${known.name}`);
    }
    const records = ids.map((id) => {
        try {
            return readRecord(call.org, call.access, object, id, fields);
        } catch (error) {
            // What is not there stands in the answer as null.
            if (error instanceof ApiError && error.status === 404) {
                return null;
            }
            throw error;
        }
    });
    return { status: 200, body: records };
}

function given(call: Call): { records: Fields[]; allOrNone: boolean } {
    const body = asObject(call.body());
    const records = asList(body['records'], 'records').map(asObject);
    limit(records);
    return { records, allOrNone: body['allOrNone'] === true };
}

function limit(list: readonly unknown[], most = COLLECTION_LIMIT): void {
    if (list.length > most) {
        throw new ApiError(
            'EXCEEDED_ID_LIMIT',
            `record limit reached. cannot submit more than ${most} records in this call`
        );
    }
}

function typeOf(record: Fields): string {
    const { type } = (record['attributes'] ?? {}) as { type?: unknown };
    if (typeof type !== 'string') {
        throw new ApiError('INVALID_TYPE', 'must send a concrete entity type.');
    }
    return type;
}

function idOf(record: Fields): string {
    const id = record['id'] ?? record['Id'];
    if (typeof id !== 'string') {
        throw new ApiError('MISSING_ARGUMENT', 'Id not specified in an update call');
    }
    return id;
}
