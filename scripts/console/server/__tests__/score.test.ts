import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScoreCard, TeamRules } from '../../protocol.ts';
import { storeOf } from '../org.ts';
import { createTeamRules } from '../teamRules.ts';
import { ADA, setUp, START } from './setUp.ts';

async function get<Answer>(address: string, path: string): Promise<Answer> {
    const response = await fetch(address + path);
    assert.equal(response.status, 200, path);
    return (await response.json()) as Answer;
}

/** An agent who has accepted Ada's chat after some seconds. */
async function accepted(served: Awaited<ReturnType<typeof setUp>>, seconds: number) {
    const { ask, address, query } = served;
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    await ask('/local/visitor/start', { ...ADA, kind: 'messaging', question: 'Where is it?' });
    await ask('/local/clock', { advance: seconds });
    const [work] = query("SELECT Id, WorkItemId FROM AgentWork WHERE Status = 'Assigned'");
    await ask('/local/agent/accept', { agent: 'alex', workId: String(work?.Id) });
    return { chat: String(work?.WorkItemId), score: () => get<ScoreCard>(address, '/local/score?agent=alex') };
}

test('a score card counts what was kept and what was late, and names who waited longest', async (context) => {
    const served = await setUp(context);
    const { chat, score } = await accepted(served, 10);
    const say = (text: string) => served.ask('/local/agent/send', { agent: 'alex', chat, text });
    await served.ask('/local/clock', { advance: 61 });
    await say('On its way.');
    const card = await score();
    assert.deepEqual(card, {
        over: false,
        since: START,
        chats: 1,
        lines: [
            { rule: 'connect', met: 1, late: 0 },
            { rule: 'response', met: 0, late: 1 }
        ],
        tickets: 0,
        nudges: 0,
        worst: { client: 'Ada Brandt', seconds: 61 }
    });
});

test('a score card counts the tickets and the check-ins of the shift', async (context) => {
    const served = await setUp(context);
    const { chat, score } = await accepted(served, 1);
    const say = (text: string) => served.ask('/local/agent/send', { agent: 'alex', chat, text });
    await say('On its way.');
    await served.ask('/local/clock', { advance: 181 });
    await say('Are you still there?');
    const org = served.org.asSystem();
    const caseId = org.create('Case', { Subject: 'Parcel' });
    org.update('MessagingSession', chat, { CaseId: caseId });
    const { tickets, nudges } = await score();
    assert.deepEqual({ tickets, nudges }, { tickets: 1, nudges: 1 });
});

test('a scene begins a new score card, which is over once all of its chats are', async (context) => {
    const served = await setUp(context);
    const { score } = await accepted(served, 1);
    await served.ask('/local/scene', { scene: 'client-ends-first' });
    const begun = await score();
    assert.deepEqual([begun.chats, begun.over, begun.scene?.label], [0, false, 'Clients who leave first']);
    await served.ask('/local/clock', { advance: 1800 });
    assert.equal((await score()).over, true);
});

test('the team’s rules are the policy records, and a change of them is a change of the record', async (context) => {
    const { address, ask, post, query } = await setUp(context);
    const rules = () => get<TeamRules[]>(address, '/local/rules');
    const [standard, ...others] = await rules();
    assert.deepEqual([standard?.limits.response, others], [60, []], 'that in German has no limits');
    const changed = await ask('/local/rules', { id: standard?.id, limits: { response: 90, idleAfterNudge: 60 } });
    assert.deepEqual([changed.limits.response, changed.limits.idleAfterNudge], [90, 60]);
    const fields = 'Response_Seconds__c, Idle_After_Nudge_Seconds__c';
    assert.deepEqual(query(`SELECT ${fields} FROM Etiquette_Policy__c WHERE Default__c = true`), [
        { Response_Seconds__c: 90, Idle_After_Nudge_Seconds__c: 60 }
    ]);
    for (const limits of [{ response: -1 }, { response: 1e9 }, { speed: 3 }, { response: 'slow' }, null]) {
        assert.equal((await post('/local/rules', { id: standard?.id, limits })).status, 400, JSON.stringify(limits));
    }
    assert.equal((await post('/local/rules', { id: 'a00000000000000AAA', limits: {} })).status, 404);
    assert.equal((await rules())[0]?.limits.response, 90);
});

test('where no record holds the team’s rules, a change makes the default one', async (context) => {
    const { org } = await setUp(context);
    const rules = createTeamRules({ ...storeOf(org), query: () => Promise.resolve([]) });
    const [builtIn] = await rules.read();
    assert.deepEqual([builtIn?.id, builtIn?.limits.response], [undefined, 60]);
    await rules.change(undefined, { response: 90 });
    const made = org.asSystem().query('SELECT Name, Response_Seconds__c FROM Etiquette_Policy__c ORDER BY Id').at(-1);
    assert.deepEqual([made?.Name, made?.Response_Seconds__c], ['Team rules', 90]);
});

test('scenes are listed by name, the easiest first', async (context) => {
    const { address } = await setUp(context);
    const scenes = await get<{ name: string; label: string; level: string }[]>(address, '/local/scenes');
    assert.deepEqual([scenes[0]?.name, scenes[0]?.label], ['quiet', 'Quiet shift']);
    const levels = scenes.map(({ level }) => level).join(' ');
    assert.equal(levels, 'easy easy easy medium medium hard hard');
});
