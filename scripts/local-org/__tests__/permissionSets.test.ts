import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../../node/bundles.ts';
import { addUser, serve, testOrg } from './testOrg.ts';

type Who = 'Chat_Etiquette_Agent' | 'Chat_Etiquette_Supervisor' | 'Chat_Etiquette_Admin';
type Answer = { status: number; body: unknown };

const KEY = '0Mw000000000001AAA';

/** The product in an org, a policy and a case, and users with one permission set each, by their own tokens. */
async function office(context: TestContext) {
    const org = await testOrg(context, { source: ['main', 'messaging'].map((name) => join(root, 'force-app', name)) });
    const { ask } = await serve(context, org);
    const system = org.asSystem();
    const policy = system.create('Etiquette_Policy__c', { Name: 'Default', Default__c: true, Closing_Text__c: 'Bye' });
    const ticket = system.create('Case', { Subject: 'Chat', Etiquette_Key__c: KEY });
    const as =
        (who?: Who, name = who ?? 'nobody') =>
        (method: string, path: string, body?: unknown): Promise<Answer> => {
            if (!org.users().some(({ username }) => username === `${name}@test.example`)) {
                addUser(org, name, who);
            }
            return ask(method, path, body, org.tokenOf(`${name}@test.example`));
        };
    return { org, as, system, policy, ticket };
}

function rows({ body }: Answer): Record<string, unknown>[] {
    return (body as { records: Record<string, unknown>[] }).records;
}
const POLICY_QUERY = `query?q=${encodeURIComponent('SELECT Name, Closing_Text__c FROM Etiquette_Policy__c')}`;

test('agents and supervisors read the policies; only who administers them changes, makes or deletes any', async (context) => {
    const { as, system, policy } = await office(context);
    const path = `sobjects/Etiquette_Policy__c`;
    for (const who of ['Chat_Etiquette_Agent', 'Chat_Etiquette_Supervisor'] as const) {
        assert.equal(rows(await as(who)('GET', POLICY_QUERY))[0]?.['Closing_Text__c'], 'Bye', who);
        const refused = [
            await as(who)('PATCH', `${path}/${policy}`, { Closing_Text__c: 'Go away' }),
            await as(who)('PATCH', `ui-api/records/${policy}`, { fields: { Closing_Text__c: 'Go away' } }),
            await as(who)('POST', path, { Name: 'My own', Channel__c: 'Web' }),
            await as(who)('POST', 'ui-api/records', { apiName: 'Etiquette_Policy__c', fields: { Name: 'My own' } }),
            await as(who)('DELETE', `${path}/${policy}`),
            await as(who)('DELETE', `ui-api/records/${policy}`)
        ];
        for (const { status, body } of refused) {
            assert.ok(status >= 400 && status < 500, JSON.stringify([who, body]));
        }
    }
    assert.deepEqual(
        system
            .query('SELECT Name, Closing_Text__c FROM Etiquette_Policy__c')
            .map(({ Name, Closing_Text__c: text }) => [Name, text]),
        [['Default', 'Bye']]
    );

    const admin = as('Chat_Etiquette_Admin');
    assert.equal((await admin('PATCH', `${path}/${policy}`, { Closing_Text__c: 'Goodbye' })).status, 204);
    assert.equal((await admin('POST', path, { Name: 'Web', Channel__c: 'Web' })).status, 201);
    assert.equal((await admin('DELETE', `${path}/${policy}`)).status, 204);
});

test('who has none of the permission sets sees no policy and nothing that the etiquette wrote on a case', async (context) => {
    const { as, ticket } = await office(context);
    const stranger = as();
    assert.equal((await stranger('GET', POLICY_QUERY)).status, 400);
    const fields = encodeURIComponent('SELECT Etiquette_Key__c FROM Case');
    assert.equal((await stranger('GET', `query?q=${fields}`)).status, 400);
    const { status, body } = await stranger('GET', `sobjects/Case/${ticket}`);
    assert.equal(status, 200);
    assert.deepEqual(
        Object.keys(body as object).filter((name) => name.startsWith('Etiquette_')),
        []
    );
    assert.equal((await stranger('PATCH', `sobjects/Case/${ticket}`, { Etiquette_Key__c: null })).status, 400);
});

test('an agent opens a case under the key, and a second one is refused to every other agent', async (context) => {
    const { as, system } = await office(context);
    const draft = { Subject: 'Chat', Etiquette_Key__c: '0Mw000000000002AAA', Etiquette_Reasons__c: 'answer' };
    assert.equal((await as('Chat_Etiquette_Agent', 'dana')('POST', 'sobjects/Case', draft)).status, 201);
    const { status, body } = await as('Chat_Etiquette_Agent', 'blair')('POST', 'sobjects/Case', draft);
    assert.equal(status, 400);
    assert.match(JSON.stringify(body), /DUPLICATE_VALUE/);
    assert.equal(system.query(`SELECT Id FROM Case WHERE Etiquette_Key__c = '${draft.Etiquette_Key__c}'`).length, 1);
});

test('a supervisor reads what the etiquette wrote on a case and changes none of it', async (context) => {
    const { as, system, ticket } = await office(context);
    const supervisor = as('Chat_Etiquette_Supervisor');
    const read = await supervisor('GET', `sobjects/Case/${ticket}?fields=Etiquette_Key__c,Etiquette_Reasons__c`);
    assert.equal((read.body as Record<string, unknown>)['Etiquette_Key__c'], KEY);
    for (const change of [{ Etiquette_Key__c: 'x' }, { Etiquette_Reasons__c: 'agent' }]) {
        assert.equal((await supervisor('PATCH', `sobjects/Case/${ticket}`, change)).status, 400);
    }
    assert.equal(system.query('SELECT Etiquette_Key__c FROM Case')[0]?.['Etiquette_Key__c'], KEY);
});

test('the records hold nothing of an agent’s journal: it is kept in the agent’s own browser', async (context) => {
    const { as } = await office(context);
    const { body } = await as('Chat_Etiquette_Admin')('GET', 'sobjects');
    const { sobjects } = body as { sobjects: { name: string; custom: boolean }[] };
    assert.deepEqual(
        sobjects.filter(({ custom }) => custom).map(({ name }) => name),
        ['Etiquette_Policy__c']
    );
});
