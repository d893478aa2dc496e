import { ApiError, notFound } from '../api/apiError.ts';
import { asObject, type Exchange, parseJson } from '../api/exchange.ts';
import { SOAP_LIMIT, ZIP_LIMIT } from '../api/limits.ts';
import { deployResult } from './deployResult.ts';
import type { MetadataStore } from './metadataStore.ts';

/** `metadata/deployRequest` of the REST API: a deploy as a form with two parts, and how it went. */
export async function deployRest(
    store: MetadataStore,
    exchange: Exchange,
    path: string,
    userId: string
): Promise<void> {
    const id = /^metadata\/deployRequest\/(?<id>\w+)$/.exec(path)?.groups?.['id'];
    if (exchange.method === 'GET' && id !== undefined) {
        const withDetails = exchange.query.get('includeDetails') === 'true';
        return exchange.send(200, { id, deployResult: deployResult(store.org, store.deployed(id), withDetails) });
    }
    if (exchange.method !== 'POST' || path !== 'metadata/deployRequest') {
        throw notFound();
    }
    const { zip, options } = await readForm(exchange);
    const done = await store.deploy({ zip, checkOnly: options['checkOnly'] === true, options, userId });
    const result = { ...deployResult(store.org, done, false), done: false, status: 'Pending' };
    return exchange.send(201, { id: done.id, deployResult: result, deployOptions: options });
}

async function readForm(exchange: Exchange): Promise<{ zip: Buffer; options: Record<string, unknown> }> {
    const bytes = await exchange.bytes(SOAP_LIMIT);
    const type = exchange.headers['content-type'] ?? '';
    let form: FormData;
    try {
        form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData();
    } catch (error) {
        throw new ApiError('INVALID_MULTIPART_REQUEST', error instanceof Error ? error.message : 'unreadable form');
    }
    const json = await partOf(form, 'entity_content', 'json');
    const file = await partOf(form, 'file');
    if (!json || !file) {
        throw new ApiError('INVALID_MULTIPART_REQUEST', 'The form needs the parts "json" and "file"');
    }
    if (file.length > ZIP_LIMIT) {
        throw new ApiError('LIMIT_EXCEEDED', `The zip is larger than ${ZIP_LIMIT} bytes`);
    }
    return { zip: file, options: asObject(asObject(parseJson(json.toString('utf8')))['deployOptions'] ?? {}) };
}

async function partOf(form: FormData, ...names: string[]): Promise<Buffer | undefined> {
    for (const name of names) {
        const part = form.get(name);
        if (typeof part === 'string') {
            return Buffer.from(part);
        }
        if (part) {
            return Buffer.from(await part.arrayBuffer());
        }
    }
    return undefined;
}
