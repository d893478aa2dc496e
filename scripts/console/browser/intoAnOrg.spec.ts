import { runNode } from '../../command/childProcess.ts';
import { isolatedSf } from '../../harness/isolatedSf.ts';
import { talkForFourteenMinutes } from './fourteenMinutes.ts';
import { startLocalConsole } from './localConsole.ts';
import { beginShift } from './shift.ts';
import { expect, test } from './test.ts';

const ORG = ['--target-org', 'installed'];
const PACKAGES = ['main', 'messaging', 'live-chat', 'translations', 'routing', 'change-events'];
const SETS = [
    'Chat_Etiquette_Agent',
    'Chat_Etiquette_Messaging',
    'Chat_Etiquette_Live_Chat',
    'Chat_Etiquette_Presence',
    'Chat_Etiquette_Admin'
];

/** Makes the admin a member of the sample's queue and gives them its presence configuration, as one does in Setup. */
async function staff(succeeds: (...args: string[]) => Promise<unknown>): Promise<void> {
    const idOf = async (soql: string): Promise<string> => {
        const { records } = (await succeeds('data', 'query', '--query', soql)) as { records: { Id: string }[] };
        return records[0]?.Id ?? '';
    };
    const user = await idOf("SELECT Id FROM User WHERE Alias = 'admin'");
    const queue = await idOf("SELECT Id FROM Group WHERE DeveloperName = 'Etiquette_Chats'");
    const presence = await idOf("SELECT Id FROM PresenceUserConfig WHERE DeveloperName = 'Etiquette_Presence'");
    const create = (object: string, values: string): Promise<unknown> =>
        succeeds('data', 'create', 'record', '--sobject', object, '--values', values);
    await create('GroupMember', `GroupId=${queue} UserOrGroupId=${user}`);
    await create('PresenceUserConfigUser', `PresenceUserConfigId=${presence} UserId=${user}`);
}

test('an admin installs the product with sf, and an agent opens a ticket with it that sf reads back', async ({
    context
}) => {
    // A dozen commands of sf and of the project, seconds each, and a quarter of an hour of chat.
    test.setTimeout(600_000);
    const local = await startLocalConsole('--no-deploy');
    const sf = await isolatedSf();
    const succeeds = async (...args: string[]): Promise<unknown> => {
        const { status, result } = await sf.json([...args, ...ORG]);
        expect(status, args.join(' ')).toBe(0);
        return result;
    };
    const command = async <Said>(script: string, ...args: string[]): Promise<Said> => {
        const words = ['scripts/run.mjs', script, ...ORG, '--json', ...args];
        const { stdout, stderr } = await runNode(words, { env: sf.environment });
        expect(stdout, stderr).not.toBe('');
        return JSON.parse(stdout) as Said;
    };
    try {
        await sf.login('installed', local.url, local.adminToken);
        await runNode(['scripts/run.mjs', 'build'], { env: sf.environment });
        const sources = PACKAGES.flatMap((name) => ['--source-dir', `force-app/${name}`]);
        await succeeds('project', 'deploy', 'start', ...sources);
        await succeeds('org', 'assign', 'permset', ...SETS.flatMap((name) => ['--name', name]));

        interface Seeded {
            objects: { object: string; created: number; updated: number }[];
        }
        const once = await command<Seeded>('seed');
        const twice = await command<Seeded>('seed');
        expect(once.objects.map(({ created }) => created)).not.toContain(0);
        expect(twice.objects.map(({ updated }) => updated)).toEqual(once.objects.map(({ created }) => created));
        await staff(succeeds);
        const { findings } = await command<{ findings: unknown[] }>('doctor');
        expect(findings).toEqual([]);

        const shift = await beginShift(local, context);
        const dana = await shift.agent('dana');
        const mia = await shift.unseenClient();
        await dana.accept('Mia Berg');
        await talkForFourteenMinutes(shift, dana, mia);
        await mia.say('And now?');
        await shift.pass(61);
        await expect(dana.message).toHaveValue(/^This is taking longer than it should, so I have opened ticket \d+ /);
        const [, ticket] = /ticket (\d+)/.exec(await dana.message.inputValue()) ?? [];

        const query = `SELECT Origin, Etiquette_Reasons__c FROM Case WHERE CaseNumber = '${String(ticket)}'`;
        const { records } = (await succeeds('data', 'query', '--query', query)) as { records: unknown[] };
        expect(records).toMatchObject([{ Origin: 'Chat', Etiquette_Reasons__c: 'duration' }]);
        await shift.over();
    } finally {
        await sf.remove();
        await local.stop();
    }
});
