import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { runNode } from '../../command/childProcess.ts';
import { root } from '../../node/bundles.ts';
import { connectTo } from '../connect/connection.ts';
import { failuresOf } from '../deploy/failures.ts';
import { runProjectCommand } from '../deploy/projectCommand.ts';
import { sendPackage } from '../deploy/sendPackage.ts';
import { sourcePackage } from '../deploy/sourcePackage.ts';
import { examine } from '../doctor/examine.ts';
import { readOrg } from '../doctor/readOrg.ts';
import { SAMPLE_KEY, type Row } from '../seed/sampleObjects.ts';
import { seedOrg } from '../seed/seedOrg.ts';
import { BULK_FROM, upsertRows } from '../seed/writeRecords.ts';
import { ALIAS, servedOrg } from './servedOrg.ts';
import { staffed, type Staffed } from './staffed.ts';

const SF = join(root, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const QUIET = { show: () => undefined, stop: () => undefined };

/** Faults, each in a file of its own: where it is, and what a deploy must say of it. */
const FAULTS: readonly { file: string; text: string; type: string; name: string; line: number; problem: RegExp }[] = [
    {
        file: 'force-app/lwc/broken/broken.js',
        text: "import { LightningElement } from 'lwc';\n\nexport default class Broken extends LightningElement {\n    now) {}\n}\n",
        type: 'LightningComponentBundle',
        name: 'broken',
        line: 4,
        problem: /Unexpected token|expected/i
    },
    {
        file: 'force-app/objects/Case/fields/Broken__c.field-meta.xml',
        text: '<?xml version="1.0" encoding="UTF-8" ?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n    <fullName>Broken__c</fullName>\n    <label>Broken</label>\n    <type>Txet</type>\n</CustomField>\n',
        type: 'CustomField',
        name: 'Case.Broken__c',
        line: 3,
        problem: /Txet/
    },
    {
        file: 'force-app/permissionsets/Broken.permissionset-meta.xml',
        text: '<?xml version="1.0" encoding="UTF-8" ?>\n<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">\n    <label>Broken</label\n</PermissionSet>\n',
        type: 'PermissionSet',
        name: 'Broken',
        line: 3,
        problem: /Error parsing file/
    }
];

const META =
    '<?xml version="1.0" encoding="UTF-8" ?>\n<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>68.0</apiVersion>\n    <isExposed>false</isExposed>\n</LightningComponentBundle>\n';

void describe('what is wrong', () => {
    const door = servedOrg();
    let connection: Connection;
    let project = '';

    const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(project, path)), { recursive: true });
        writeFileSync(join(project, path), text);
    };
    const deploy = (...directories: string[]) => {
        const source = sourcePackage(
            project,
            directories.map((path) => join(project, path))
        );
        return sendPackage(connection, source.zip, { checkOnly: false, progress: QUIET }).then((result) => ({
            source,
            result
        }));
    };
    /** Deploys a copy of one of the product's files in which something is other than it was. */
    const plant = async (file: string, from: string | RegExp, to: string): Promise<void> => {
        const text = readFileSync(join(root, 'force-app', file), 'utf8');
        assert.notEqual(text.replace(from, to), text, `${file} has no ${String(from)}`);
        const folder = `planted/${String(performance.now())}`;
        write(`${folder}/${file.split('/').slice(-2).join('/')}`, text.replace(from, to));
        const { result } = await deploy(folder);
        assert.equal(result.success, true, JSON.stringify(result.details.componentFailures));
    };
    const findings = async (): Promise<string[]> =>
        examine(await readOrg(connection))
            .map(({ code }) => code)
            .sort();

    after(() => rmSync(project, { recursive: true, force: true }));
    before(async () => {
        project = mkdtempSync(join(tmpdir(), 'chat-etiquette-faults-'));
        write(
            'sfdx-project.json',
            JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '68.0' })
        );
        write('force-app/broken/lwc/broken/broken.js-meta.xml', META);
        FAULTS.forEach(({ file, name, text }) => write(file.replace('force-app', `force-app/${name}`), text));
        connection = await connectTo(undefined, { SF_ACCESS_TOKEN: door.token, SF_ORG_INSTANCE_URL: door.url });
    });

    const changedNothing = (): void => {
        assert.throws(() => door.org.asSystem().query('SELECT Broken__c FROM Case'), { errorCode: 'INVALID_FIELD' });
        assert.deepEqual(door.org.asSystem().query("SELECT Id FROM PermissionSet WHERE Name = 'Broken'"), []);
    };

    for (const { file, type, name, line, problem } of FAULTS) {
        const folder = `force-app/${name}`;
        const path = file.replace('force-app', folder);

        void it(`is named by a deploy: component, file, line and problem of ${name}; nothing changes`, async () => {
            const { source, result } = await deploy(folder);
            assert.equal(result.success, false);
            const [failure, ...others] = failuresOf([result.details.componentFailures].flat(), source, project);
            assert.deepEqual(others, []);
            assert.deepEqual([failure?.name, failure?.type, failure?.file, failure?.line], [name, type, path, line]);
            assert.match(failure?.problem ?? '', problem);
            changedNothing();
        });

        void it(`is the same to sf: ${name}`, async () => {
            const args = [SF, 'project', 'deploy', 'start', '--source-dir', folder, '--json', '--target-org', ALIAS];
            const { stdout } = await runNode(args, { env: door.sf.environment, cwd: project });
            interface Failures {
                componentFailures: { fullName: string; componentType: string; problem: string }[];
            }
            const { status, result } = JSON.parse(stdout) as { status: number; result: { details: Failures } };
            assert.equal(status, 1);
            const [failure] = result.details.componentFailures;
            assert.deepEqual([failure?.fullName, failure?.componentType], [name, type]);
            assert.match(failure?.problem ?? '', problem);
            changedNothing();
        });
    }

    void describe('in an org that worked', () => {
        before(async () => {
            cpSync(join(root, '.forceignore'), join(project, '.forceignore'));
            await runProjectCommand('scripts/build/main.ts', 'The build');
            const packages = ['main', 'messaging', 'live-chat', 'routing', 'change-events'].map((name) =>
                join(root, 'force-app', name)
            );
            const product = sourcePackage(root, packages);
            const { success, details } = await sendPackage(connection, product.zip, {
                checkOnly: false,
                progress: QUIET
            });
            assert.equal(success, true, JSON.stringify(details.componentFailures));
            const records = door.org.asSystem();
            const admin = door.org.users()[0]?.id;
            for (const name of [
                'Chat_Etiquette_Agent',
                'Chat_Etiquette_Messaging',
                'Chat_Etiquette_Live_Chat',
                'Chat_Etiquette_Presence',
                'Chat_Etiquette_Admin'
            ]) {
                const [set] = records.query(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
                records.create('PermissionSetAssignment', { AssigneeId: admin, PermissionSetId: set?.['Id'] });
            }
            staffing = staffed(records, String(admin));
            await seedOrg(connection, { count: 10, reset: false, progress: QUIET, now: Date.now() });
            assert.deepEqual(await findings(), []);
        });

        let staffing: Staffed;
        const CONSOLE = 'messaging/applications/Chat_Etiquette_Console.app-meta.xml';
        const BAR = 'main/bar/flexipages/Etiquette_Utility_Bar.flexipage-meta.xml';
        const PAGE = 'messaging/flexipages/Etiquette_Messaging_Session.flexipage-meta.xml';
        const NET = 'safety-net/flows/Messaging_Session_Safety_Net.flow-meta.xml';
        const ROUTING = 'routing/queueRoutingConfigs/Etiquette_Routing.queueRoutingConfig-meta.xml';

        const PLANTED: readonly [code: string, plant: () => Promise<void> | void, mend?: () => Promise<void> | void][] =
            [
                [
                    'utility-not-eager',
                    () => plant(BAR, /(<name>eager<\/name>\s*<type>decorator<\/type>\s*<value>)true/, '$1false'),
                    () => plant(BAR, '</FlexiPage>', '</FlexiPage>\n')
                ],
                [
                    'utility-missing',
                    () => plant(CONSOLE, /\s*<utilityBar>.*<\/utilityBar>/, ''),
                    () => plant(CONSOLE, '</CustomApplication>', '</CustomApplication>\n')
                ],
                [
                    'panel-missing',
                    () => plant(PAGE, '<componentName>etiquettePanel<', '<componentName>force:detailPanel<'),
                    () => plant(PAGE, '</FlexiPage>', '</FlexiPage>\n')
                ],
                [
                    'panel-not-active',
                    () => plant(CONSOLE, /<actionOverrides>[\s\S]*?<\/actionOverrides>/, ''),
                    () => plant(CONSOLE, '</CustomApplication>', '</CustomApplication>\n')
                ],
                [
                    'push-timeout',
                    () => plant(ROUTING, '<pushTimeout>30<', '<pushTimeout>60<'),
                    () => plant(ROUTING, '</QueueRoutingConfig>', '</QueueRoutingConfig>\n')
                ],
                ['status-based-capacity', () => capacityModel('STATUS_BASED'), () => capacityModel('TAB_BASED')],
                [
                    'omni-channel-off',
                    () => settings('OmniChannel', '<enableOmniChannel>false</enableOmniChannel>'),
                    () => settings('OmniChannel', '<enableOmniChannel>true</enableOmniChannel>')
                ],
                [
                    'translations-off',
                    () => settings('Language', '<enableTranslationWorkbench>false</enableTranslationWorkbench>'),
                    () => settings('Language', '<enableTranslationWorkbench>true</enableTranslationWorkbench>')
                ],
                [
                    'web-security-off',
                    () => settings('Security', webSecurity(false)),
                    () => settings('Security', webSecurity(true))
                ],
                [
                    'workflow-user-unknown',
                    () => plant(NET, '<status>Draft<', '<status>Active<'),
                    () => plant(NET, '</Flow>', '</Flow>\n')
                ],
                [
                    'queue-without-members',
                    () => door.org.asSystem().remove('GroupMember', staffing.member),
                    () => restaff()
                ],
                [
                    'presence-config-unassigned',
                    () => door.org.asSystem().remove('PresenceUserConfigUser', staffing.presence),
                    () => restaff()
                ],
                [
                    'ending-not-permitted',
                    () => userPermission('LMEndMessagingSessionUserPerm', false),
                    () => userPermission('LMEndMessagingSessionUserPerm', true)
                ],
                [
                    'no-policy-readable',
                    () => removeAll('SELECT Id FROM Etiquette_Policy__c', 'Etiquette_Policy__c'),
                    async () =>
                        void (await seedOrg(connection, { count: 1, reset: false, progress: QUIET, now: Date.now() }))
                ],
                [
                    'permission-set-not-assigned',
                    () =>
                        removeAll(
                            "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Chat_Etiquette_Agent'",
                            'PermissionSetAssignment'
                        )
                ]
            ];

        for (const count of [3, BULK_FROM]) {
            void it(`is named row by row by a seed of ${count} records, and the others are written`, async () => {
                const rows = Array.from({ length: count }, (_, place): Row => {
                    const key = `sample-fault-${place}`;
                    return {
                        [SAMPLE_KEY]: key,
                        LastName: 'Row',
                        Email: place === 1 ? 'no address' : 'row@customer.example'
                    };
                });
                const refused = await upsertRows(connection, { object: 'Contact', rows, done: () => undefined });
                assert.deepEqual(
                    refused.map(({ object, key }) => [object, key]),
                    [['Contact', 'sample-fault-1']]
                );
                assert.match(refused[0]?.reason ?? '', /INVALID_EMAIL_ADDRESS.*no address/);
                const written = door.org.asSystem().query("SELECT Id FROM Contact WHERE LastName = 'Row'");
                assert.equal(written.length, count - 1);
            });
        }

        for (const [code, planted, mend] of PLANTED) {
            void it(`is named by the doctor: ${code}`, async () => {
                await planted();
                assert.deepEqual(await findings(), [code]);
                await mend?.();
            });
        }

        const capacityModel = async (model: string): Promise<void> => {
            const folder = `channel-${model}`;
            write(
                `${folder}/serviceChannels/sfdc_livemessage.serviceChannel-meta.xml`,
                `<?xml version="1.0" encoding="UTF-8" ?>\n<ServiceChannel xmlns="http://soap.sforce.com/2006/04/metadata">\n    <capacityModel>${model}</capacityModel>\n    <label>Messaging</label>\n    <relatedEntityType>MessagingSession</relatedEntityType>\n</ServiceChannel>\n`
            );
            const { result } = await deploy(folder);
            assert.equal(result.success, true, JSON.stringify(result.details.componentFailures));
        };
        const webSecurity = (enabled: boolean): string =>
            `<sessionSettings><lockerServiceNext>${String(enabled)}</lockerServiceNext></sessionSettings>`;
        const restaff = (): void => {
            const records = door.org.asSystem();
            const left = ['GroupMember', 'PresenceUserConfigUser'] as const;
            left.forEach((object) => removeAll(`SELECT Id FROM ${object}`, object));
            staffing = staffed(records, String(door.org.users()[0]?.id));
        };
        const userPermission = (name: string, granted: boolean): void => {
            const records = door.org.asSystem();
            for (const { Id } of records.query('SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = true')) {
                records.update('PermissionSet', String(Id), { [`Permissions${name}`]: granted });
            }
        };
        const settings = async (name: string, content: string): Promise<void> => {
            const folder = `settings-${name}-${String(performance.now())}`;
            write(
                `${folder}/settings/${name}.settings-meta.xml`,
                `<?xml version="1.0" encoding="UTF-8" ?>\n<${name}Settings xmlns="http://soap.sforce.com/2006/04/metadata">\n    ${content}\n</${name}Settings>\n`
            );
            const { result } = await deploy(folder);
            assert.equal(result.success, true, JSON.stringify(result.details.componentFailures));
        };
        const removeAll = (soql: string, object: string): void => {
            const records = door.org.asSystem();
            for (const row of records.query(soql)) {
                records.remove(object, String(row['Id']));
            }
        };
    });
});
