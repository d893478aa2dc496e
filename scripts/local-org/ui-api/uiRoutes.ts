import { ApiError } from '../api/apiError.ts';
import type { Answer, Call, Parts, Route } from '../api/call.ts';
import { asObject } from '../api/exchange.ts';
import { longId } from '../ids/recordId.ts';
import type { SObject } from '../schema/sobject.ts';
import { objectInfo } from './objectInfo.ts';
import { allFields, join, readUiRecord, type Wanted, wantedFields } from './readRecord.ts';
import { recordErrors } from './recordErrors.ts';

/** The User Interface API, as Lightning Data Service uses it. */
export const uiRoutes: readonly Route[] = [
    { method: 'POST', path: 'ui-api/records', handler: create },
    { method: 'GET', path: 'ui-api/records/:id', handler: read },
    { method: 'PATCH', path: 'ui-api/records/:id', handler: update },
    { method: 'DELETE', path: 'ui-api/records/:id', handler: remove },
    { method: 'GET', path: 'ui-api/records/batch/:ids', handler: readBatch },
    {
        method: 'GET',
        path: 'ui-api/object-info/:object',
        handler: (call, { object = '' }) => ({ status: 200, body: objectInfo(call, object) })
    },
    { method: 'GET', path: 'ui-api/object-info/:object/picklist-values/:type/:field', handler: picklistValues }
];

function read(call: Call, { id = '' }: Parts): Answer {
    return { status: 200, body: readUiRecord(call.org, call.access, id, (object) => wantedOf(call, object)) };
}

function readBatch(call: Call, { ids = '' }: Parts): Answer {
    const results = ids.split(',').map((id) => {
        try {
            return {
                statusCode: 200,
                result: readUiRecord(call.org, call.access, id, (object) => wantedOf(call, object))
            };
        } catch (error) {
            if (!(error instanceof ApiError)) {
                throw error;
            }
            return { statusCode: error.status, result: error.all };
        }
    });
    return { status: 200, body: { hasErrors: results.some(({ statusCode }) => statusCode >= 300), results } };
}

function wantedOf(call: Call, object: SObject): Wanted {
    const list = (name: string): string[] => {
        return call.query
            .getAll(name)
            .flatMap((text) => text.split(','))
            .map((path) => path.trim())
            .filter((path) => path !== '');
    };
    const [fields, optional, layouts] = [list('fields'), list('optionalFields'), list('layoutTypes')];
    if (fields.length + optional.length + layouts.length === 0) {
        throw new ApiError(
            'ILLEGAL_QUERY_PARAMETER_VALUE',
            'Specify at least one of fields, optionalFields or layoutTypes'
        );
    }
    const named = join(
        wantedFields(call.access, call.org, object, fields, false),
        wantedFields(call.access, call.org, object, optional, true)
    );
    return layouts.length > 0 ? join(named, allFields(call.access, object)) : named;
}

function create(call: Call): Answer {
    const { apiName, fields } = asObject(call.body());
    if (typeof apiName !== 'string') {
        throw new ApiError('REQUIRED_FIELD_MISSING', 'apiName is required');
    }
    const object = call.org.schema.find(apiName);
    return saving(object, () => {
        const id = call.records.create(apiName, asObject(fields));
        return { status: 201, body: readUiRecord(call.org, call.access, id, (its) => allFields(call.access, its)) };
    });
}

function update(call: Call, { id = '' }: Parts): Answer {
    const { fields } = asObject(call.body());
    const object = objectOf(call, id);
    return saving(object, () => {
        const { Id: _, ...changes } = asObject(fields);
        call.records.update(object.name, id, changes);
        return { status: 200, body: readUiRecord(call.org, call.access, id, (its) => allFields(call.access, its)) };
    });
}

function remove(call: Call, { id = '' }: Parts): Answer {
    call.records.remove(objectOf(call, id).name, id);
    return { status: 204 };
}

/** Errors of a save say which field is wrong; that there is no such record is said plainly. */
function saving(object: SObject | undefined, work: () => Answer): Answer {
    try {
        return work();
    } catch (error) {
        if (error instanceof ApiError && error.status === 400) {
            return recordErrors(error, object);
        }
        throw error;
    }
}

function objectOf(call: Call, id: string): SObject {
    const long = longId(id);
    const object = long === undefined ? undefined : call.org.schema.ofId(long);
    if (!object) {
        throw new ApiError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
    }
    return object;
}

function picklistValues(call: Call, { object = '', field = '' }: Parts): Answer {
    const known = call.records.object(object);
    const found = known.fields.get(field.toLowerCase());
    if (!found || !call.access.reads(known, found)) {
        throw new ApiError('INVALID_FIELD', `No such column '${field}' on sobject of type ${known.name}`);
    }
    const values = found.values
        .filter(({ active }) => active)
        .map(({ value, label }) => ({ attributes: null, label, validFor: [], value }));
    const chosen = found.values.find(({ default: isDefault }) => isDefault);
    const defaultValue = chosen ? { attributes: null, label: chosen.label, validFor: [], value: chosen.value } : null;
    return { status: 200, body: { controllerValues: {}, defaultValue, values } };
}
