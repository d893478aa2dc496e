import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Connection } from 'jsforce';
import { errorMessage } from '../../command/errorMessage.ts';
import { packageFiles } from '../metadata/sourceFiles.ts';
import { writeZip } from '../../formats/zip/writeZip.ts';
import { ADMIN_USERNAME, type LocalOrg, openLocalOrg } from '../localOrg.ts';
import { addUser, NOON, PACKAGE, serve, testOrg } from './testOrg.ts';

interface Result {
    success: boolean;
    details: { componentFailures: { fullName: string; fileName: string; lineNumber: number; problem: string }[] };
}
type Files = Map<string, Buffer>;

const EVERYTHING = [
    'CustomObject',
    'CustomField',
    'ValidationRule',
    'PermissionSet',
    'LightningComponentBundle',
    'PlatformEventChannelMember'
];

function manifest(types: string[]): Buffer {
    const named = types.map((type) => `<types><members>*</members><name>${type}</name></types>`).join('');
    return Buffer.from(
        `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${named}<version>68.0</version></Package>`
    );
}

function zipOf(change: (files: Files) => void = () => undefined): Buffer {
    const files: Files = packageFiles([PACKAGE]);
    files.set('package.xml', manifest(EVERYTHING));
    change(files);
    return writeZip(files);
}

function edit(files: Files, path: string, from: string | RegExp, to: string): void {
    const text = String(files.get(path));
    assert.match(text, typeof from === 'string' ? new RegExp(from.replace(/[()]/g, '\\$&')) : from);
    files.set(path, Buffer.from(text.replace(from, to)));
}

async function deployer(
    context: TestContext,
    source: string[] = []
): Promise<{ org: LocalOrg; deploy(zip: Buffer, checkOnly?: boolean): Promise<Result> }> {
    const org = await testOrg(context, { source });
    const { url, token, ask } = await serve(context, org);
    return {
        org,
        deploy: async (zip, checkOnly = false) => {
            const form = new FormData();
            form.append(
                'entity_content',
                new Blob([JSON.stringify({ deployOptions: { checkOnly } })], { type: 'application/json' })
            );
            form.append('file', new Blob([new Uint8Array(zip)]), 'package.xml');
            const address = `${url}/services/data/v68.0/metadata/deployRequest`;
            const started = await fetch(address, {
                method: 'POST',
                headers: { Authorization: `Bearer ${token}` },
                body: form
            });
            const { id } = (await started.json()) as { id: string };
            const { body } = await ask('GET', `metadata/deployRequest/${id}?includeDetails=true`);
            return (body as { deployResult: Result }).deployResult;
        }
    };
}

test('what was deployed is what exists, and a dry run leaves nothing', async (context) => {
    const { org, deploy } = await deployer(context);
    const knows = (): boolean => {
        try {
            org.asSystem().query('SELECT Key__c FROM Case');
            return true;
        } catch {
            return false;
        }
    };
    assert.equal((await deploy(zipOf(), true)).success, true);
    assert.equal(knows(), false);
    assert.equal((await deploy(zipOf())).success, true);
    assert.equal(knows(), true);
    const gone = writeZip(
        new Map([
            ['package.xml', manifest([])],
            [
                'destructiveChanges.xml',
                Buffer.from(
                    '<Package><types><members>Keeper</members><name>PermissionSet</name></types><types><members>Case.Key__c</members><name>CustomField</name></types></Package>'
                )
            ]
        ])
    );
    assert.equal((await deploy(gone)).success, true);
    assert.equal(knows(), false);
});

test('a fault fails the whole deploy, with the component, the file, the line and the problem', async (context) => {
    const { org, deploy } = await deployer(context);
    const faults: [string, (files: Files) => void, RegExp][] = [
        [
            'Case.Key__c',
            (files) => edit(files, 'objects/Case.object', '<type>Text</type>', '<type>Txt</type>'),
            /Field type Txt/
        ],
        ['Limit__c.In_Range', (files) => edit(files, 'objects/Limit__c.object', 'OR(', 'ORR('), /Unknown function ORR/],
        [
            'Limit__c.In_Range',
            (files) => edit(files, 'objects/Limit__c.object', /Seconds__c &lt;/, 'Minutes__c &lt;'),
            /Field Minutes__c does not exist/
        ],
        [
            'Keeper',
            (files) => edit(files, 'permissionsets/Keeper.permissionset', 'Case.Key__c', 'Case.Kee__c'),
            /no CustomField named Case.Kee__c/
        ],
        [
            'Keeper',
            (files) => edit(files, 'permissionsets/Keeper.permissionset', '</label>', '</lable>'),
            /must be terminated/
        ],
        [
            'greeting',
            (files) => edit(files, 'lwc/greeting/greeting.html', '<template>', '<template><div if:true={x'),
            /LWC/
        ],
        [
            'greeting',
            (files) => edit(files, 'lwc/greeting/greeting.js', 'export default', 'export default default'),
            /LWC|Unexpected/
        ],
        [
            'permissionsets/%.permissionset',
            (files) => files.set('permissionsets/%.permissionset', Buffer.from('<PermissionSet/>')),
            /does not fit PermissionSet/
        ],
        [
            'Absent',
            (files) =>
                files.set(
                    'package.xml',
                    Buffer.from('<Package><types><members>Absent</members><name>Queue</name></types></Package>')
                ),
            /was not found in zipped directory/
        ]
    ];
    for (const [name, fault, problem] of faults) {
        const { success, details } = await deploy(zipOf(fault));
        const found = details.componentFailures.find(({ fullName }) => fullName === name);
        assert.equal(success, false, name);
        assert.match(found?.problem ?? '', problem);
        assert.ok((found?.lineNumber ?? 0) > 0 && found?.fileName !== '', name);
    }
    assert.equal(org.asSystem().query('SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = false').length, 0);
});

test('a broken zip in a deploy is a failed deploy, not a crash', async (context) => {
    const { deploy } = await deployer(context);
    const { success, details } = await deploy(Buffer.from('nonsense'));
    assert.equal(success, false);
    assert.match(details.componentFailures[0]?.problem ?? '', /no zip/);
});

test('the product itself deploys', async (context) => {
    const project = JSON.parse(readFileSync(join(import.meta.dirname, '../../../sfdx-project.json'), 'utf8')) as {
        packageDirectories: { path: string }[];
    };
    const source = project.packageDirectories.map(({ path }) => join(import.meta.dirname, '../../..', path));
    const org = await testOrg(context, { source });
    assert.ok(org.asSystem().query("SELECT Id FROM PermissionSet WHERE Name LIKE 'Chat_Etiquette%'").length > 0);
    assert.ok(org.asSystem().create('Etiquette_Policy__c', { Name: 'Default', Default__c: true }));
});

test('an org is not opened with a source in which the check finds a fault', async (context) => {
    const fault = {
        type: 'PermissionSet',
        fullName: 'Keeper',
        file: 'permissionsets/Keeper.permissionset',
        line: 3,
        column: 5,
        problem: 'Keeps nothing.'
    };
    await assert.rejects(testOrg(context, { check: () => [fault] }), {
        name: 'DeployError',
        message: /Keeper\.permissionset:3:5 Keeps nothing\./
    });
});

test('an org that is opened again has its records, and no longer what left the source', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'local-org-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(PACKAGE, join(folder, 'main'), { recursive: true });
    const options = { file: join(folder, 'org.db'), source: [join(folder, 'main')], now: () => NOON };
    const first = await openLocalOrg(options);
    const id = first.asSystem().create('Case', { Subject: 'kept' });
    const token = first.tokenOf(ADMIN_USERNAME);
    first.close();
    rmSync(join(folder, 'main/permissionsets'), { recursive: true });
    rmSync(join(folder, 'main/objects/Case/fields/Key__c.field-meta.xml'));
    const second = await openLocalOrg(options);
    context.after(() => second.close());
    assert.equal(second.asSystem().get('Case', id)['Subject'], 'kept');
    assert.notEqual(second.asSystem().create('Case', {}), id);
    assert.equal(second.tokenOf(ADMIN_USERNAME), token);
    assert.throws(() => second.asSystem().query('SELECT Key__c FROM Case'), /No such column/);
});

test('who may change no metadata may not use the Metadata API, by REST or SOAP', async (context) => {
    const org = await testOrg(context);
    addUser(org, 'ann');
    const token = org.tokenOf('ann@test.example');
    const { url, ask } = await serve(context, org);
    const { status, body } = await ask('GET', 'metadata/deployRequest/0Af000000000001', undefined, token);
    assert.equal(status, 403);
    const refusal =
        /INSUFFICIENT_ACCESS.*use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata/;
    assert.match(JSON.stringify(body), refusal);
    const connection = new Connection({ instanceUrl: url, accessToken: token, version: '68.0' });
    await assert.rejects(connection.metadata.describe(), (error) =>
        /^INSUFFICIENT_ACCESS: use of the Metadata API requires /.test(errorMessage(error))
    );
});
