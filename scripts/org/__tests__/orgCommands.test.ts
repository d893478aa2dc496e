import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { RULES } from 'c/etiquette';
import { ALIAS, servedOrg } from './servedOrg.ts';
import { staffed } from './staffed.ts';

interface Doctor {
    findings: { code: string }[];
    rules: Record<string, string>;
}

interface Deployed {
    state: string;
    components: number;
    failures: unknown[];
    assigned: { name: string; before: boolean }[];
}

interface Seeded {
    objects: { object: string; created: number; updated: number; deleted: number; failed: number }[];
    keysAdded: string[];
}

interface SfDeployed {
    success: boolean;
    numberComponentsTotal: number;
    details: { componentSuccesses: { created: boolean; fullName: string }[] };
}

const PACKAGES = 'live-chat,routing,cdc,safety-net';
const DIRECTORIES = ['main', 'messaging', 'translations', 'live-chat', 'routing', 'change-events', 'safety-net'];
const SOURCES = DIRECTORIES.flatMap((name) => ['--source-dir', `force-app/${name}`]);

void describe('an org from nothing to a replay, by the commands and by the real sf', () => {
    const door = servedOrg();
    const count = async (soql: string): Promise<number> => {
        const { result } = await door.sf.json(['data', 'query', '--query', soql, '--target-org', ALIAS]);
        return (result as { totalSize: number }).totalSize;
    };
    let components = 0;

    void it('the doctor names what a bare org lacks', async () => {
        // Omni-Channel brings it along, for every agent who is assigned to no other.
        door.org.asSystem().create('PresenceUserConfig', { DeveloperName: 'Default_Presence_Configuration' });
        const { code, said } = await door.asked<Doctor>('org/doctor');
        assert.equal(code, 1);
        assert.deepEqual(
            said.findings.map((finding) => finding.code).sort(),
            [
                'change-events-not-selected',
                'not-deployed',
                'permission-set-not-assigned',
                'panel-missing',
                'utility-missing'
            ].sort()
        );
    });

    void it('a seed says that the product is missing', async () => {
        const { code, said } = await door.asked<{ message: string }>('org/seed');
        assert.equal(code, 2);
        assert.match(
            said.message,
            /has no Etiquette_Policy__c, or hides it from you: run "npm run deploy -- --assign Chat_Etiquette_Admin" first/
        );
    });

    void it('a dry run builds, checks and changes nothing', async () => {
        const { code, said } = await door.asked<Deployed>('org/deploy', '--dry-run', '--with', PACKAGES);
        assert.equal(code, 0);
        assert.equal(said.state, 'Succeeded');
        components = said.components;
        assert.throws(() => door.org.asSystem().query('SELECT Etiquette_Key__c FROM Case'), {
            errorCode: 'INVALID_FIELD'
        });
    });

    void it('a deploy puts everything in force and assigns what was asked for', async () => {
        const sets = [
            'Chat_Etiquette_Agent',
            'Chat_Etiquette_Messaging',
            'Chat_Etiquette_Live_Chat',
            'Chat_Etiquette_Admin'
        ].flatMap((name) => ['--assign', name]);
        const { code, said } = await door.asked<Deployed>('org/deploy', '--built', '--with', PACKAGES, ...sets);
        assert.equal(code, 0);
        assert.equal(said.components, components);
        assert.deepEqual(said.assigned, [
            { name: 'Chat_Etiquette_Agent', before: false },
            { name: 'Chat_Etiquette_Messaging', before: false },
            { name: 'Chat_Etiquette_Live_Chat', before: false },
            { name: 'Chat_Etiquette_Admin', before: false }
        ]);
        assert.deepEqual(door.org.asSystem().query('SELECT Etiquette_Key__c FROM Case'), []);
    });

    void it('sf deploys the same: it finds nothing that is not there', async () => {
        const { status, result } = await door.sf.json([
            'project',
            'deploy',
            'start',
            ...SOURCES,
            '--target-org',
            ALIAS
        ]);
        const { success, numberComponentsTotal, details } = result as SfDeployed;
        assert.equal(status, 0);
        assert.equal(success, true);
        assert.equal(numberComponentsTotal, components);
        const created = details.componentSuccesses.filter((each) => each.created);
        assert.deepEqual(
            created.map(({ fullName }) => fullName),
            []
        );
    });

    void it('a seed twice makes the same records once', async () => {
        const first = await door.asked<Seeded>('org/seed', '--size', '600');
        assert.equal(first.code, 0);
        assert.equal(first.said.keysAdded.length, 6);
        const second = await door.asked<Seeded>('org/seed', '--size', '600');
        assert.equal(second.code, 0);
        assert.deepEqual(second.said.keysAdded, []);
        assert.deepEqual(
            second.said.objects.map(({ object, updated }) => [object, updated]),
            first.said.objects.map(({ object, created }) => [object, created])
        );
        assert.ok(second.said.objects.every(({ created, failed }) => created === 0 && failed === 0));
    });

    void it('sf reads back what was seeded', async () => {
        const transcripts = door.org.asSystem().query('SELECT Id FROM LiveChatTranscript').length;
        assert.ok(transcripts > 50);
        assert.equal(await count('SELECT Id, Body FROM LiveChatTranscript'), transcripts);
        assert.ok(
            (await count("SELECT CaseNumber, Contact.Name FROM Case WHERE Etiquette_Reasons__c INCLUDES ('answer')")) >
                5
        );
    });

    void it('the doctor wants agents for the sample routing', async () => {
        const { code, said } = await door.asked<Doctor>('org/doctor');
        assert.equal(code, 1);
        assert.deepEqual(
            said.findings.map((finding) => finding.code),
            ['no-online-status', 'queue-without-members', 'presence-config-unassigned']
        );
        const [records, AssigneeId] = [door.org.asSystem(), String(door.org.users()[0]?.id)];
        const [set] = records.query("SELECT Id FROM PermissionSet WHERE Name = 'Chat_Etiquette_Presence'");
        records.create('PermissionSetAssignment', { AssigneeId, PermissionSetId: set?.['Id'] });
        staffed(records, AssigneeId);
    });

    void it('the doctor finds every rule working', async () => {
        const { code, said } = await door.asked<Doctor>('org/doctor');
        assert.deepEqual(said.findings, []);
        assert.deepEqual(said.rules, Object.fromEntries(RULES.map((rule) => [rule, 'works'])));
        assert.equal(code, 0);
    });

    void it("a replay of the org's chats finds every kind of breach, and keeps the timeline", async (context) => {
        const file = join(tmpdir(), `chat-etiquette-timeline-${process.pid}.jsonl`);
        context.after(() => rmSync(file, { force: true }));
        interface Replayed {
            chats: unknown[];
            rules: Record<string, { breached?: number; missed?: number }>;
        }
        const org = await door.asked<Replayed>('replay/main', '--since', '2026-01-01', '--save', file);
        assert.equal(org.code, 0);
        for (const rule of RULES) {
            const { breached = 0, missed = 0 } = org.said.rules[rule] ?? {};
            assert.ok(breached + missed > 0, rule);
        }
        const later = await door.asked<Replayed>('replay/main', '--since', '2030-01-01');
        assert.deepEqual(later.said.chats, []);
    });

    void it('a reset takes the samples away and nothing else', async () => {
        const own = door.org.asSystem().create('Case', { Subject: 'A real one' });
        const { code, said } = await door.asked<Seeded>('org/seed', '--reset', '--size', '0');
        assert.equal(code, 0);
        assert.ok(said.objects.every(({ deleted }) => deleted > 0));
        assert.deepEqual(
            door.org
                .asSystem()
                .query('SELECT Id FROM Case')
                .map((row) => row['Id']),
            [own]
        );
    });

    void it('no command knows a login that there is not', async () => {
        for (const script of ['org/deploy', 'org/seed', 'org/doctor']) {
            const { code, said } = await door.asked<{ message: string }>(script, '--target-org', 'nobody');
            assert.equal(code, 2);
            assert.match(said.message, /There is no login for "nobody"/);
        }
    });
});
