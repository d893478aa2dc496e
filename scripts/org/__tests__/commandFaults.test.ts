import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { before, describe, it } from 'node:test';
import { scriptArguments } from '../../command/childProcess.ts';
import { runProjectCommand } from '../deploy/projectCommand.ts';
import { servedOrg } from './servedOrg.ts';
import { unsteadyLine } from './unsteadyLine.ts';

const UNSTEADY = 'unsteady';

interface Said {
    status: number;
    message: string;
    id: string;
    notAssigned: string;
    assigned: { name: string }[];
}

void describe('what a person who deploys and seeds gets wrong', () => {
    const door = servedOrg();
    const line = unsteadyLine(() => door.url);
    before(async () => {
        await runProjectCommand('scripts/build/main.ts', 'The build');
        await door.sf.login(UNSTEADY, line.url, door.token);
    });

    void it('a permission set that there is not is noticed before anything is sent, with what was meant', async () => {
        const { code, said } = await door.asked<Said>('org/deploy', '--built', '--assign', 'Chat_Etiquete_Agent');
        assert.equal(code, 2);
        assert.equal(
            said.message,
            '--assign: there is no permission set Chat_Etiquete_Agent. Did you mean Chat_Etiquette_Agent?'
        );
        assert.throws(() => door.org.asSystem().query('SELECT Etiquette_Key__c FROM Case'), {
            errorCode: 'INVALID_FIELD'
        });
    });

    void it('an id that is none is no deploy to go on with', async () => {
        const { code, said } = await door.asked<Said>('org/deploy', '--resume', '12345');
        assert.equal(code, 2);
        assert.match(said.message, /^--resume 12345: a deploy's id is needed/);
    });

    for (const option of ['--dry-run', '--built']) {
        void it(`a deploy that was sent is gone on with as it was sent, not with ${option}`, async () => {
            const { code, said } = await door.asked<Said>('org/deploy', '--resume', '0Af000000000001', option);
            assert.deepEqual([code, said.message], [2, `--resume sends nothing and takes no ${option}`]);
        });
    }

    void it('a deploy whose permission set could not be assigned says that it is deployed', async () => {
        line.fate = (url) => (url.includes('/sobjects/PermissionSetAssignment') ? 'lost' : 'through');
        const set = ['--assign', 'Chat_Etiquette_Agent'];
        const { code, said } = await door.asked<Said>('org/deploy', '--target-org', UNSTEADY, '--built', ...set);
        assert.deepEqual([code, said.status, said.assigned], [4, 4, []]);
        assert.match(said.notAssigned, /Try: npx sf org assign permset --name Chat_Etiquette_Agent$/);
        assert.deepEqual(door.org.asSystem().query('SELECT Etiquette_Key__c FROM Case'), []);
    });

    void it('a deploy whose result got lost is gone on with by its id', async () => {
        line.fate = () => 'through';
        const first = await door.asked<Said>('org/deploy', '--built');
        const set = ['--assign', 'Chat_Etiquette_Messaging'];
        const { code, said } = await door.asked<Said>('org/deploy', '--resume', first.said.id, ...set);
        assert.deepEqual([code, said.id, said.assigned.length], [0, first.said.id, 1]);
    });

    void it('a deploy that is stopped by Ctrl-C while the org works says how it can be gone on with', async () => {
        line.fate = (_, body) => (body.includes('checkDeployStatus') ? 'lost' : 'through');
        const child = spawn(process.execPath, scriptArguments('scripts/org/deploy.ts', ['--built']), {
            env: { ...process.env, SF_ACCESS_TOKEN: door.token, SF_ORG_INSTANCE_URL: line.url },
            stdio: ['ignore', 'ignore', 'pipe']
        });
        const ended = once(child, 'close');
        let said = '';
        for await (const text of child.stderr.setEncoding('utf8') as AsyncIterable<string>) {
            said += text;
            if (/^Deploy 0Af/m.test(said)) {
                child.kill('SIGINT');
            }
        }
        const [, id] = /^Deploy (0Af\w+)$/m.exec(said) ?? [];
        assert.match(
            said,
            new RegExp(`\ndeploy: The deploy ${id} goes on in the org; see how it ends: npm .* --resume ${id}\n$`)
        );
        assert.deepEqual(await ended, [130, null]);
    });

    void it('a seed names the permission sets that are missing', async () => {
        const { code, said } = await door.asked<Said>('org/seed');
        assert.equal(code, 2);
        assert.match(
            said.message,
            /you lack the permission set Chat_Etiquette_Admin and Chat_Etiquette_Agent\. Assign it: npx sf org assign permset --name Chat_Etiquette_Admin --name Chat_Etiquette_Agent$/
        );
    });

    void it('a seed of an org with real records has to be meant', async () => {
        const records = door.org.asSystem();
        const [org] = records.query('SELECT Id FROM Organization');
        records.update('Organization', String(org?.['Id']), { OrganizationType: 'Enterprise Edition' });
        const refused = await door.asked<Said>('org/seed', '--reset');
        assert.equal(refused.code, 2);
        assert.match(refused.said.message, /is no sandbox, scratch or developer org \(Enterprise Edition\).*--yes/);
        const meant = await door.asked<Said>('org/seed', '--yes');
        assert.match(meant.said.message, /you lack the permission set/);
    });
});
