import { request } from '../session/link.ts';
import { platform } from '../session/platform.ts';
import { session } from '../session/session.ts';
import { readableFields } from './visibility.ts';

/** A field's value as the UI API gives it. */
export interface FieldValue {
    value: unknown;
    displayValue: string | null;
}

/** A record as the UI API gives it. */
export interface RecordData {
    apiName: string;
    id: string;
    fields: Record<string, FieldValue | undefined>;
    lastModifiedDate?: string;
}

/** What lightning/uiRecordApi rejects with. */
export interface FetchResponse {
    status: number;
    statusText: string;
    ok: false;
    headers: Record<string, string>;
    body: unknown;
}

type Fields = Record<string, unknown>;

const watchers = new Map<string, Set<() => Promise<void>>>();

/** Calls a service of the org; rejects as Lightning Data Service does. */
export async function callOrg<Answer>(path: string, method = 'GET', body?: unknown): Promise<Answer> {
    const { token, apiVersion } = session();
    const response = await request(`/services/data/${apiVersion.replace(/^v?/, 'v')}${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) {
        return answer as Answer;
    }
    const failure: FetchResponse = {
        status: response.status,
        statusText: response.statusText || statusText(response.status),
        ok: false,
        headers: {},
        body: answer
    };
    // The platform rejects with a plain object, not with an Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw failure;
}

/** Reads one record. */
export async function readRecord(id: string, fields: string[], optionalFields: string[] = []): Promise<RecordData> {
    const hidden = fields.find((field) => !readableFields([field], platform()).includes(field));
    if (hidden !== undefined) {
        throwInvalidField(hidden);
    }
    const optional = readableFields(optionalFields, platform());
    const asked = new URLSearchParams();
    if (fields.length > 0) {
        asked.set('fields', fields.join(','));
    }
    if (optional.length > 0) {
        asked.set('optionalFields', optional.join(','));
    }
    return callOrg(`/ui-api/records/${encodeURIComponent(id)}?${asked.toString()}`);
}

/** Makes a record. */
export function makeRecord(apiName: string, fields: Fields): Promise<RecordData> {
    return callOrg('/ui-api/records', 'POST', { apiName, fields });
}

/** Changes a record, and no more: what shows it does not know yet. */
export function patchRecord(id: string, fields: Fields): Promise<RecordData> {
    return callOrg(`/ui-api/records/${encodeURIComponent(id)}`, 'PATCH', { fields });
}

/** Changes a record; what shows it is read again. */
export async function changeRecord(id: string, fields: Fields): Promise<RecordData> {
    const record = await patchRecord(id, fields);
    await readAgain([id]);
    return record;
}

/** Deletes a record. */
export async function dropRecord(id: string): Promise<void> {
    await callOrg(`/ui-api/records/${encodeURIComponent(id)}`, 'DELETE');
}

/** Records by SOQL, all of the first page. */
export async function query<Row>(soql: string): Promise<Row[]> {
    const { records } = await callOrg<{ records: Row[] }>(`/query?q=${encodeURIComponent(soql)}`);
    return records;
}

/** A text as a SOQL string. */
export function quoted(text: string): string {
    return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** Has `read` called whenever this page changed the record, or says that it was changed. */
export function watchRecord(id: string, read: () => Promise<void>): () => void {
    const key = id.slice(0, 15);
    const readers = watchers.get(key) ?? new Set();
    watchers.set(key, readers.add(read));
    return () => {
        if (readers.delete(read) && readers.size === 0) {
            watchers.delete(key);
        }
    };
}

/** Reads again whatever shows these records. */
export async function readAgain(ids: string[]): Promise<void> {
    await Promise.all(ids.flatMap((id) => [...(watchers.get(id.slice(0, 15)) ?? [])].map((read) => read())));
}

/** What went wrong, in the server's own words. */
export function errorMessage(error: unknown): string {
    if (error instanceof Error) {
        return error.message;
    }
    const { body } = error as Partial<FetchResponse>;
    if (Array.isArray(body)) {
        return body.map((one: { message?: string }) => one.message ?? '').join(' ');
    }
    const { message, output } = (body ?? {}) as {
        message?: string;
        output?: { errors?: { message?: string }[]; fieldErrors?: Record<string, { message?: string }[]> };
    };
    const details = [...(output?.errors ?? []), ...Object.values(output?.fieldErrors ?? {}).flat()];
    return details.map((one) => one.message ?? '').join(' ') || (message ?? 'The server refused, without a reason.');
}

/** Rejects as the UI API does a field that this user cannot read. */
function throwInvalidField(field: string): never {
    const message = `No such column '${field}' on entity`;
    const failure: FetchResponse = {
        status: 400,
        statusText: 'Bad Request',
        ok: false,
        headers: {},
        body: { errorCode: 'INVALID_FIELD', message }
    };
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the platform rejects with a plain object
    throw failure;
}

function statusText(status: number): string {
    return (
        { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 500: 'Server Error' }[status] ??
        ''
    );
}
