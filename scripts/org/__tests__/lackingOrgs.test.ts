import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { FEATURE_NAMES, type Feature } from '../../local-org/features.ts';
import { root } from '../../node/bundles.ts';
import { connectTo } from '../connect/connection.ts';
import { sendPackage } from '../deploy/sendPackage.ts';
import { sourcePackage } from '../deploy/sourcePackage.ts';
import { runProjectCommand } from '../deploy/projectCommand.ts';
import { ALIAS, servedOrg } from './servedOrg.ts';

interface Deployed {
    state: string;
    leftOut: { what: string; because: string }[];
    failures: { name: string; problem: string }[];
}

interface Refused {
    details: { componentFailures: { fullName: string; problem: string }[] };
}

const QUIET = { show: () => undefined, stop: () => undefined };
const CHANGE_EVENTS = join(root, 'force-app', 'change-events', 'platformEventChannelMembers');
const ALL = 'live-chat,routing,cdc,safety-net';

/** What a deploy with every option leaves out of an org that lacks something. */
const LEFT_OUT: Readonly<Record<Feature, readonly string[]>> = {
    messaging: [
        'force-app/messaging',
        'force-app/routing',
        'force-app/safety-net',
        'ChangeEvents_MessagingSessionChangeEvent'
    ],
    chat: ['force-app/live-chat'],
    translations: ['force-app/translations']
};

/** What a deploy by hand of a package directory is told by an org that lacks what it needs. */
const REFUSALS: Readonly<Record<Feature, readonly [directory: string, component: string, words: RegExp]>> = {
    messaging: ['messaging', 'Chat_Etiquette_Messaging', /no CustomObject named MessagingChannel found/],
    chat: ['live-chat', 'LiveChatTranscript', /^Not available for deploy for this organization$/],
    translations: ['translations', 'de', /^Not available for deploy for this organization$/]
};

before(() => runProjectCommand('scripts/build/main.ts', 'The build'));

for (const feature of FEATURE_NAMES) {
    void describe(`an org without ${feature}`, () => {
        const door = servedOrg(feature);

        void it('takes everything else by npm run deploy, which names what it left out and why', async () => {
            const { code, said } = await door.asked<Deployed>('org/deploy', '--built', '--with', ALL);
            assert.deepEqual([code, said.state, said.failures], [0, 'Succeeded', []]);
            assert.deepEqual(said.leftOut.map(({ what }) => what).sort(), [...LEFT_OUT[feature]].sort());
            assert.ok(said.leftOut.every(({ because }) => because.endsWith('.')));
        });

        void it('refuses the rest, in the words of a real org', async () => {
            const [directory, component, words] = REFUSALS[feature];
            const { status, result } = await door.sf.json([
                ...['project', 'deploy', 'start', '--source-dir', `force-app/${directory}`],
                ...['--target-org', ALIAS]
            ]);
            assert.equal(status, 1);
            const { componentFailures } = (result as Refused).details;
            const failure = componentFailures.find(({ fullName }) => fullName === component);
            assert.match(failure?.problem ?? '', words);
        });
    });
}

void describe('an org without any of it', () => {
    const door = servedOrg(...FEATURE_NAMES);

    void it('takes the default package directory by sf', async () => {
        const source = ['--source-dir', 'force-app/main'];
        const { status } = await door.sf.json(['project', 'deploy', 'start', ...source, '--target-org', ALIAS]);
        assert.equal(status, 0);
    });

    void it('takes what npm run deploy sends without options', async () => {
        const { code, said } = await door.asked<Deployed>('org/deploy', '--built');
        assert.equal(code, 0);
        assert.deepEqual(
            said.leftOut.map(({ what }) => what),
            ['force-app/messaging', 'force-app/translations']
        );
    });
});

void describe('an org that has selected a change event under a name of its own', () => {
    const door = servedOrg();

    void it('gets the others, and is told of this one', async (context) => {
        const file = 'AgentWork_ChangeEvent.platformEventChannelMember-meta.xml';
        const project = mkdtempSync(join(tmpdir(), 'chat-etiquette-selected-'));
        context.after(() => rmSync(project, { recursive: true }));
        const folder = join(project, 'platformEventChannelMembers');
        mkdirSync(folder);
        cpSync(
            join(CHANGE_EVENTS, 'ChangeEvents_AgentWorkChangeEvent.platformEventChannelMember-meta.xml'),
            join(folder, file)
        );
        const connection = await connectTo(undefined, { SF_ACCESS_TOKEN: door.token, SF_ORG_INSTANCE_URL: door.url });
        const { zip } = sourcePackage(project, [project]);
        const { success } = await sendPackage(connection, zip, { checkOnly: false, progress: QUIET });
        assert.equal(success, true);

        const { code, said } = await door.asked<Deployed>('org/deploy', '--built', '--with', 'cdc');
        assert.deepEqual([code, said.state], [0, 'Succeeded']);
        assert.deepEqual(said.leftOut, [
            {
                what: 'ChangeEvents_AgentWorkChangeEvent',
                because: 'AgentWorkChangeEvent is selected in the org already (AgentWork_ChangeEvent).'
            }
        ]);
        const again = await door.asked<Deployed>('org/deploy', '--built', '--with', 'cdc');
        assert.deepEqual([again.code, again.said.leftOut.length], [0, 1]);
        const byHand = ['project', 'deploy', 'start', '--source-dir', 'force-app/change-events', '--target-org', ALIAS];
        const { status, result } = await door.sf.json(byHand);
        assert.equal(status, 1);
        assert.match((result as Refused).details.componentFailures[0]?.problem ?? '', /^duplicate value found: /);
    });
});
