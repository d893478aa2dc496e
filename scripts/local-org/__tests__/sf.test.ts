import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { ADMIN_USERNAME } from '../localOrg.ts';
import { serve, testOrg } from './testOrg.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SF = join(ROOT, 'node_modules/@salesforce/cli/bin/run.js');
const run = promisify(execFile);

interface Answer {
    status: number;
    result: Record<string, unknown>;
    message?: string;
}

interface Cli {
    folder: string;
    sf(...args: string[]): Promise<Answer>;
    /** What a command gives that has to succeed. */
    ok(...args: string[]): Promise<Record<string, unknown>>;
}

/** Runs the unmodified CLI in a project and a home of its own, which go with the test. */
function cli(context: TestContext, token: string, more: Record<string, string> = {}): Cli {
    const folder = mkdtempSync(join(tmpdir(), 'local-org-sf-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(join(import.meta.dirname, 'package'), folder, { recursive: true });
    const env = {
        PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
        HOME: folder,
        SF_ACCESS_TOKEN: token,
        SF_DISABLE_TELEMETRY: 'true',
        SF_SKIP_NEW_VERSION_CHECK: 'true',
        SF_AUTOUPDATE_DISABLE: 'true',
        SF_HIDE_RELEASE_NOTES: 'true',
        SF_DISABLE_LOG_FILE: 'true',
        SF_USE_PROGRESS_BAR: 'false',
        SF_ORG_METADATA_REST_DEPLOY: 'false',
        ...more
    };
    const sf = async (...args: string[]): Promise<Answer> => {
        const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
        const { stdout } = await run(process.execPath, [SF, ...args, '--json'], options).catch(
            (error: { stdout: string }) => error
        );
        return JSON.parse(stdout) as Answer;
    };
    const ok: Cli['ok'] = async (...args) => {
        const { status, result, message } = await sf(...args);
        assert.equal(status, 0, `${args.join(' ')}: ${message ?? ''}`);
        return result;
    };
    return { folder, sf, ok };
}

test('the real sf logs in, deploys, assigns, works with records, retrieves and deletes', async (context) => {
    const org = await testOrg(context, { source: undefined });
    const { url, token } = await serve(context, org);
    const { folder, sf, ok } = cli(context, token);
    await ok('org', 'login', 'access-token', '--instance-url', url, '--no-prompt', '--alias', 'local', '--set-default');
    assert.equal((await ok('org', 'display'))['apiVersion'], '68.0');
    assert.equal((await ok('project', 'deploy', 'start', '--dry-run'))['checkOnly'], true);
    assert.equal((await ok('project', 'deploy', 'start'))['success'], true);
    await ok('org', 'assign', 'permset', '--name', 'Keeper');
    const { id } = await ok('data', 'create', 'record', '--sobject', 'Case', '--values', 'Subject=Hello Key__c=K1');
    const found = await ok(
        'data',
        'query',
        '--query',
        "SELECT Id, CaseNumber, Owner.Name FROM Case WHERE Key__c = 'K1'"
    );
    assert.equal((found['records'] as { Id: string }[])[0]?.Id, id);
    await ok('data', 'update', 'record', '--sobject', 'Case', '--record-id', String(id), '--values', 'Subject=Bye');
    writeFileSync(join(folder, 'cases.csv'), 'Key__c,Subject\nK1,"one, ""two"""\nK2,zwei\n');
    await ok(
        'data',
        'upsert',
        'bulk',
        '--sobject',
        'Case',
        '--file',
        'cases.csv',
        '--external-id',
        'Key__c',
        '--wait',
        '2'
    );
    assert.equal(org.asSystem().get('Case', String(id))['Subject'], 'one, "two"');
    await ok('data', 'export', 'tree', '--query', 'SELECT Subject, Priority FROM Case');
    await ok('data', 'import', 'tree', '--files', 'Case.json');
    assert.equal(org.asSystem().query('SELECT Id FROM Case').length, 4);
    assert.match(String((await ok('org', 'open', '--url-only'))['url']), new RegExp(`^${url}/`));
    await ok('org', 'list', 'limits');
    await ok('org', 'list', 'metadata', '--metadata-type', 'PermissionSet');
    const path = join(folder, 'main/permissionsets/Keeper.permissionset-meta.xml');
    const deployed = readFileSync(path, 'utf8');
    writeFileSync(path, deployed.replace('<label>Keeper', '<label>Other'));
    await ok(
        'project',
        'retrieve',
        'start',
        '--metadata',
        'PermissionSet:Keeper',
        '--metadata',
        'CustomObject:Limit__c'
    );
    assert.match(readFileSync(path, 'utf8'), /<label>Keeper/);
    await ok('project', 'delete', 'source', '--metadata', 'PermissionSet:Keeper', '--no-prompt');
    assert.equal(org.asSystem().query('SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = false').length, 0);
    writeFileSync(join(folder, 'main/lwc/greeting/greeting.html'), '<template><b></template>');
    const failed = await sf('project', 'deploy', 'start');
    assert.equal(failed.status, 1);
    assert.match(JSON.stringify(failed.result), /LWC1\d+/);
});

test('the real sf logs in with a key, deploys by REST, reports on the deploy and exports in bulk', async (context) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const client = { id: 'pipeline', publicKey: pem, secret: 'hush', username: ADMIN_USERNAME };
    const org = await testOrg(context, { source: undefined, clients: [client] });
    const { url, token } = await serve(context, org);
    const { folder, ok } = cli(context, token, { SF_ORG_METADATA_REST_DEPLOY: 'true' });
    const key = join(folder, 'server.key');
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    const login = ['--client-id', 'pipeline', '--jwt-key-file', key, '--username', ADMIN_USERNAME];
    await ok('org', 'login', 'jwt', ...login, '--instance-url', url, '--set-default');

    const { id, success } = await ok('project', 'deploy', 'start');
    assert.equal(success, true);
    const report = await ok('project', 'deploy', 'report', '--job-id', String(id));
    assert.deepEqual([report['id'], report['status'], report['checkOnly']], [id, 'Succeeded', false]);

    for (const number of [1, 2, 3]) {
        org.asSystem().create('Case', { Subject: `Case, "${number}"` });
    }
    const file = join(folder, 'cases.csv');
    const query = 'SELECT Subject FROM Case ORDER BY Subject';
    const output = ['--output-file', file, '--result-format', 'csv', '--wait', '2'];
    await ok('data', 'export', 'bulk', '--query', query, ...output);
    const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/);
    assert.deepEqual(rows, ['"Subject"', ...[1, 2, 3].map((number) => `"Case, ""${number}"""`)]);
});
