import assert from 'node:assert/strict';
import { generateKeyPairSync, createSign } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { Connection, OAuth2 } from 'jsforce';
import type { LocalOrg } from '../localOrg.ts';
import { ADMIN_USERNAME } from '../localOrg.ts';
import { addUser, assign, serve, testOrg } from './testOrg.ts';

const MANY = 2500;

interface CometdClient {
    subscribe<Event>(channel: string, listener: (event: Event) => void): PromiseLike<unknown>;
    disconnect(): PromiseLike<void>;
}

async function connected(context: TestContext): Promise<{ org: LocalOrg; connection: Connection; url: string }> {
    const org = await testOrg(context);
    const admin = org.users()[0]?.id ?? '';
    assign(org, admin, 'Keeper');
    const { url, token } = await serve(context, org);
    return { org, url, connection: new Connection({ instanceUrl: url, accessToken: token, version: '68.0' }) };
}

test('jsforce creates, reads, changes, finds and deletes', async (context) => {
    const { connection } = await connected(context);
    const cases = connection.sobject('Case');
    const made = await cases.create({ Subject: 'one', Key__c: 'k' });
    assert.ok(made.success);
    await cases.update({ Id: made.id, Subject: 'two' });
    assert.equal((await cases.retrieve(made.id))['Subject'], 'two');
    assert.equal((await cases.upsert({ Key__c: 'k', Subject: 'three' }, 'Key__c')).success, true);
    assert.equal((await cases.find({ Subject: 'three' })).length, 1);
    await assert.rejects(cases.create({ Key__c: 'k' }), { errorCode: 'DUPLICATE_VALUE' });
    await cases.destroy(made.id);
    await assert.rejects(cases.retrieve(made.id), { errorCode: 'NOT_FOUND' });
    assert.ok((await connection.describe('Case')).fields.some(({ name }) => name === 'Key__c'));
    assert.ok((await connection.describeGlobal()).sobjects.length > 20);
    assert.equal((await connection.identity()).username, ADMIN_USERNAME);
});

test('jsforce saves thousands by collections and by Bulk 2.0, and reads them page by page', async (context) => {
    const { connection } = await connected(context);
    const rows = Array.from({ length: MANY }, (_, index) => ({ Key__c: `k${index}`, Subject: `"s", ${index}\nline` }));
    const saved = await connection.sobject('Case').upsert(rows, 'Key__c', { allowRecursive: true, allOrNone: false });
    assert.equal(saved.filter(({ success }) => success).length, MANY);
    const bulk = await connection.bulk2.loadAndWaitForResults({
        object: 'Case',
        operation: 'upsert',
        externalIdFieldName: 'Key__c',
        input: [...rows, { Key__c: 'x'.repeat(19), Subject: '' }]
    });
    assert.deepEqual([bulk.successfulResults.length, bulk.failedResults.length], [MANY, 1]);
    assert.match(bulk.failedResults[0]?.sf__Error ?? '', /STRING_TOO_LONG/);
    const all = await connection.query('SELECT Id, Subject FROM Case', { autoFetch: true, maxFetch: MANY * 2 });
    assert.equal(all.records.length, MANY);
    assert.equal(all.records.find(({ Subject }) => Subject === '"s", 7\nline') === undefined, false);
    const read = await connection.bulk2.query('SELECT Id, Owner.Name FROM Case');
    assert.equal((await read.toArray()).length, MANY);
});

test('only who sees all records of an object may follow its changes', async (context) => {
    const { org, url } = await connected(context);
    addUser(org, 'ada', 'Keeper');
    const accessToken = org.tokenOf('ada@test.example');
    const agent = new Connection({ instanceUrl: url, accessToken, version: '68.0' });
    const client = agent.streaming.createClient([]) as unknown as CometdClient;
    await assert.rejects(
        Promise.resolve(client.subscribe('/data/CaseChangeEvent', () => undefined)),
        /403.*View All Records of Case, or View All Data/
    );
    await client.disconnect();
});

test('jsforce hears of changes by CometD', async (context) => {
    const { org, connection } = await connected(context);
    const client = connection.streaming.createClient([]) as unknown as CometdClient;
    const heard = new Promise<{ payload: { Subject: string; ChangeEventHeader: { changeType: string } } }>(
        (resolve) => {
            const subscription = client.subscribe('/data/CaseChangeEvent', resolve);
            void Promise.resolve(subscription).then(() => org.asSystem().create('Case', { Subject: 'heard' }));
        }
    );
    const { payload } = await heard;
    // Its next request, which waits for more, ends with it.
    await client.disconnect();
    assert.deepEqual([payload.Subject, payload.ChangeEventHeader.changeType], ['heard', 'CREATE']);
});

test('jsforce retrieves what was deployed', async (context) => {
    const { connection } = await connected(context);
    const request = {
        apiVersion: '68.0',
        singlePackage: true,
        unpackaged: { types: [{ name: 'PermissionSet', members: ['*'] }], version: '68.0' }
    };
    const retrieved = await connection.metadata.retrieve(request as never).complete();
    assert.ok(retrieved.zipFile.length > 0);
    assert.equal((await connection.metadata.list({ type: 'PermissionSet' }))[0]?.fullName, 'Keeper');
    assert.ok((await connection.metadata.describe()).metadataObjects.length > 20);
});

test('a signed assertion or a secret gives a token; a password never does', async (context) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const org = await testOrg(context, {
        clients: [{ id: 'console', publicKey: pem, secret: 'hush', username: ADMIN_USERNAME }]
    });
    const { url } = await serve(context, org);
    addUser(org, 'ann');
    const assertion = (claims: object): string => {
        const parts = [{ alg: 'RS256' }, claims]
            .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
            .join('.');
        return `${parts}.${createSign('RSA-SHA256').update(parts).sign(privateKey, 'base64url')}`;
    };
    const claims = { iss: 'console', sub: 'ann@test.example', aud: url, exp: Math.floor(Date.now() / 1000) + 60 };
    const ask = async (form: Record<string, string>): Promise<{ status: number; token: string | undefined }> => {
        const response = await fetch(`${url}/services/oauth2/token`, {
            method: 'POST',
            body: new URLSearchParams(form)
        });
        return { status: response.status, token: ((await response.json()) as { access_token?: string }).access_token };
    };
    const bearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    assert.equal(
        (await ask({ grant_type: bearer, assertion: assertion(claims) })).token,
        org.tokenOf('ann@test.example')
    );
    for (const wrong of [{ sub: 'nobody' }, { aud: 'https://login.salesforce.com' }, { exp: 1 }, { iss: 'other' }]) {
        assert.equal((await ask({ grant_type: bearer, assertion: assertion({ ...claims, ...wrong }) })).status, 400);
    }
    assert.equal((await ask({ grant_type: bearer, assertion: `${assertion(claims).slice(0, -4)}AAAA` })).status, 400);
    const connection = new Connection({
        instanceUrl: url,
        oauth2: new OAuth2({ clientId: 'console', clientSecret: 'hush', loginUrl: url }),
        version: '68.0'
    });
    await connection.authorize({ grant_type: 'client_credentials' });
    assert.equal(connection.accessToken, org.tokenOf(ADMIN_USERNAME));
    assert.equal(
        (await ask({ grant_type: 'client_credentials', client_id: 'console', client_secret: 'wrong' })).status,
        400
    );
    await assert.rejects(new Connection({ loginUrl: url, version: '65.0' }).login('a', 'b'), /UNSUPPORTED_API_VERSION/);
});
