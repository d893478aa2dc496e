import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { DOCUMENTED, HOSTILE, profileFrom } from '../../console/platform/profile.ts';
import { answersOf, profileOf, UI_OBJECTS, type Answer, type Probed } from '../doctor/answers.ts';
import type { AgentAccess, OrgState } from '../doctor/orgState.ts';
import { servedOrg } from './servedOrg.ts';

const PROBED: Probed = {
    deployProblems: [],
    uiObjects: new Map(UI_OBJECTS.map((name) => [name, true])),
    sharing: new Map([
        ['AgentWork', 'Read'],
        ['UserServicePresence', 'Read']
    ])
};
const DECIDED = ['messagingChannel', 'changeEvents', 'otherAgentsRows', 'translations', 'storageEvents'] as const;

function agent(mayAll: boolean): AgentAccess {
    return { name: 'Ada', permissions: new Set(), may: () => mayAll, seesAll: () => mayAll, mayUse: () => mayAll };
}

function org(isKind: boolean): OrgState {
    return {
        agents: [agent(isKind)],
        changeEvents: new Set(['AgentWorkChangeEvent']),
        translationWorkbench: isKind,
        lightningWebSecurity: true
    } as unknown as OrgState;
}

function partOf(profile: typeof DOCUMENTED): Record<string, string> {
    return Object.fromEntries(DECIDED.map((name) => [name, profile[name]]));
}

void describe('the platform profile of an org', () => {
    void it('has the documented reading of every trait that a kind org decides', () => {
        assert.deepEqual(profileOf(answersOf(org(true), PROBED)), partOf(DOCUMENTED));
    });

    void it('has the hostile reading of every trait that a harsh org decides', () => {
        const sharing = new Map([
            ['AgentWork', 'Private'],
            ['UserServicePresence', 'Private']
        ]);
        const profile = profileOf(answersOf(org(false), { ...PROBED, sharing }));
        assert.deepEqual(profile, partOf(HOSTILE));
        assert.deepEqual(profileFrom(profile), { ...DOCUMENTED, ...partOf(HOSTILE) });
    });

    void it('has storage events heard in an org without Lightning Web Security', () => {
        const locker = { ...org(true), lightningWebSecurity: false };
        assert.equal(profileOf(answersOf(locker, PROBED)).storageEvents, 'heard');
    });

    void it('has change events that do not come where none is selected, and refused ones where agents lack the right', () => {
        const unselected = { ...org(true), changeEvents: new Set<string>() };
        assert.equal(profileOf(answersOf(unselected, PROBED)).changeEvents, 'silent');
        assert.equal(profileOf(answersOf({ ...unselected, agents: [] }, PROBED)).changeEvents, 'silent');
        assert.equal(profileOf(answersOf({ ...unselected, agents: [agent(false)] }, PROBED)).changeEvents, 'refused');
    });

    void it('has unreadable what the UI API does not serve, whatever agents may read', () => {
        const without = (name: string) =>
            profileOf(answersOf(org(true), { ...PROBED, uiObjects: new Map([...PROBED.uiObjects, [name, false]]) }));
        assert.equal(without('MessagingChannel').messagingChannel, 'unreadable');
        assert.equal(without('AgentWork').otherAgentsRows, 'own');
        assert.equal(without('Contact').messagingChannel, 'readable');
    });

    void it('says nothing of what the org did not answer', () => {
        const silent = {
            agents: undefined,
            changeEvents: new Set(['AgentWorkChangeEvent']),
            translationWorkbench: undefined,
            lightningWebSecurity: undefined
        } as unknown as OrgState;
        const answers = answersOf(silent, { ...PROBED, deployProblems: undefined, sharing: undefined });
        assert.deepEqual(profileOf(answers), {});
        assert.equal(answers.filter(({ answer }) => answer === 'unknown').length, 6);
    });

    void it('comes with what the org would refuse, and which objects its UI API does not serve', () => {
        const uiObjects = new Map([...PROBED.uiObjects, ['AgentWork', false] as const]);
        const [deploy, served] = answersOf(org(true), { ...PROBED, uiObjects, deployProblems: ['a: no'] });
        assert.deepEqual([deploy?.answer, served?.answer], ['a: no', 'not AgentWork']);
    });
});

void describe('npm run doctor -- --probe', () => {
    const door = servedOrg('translations');

    void it('asks the org, changes nothing, and writes a profile that npm start takes', async (context) => {
        const folder = mkdtempSync(join(tmpdir(), 'chat-etiquette-probe-'));
        context.after(() => rmSync(folder, { recursive: true }));
        const file = join(folder, 'profile.json');
        const { said } = await door.asked<{ answers: Answer[] }>('org/doctor', '--probe', '--profile', file);
        assert.equal(said.answers[0]?.answer, 'yes', JSON.stringify(said.answers));
        const profile: unknown = JSON.parse(readFileSync(file, 'utf8'));
        assert.deepEqual(profile, { changeEvents: 'silent', translations: 'refused' });
        profileFrom(profile);
        assert.throws(() => door.org.asSystem().query('SELECT Etiquette_Key__c FROM Case'), {
            errorCode: 'INVALID_FIELD'
        });
    });
});
