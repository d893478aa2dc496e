import { notFound } from '../api/apiError.ts';
import type { Answer, Call, Parts, Route } from '../api/call.ts';
import { asObject } from '../api/exchange.ts';
import { isRecordId } from '../ids/recordId.ts';
import { readRecord } from '../records/recordsApi.ts';
import { fieldOf } from '../schema/sobject.ts';
import { ApiError } from '../api/apiError.ts';
import { describeGlobal, describeObject, objectSummary } from './describe.ts';

/** Single records, and what an object is. */
export const recordRoutes: readonly Route[] = [
    { method: 'GET', path: 'sobjects', handler: (call) => ({ status: 200, body: describeGlobal(call) }) },
    { method: 'GET', path: 'sobjects/:object', handler: basicInfo },
    { method: 'GET', path: 'sobjects/:object/describe', handler: describe },
    { method: 'POST', path: 'sobjects/:object', handler: create },
    { method: 'GET', path: 'sobjects/:object/:id', handler: read },
    { method: 'PATCH', path: 'sobjects/:object/:id', handler: update },
    { method: 'DELETE', path: 'sobjects/:object/:id', handler: remove },
    { method: 'POST', path: 'sobjects/:object/:key', handler: upsertById },
    { method: 'GET', path: 'sobjects/:object/:key/:value', handler: readByKey },
    { method: 'PATCH', path: 'sobjects/:object/:key/:value', handler: upsert },
    { method: 'DELETE', path: 'sobjects/:object/:key/:value', handler: removeByKey }
];

function basicInfo(call: Call, { object = '' }: Parts): Answer {
    return { status: 200, body: { objectDescribe: objectSummary(call, call.records.object(object)), recentItems: [] } };
}

function describe(call: Call, { object = '' }: Parts): Answer {
    return { status: 200, body: describeObject(call, call.records.object(object)) };
}

function create(call: Call, { object = '' }: Parts): Answer {
    const id = call.records.create(object, asObject(call.body()));
    const location = `/services/data/${call.version}/sobjects/${object}/${id}`;
    return { status: 201, body: { id, success: true, errors: [] }, headers: { Location: location } };
}

function read(call: Call, { object = '', id = '' }: Parts): Answer {
    const fields = call.query
        .get('fields')
        ?.split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
    return { status: 200, body: readRecord(call.org, call.access, object, id, fields) };
}

function update(call: Call, { object = '', id = '' }: Parts): Answer {
    call.records.object(object);
    if (!isRecordId(id)) {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${id}`);
    }
    const fields = asObject(call.body());
    if (Object.keys(fields).some((name) => name.toLowerCase() === 'id')) {
        const message = 'The Id field should not be specified in the sobject data.';
        throw new ApiError('INVALID_FIELD', message, { fields: ['Id'] });
    }
    call.records.update(object, id, fields);
    return { status: 204 };
}

function remove(call: Call, { object = '', id = '' }: Parts): Answer {
    call.records.remove(object, id);
    return { status: 204 };
}

/** Upsert without a value creates. */
function upsertById(call: Call, { object = '', key = '' }: Parts): Answer {
    if (key.toLowerCase() !== 'id') {
        throw notFound();
    }
    return create(call, { object });
}

function upsert(call: Call, { object = '', key = '', value = '' }: Parts): Answer {
    const fields = asObject(call.body());
    if (Object.keys(fields).some((name) => name.toLowerCase() === key.toLowerCase())) {
        const message = `The ${key} field should not be specified in the sobject data.`;
        throw new ApiError('INVALID_FIELD', message, { fields: [key] });
    }
    const { id, created } = call.records.upsert(object, key, value, fields);
    return { status: created ? 201 : 200, body: { id, success: true, errors: [], created } };
}

function readByKey(call: Call, { object = '', key = '', value = '' }: Parts): Answer {
    return read(call, { object, id: idByKey(call, object, key, value) });
}

function removeByKey(call: Call, { object = '', key = '', value = '' }: Parts): Answer {
    return remove(call, { object, id: idByKey(call, object, key, value) });
}

function idByKey(call: Call, object: string, key: string, value: string): string {
    const known = call.records.object(object);
    const field = fieldOf(known, key);
    if (!field?.externalId || !call.access.reads(known, field)) {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${key}`);
    }
    return call.records.idBy(known, field, value);
}
