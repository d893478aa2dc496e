const VERSION = '/services/data/v68.0';

/** A record, by its fields. */
export type OrgRecord = Record<string, unknown>;

/** Salesforce's REST API of the local org, in the name of one user. */
export interface OrgApi {
    /** The rows of a SOQL query. */
    query(soql: string): Promise<OrgRecord[]>;
    /** Makes a record; returns its id. */
    create(sobject: string, fields: OrgRecord): Promise<string>;
    update(sobject: string, id: string, fields: OrgRecord): Promise<void>;
    remove(sobject: string, id: string): Promise<void>;
}

/** Opens the API with an access token. */
export function orgApi(url: string, token: string): OrgApi {
    const call = async (method: string, path: string, body?: OrgRecord): Promise<OrgRecord> => {
        const answer = await fetch(url + VERSION + path, {
            method,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            ...(body && { body: JSON.stringify(body) })
        });
        const text = await answer.text();
        if (!answer.ok) {
            throw new Error(`${method} ${path}: ${text}`);
        }
        return text === '' ? {} : (JSON.parse(text) as OrgRecord);
    };
    return {
        async query(soql) {
            const { records } = await call('GET', `/query?q=${encodeURIComponent(soql)}`);
            return records as OrgRecord[];
        },
        async create(sobject, fields) {
            const { id } = await call('POST', `/sobjects/${sobject}`, fields);
            return String(id);
        },
        async update(sobject, id, fields) {
            await call('PATCH', `/sobjects/${sobject}/${id}`, fields);
        },
        async remove(sobject, id) {
            await call('DELETE', `/sobjects/${sobject}/${id}`);
        }
    };
}
