import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { minimumAgent } from './minimumAgent.ts';
import type { LocalOrgOptions } from '../localOrg.ts';
import { addUser, assign } from './testOrg.ts';

const SESSION = 'SELECT Id FROM MessagingSession';

/** The agent of a chat, another one who has the same permissions, and what each of them gets. */
async function twoAgents(context: TestContext, options: Partial<LocalOrgOptions> = {}) {
    const first = await minimumAgent(context, options);
    const { org, served, session } = first;
    const other = addUser(org, 'blair', 'Chat_Etiquette_Agent');
    assign(org, other, 'Chat_Etiquette_Messaging');
    const otherToken = org.tokenOf('blair@test.example');
    const status = async (method: string, path: string, body?: unknown): Promise<number> =>
        (await served.ask(method, path, body, otherToken)).status;
    const graphql = async (object: string, token: string): Promise<number> => {
        const query = `query { uiapi { query { ${object}(first: 9) { edges { node { Id } } } } } }`;
        const { body } = await served.ask('POST', 'graphql', { query }, token);
        const { data } = body as { data: { uiapi: { query: Record<string, { edges: unknown[] }> } } };
        return data.uiapi.query[object]?.edges.length ?? -1;
    };
    /** Whether the other agent sees the chat: by REST, by the UI API, by GraphQL, by SOQL. */
    const sees = async () => [
        (await status('GET', `sobjects/MessagingSession/${session}`)) === 200,
        (await status('GET', `ui-api/records/${session}?fields=MessagingSession.Status`)) === 200,
        (await graphql('MessagingSession', otherToken)) === 1,
        org.as(other).query(SESSION).length === 1
    ];
    return { ...first, other, otherToken, status, graphql, sees, system: org.asSystem() };
}

const ALL = [true, true, true, true];
const NONE = [false, false, false, false];

test('a chat is its owner’s: another agent neither finds, reads nor changes it', async (context) => {
    const { org, userId, sees, status, session } = await twoAgents(context);
    assert.equal(org.as(userId).query(SESSION).length, 1);
    assert.deepEqual(await sees(), NONE);
    assert.equal(await status('PATCH', `sobjects/MessagingSession/${session}`, { Status: 'Ended' }), 404);
});

test('a chat that waits in a queue is seen by the queue’s members', async (context) => {
    const { system, sees, session, other } = await twoAgents(context);
    const [queue] = system.query("SELECT Id FROM Group WHERE DeveloperName = 'Etiquette_Chats'");
    system.update('MessagingSession', session, { OwnerId: queue?.['Id'] });
    assert.deepEqual(await sees(), NONE);
    system.create('GroupMember', { GroupId: queue?.['Id'], UserOrGroupId: other });
    assert.deepEqual(await sees(), ALL);
});

test('a chat that Omni-Channel gave an agent is seen by that agent, as long as it is theirs to work on', async (context) => {
    const { system, sees, session, other } = await twoAgents(context);
    const work = system.create('AgentWork', { WorkItemId: session, UserId: other, OwnerId: other, Status: 'Assigned' });
    assert.deepEqual(await sees(), ALL);
    system.update('AgentWork', work, { Status: 'Declined' });
    assert.deepEqual(await sees(), NONE);
});

test('who sees all records of an object sees every chat', async (context) => {
    const { org, served } = await twoAgents(context);
    const { status } = await served.ask('GET', `query?q=${encodeURIComponent(SESSION)}`);
    assert.equal(status, 200);
    const [admin] = org.users();
    assert.equal(org.as(admin?.id ?? '').query(SESSION).length, 1);
});

test('a parent that is not seen is empty, and a record is not linked to one', async (context) => {
    const { org, system, session, userId } = await twoAgents(context, { sharing: { Case: 'private' } });
    const ticket = system.create('Case', { Subject: 'Another agent’s' });
    system.update('MessagingSession', session, { CaseId: ticket });
    const [row] = org.as(userId).query('SELECT CaseId, Case.CaseNumber FROM MessagingSession');
    assert.deepEqual([row?.['CaseId'], row?.['Case']], [ticket, null]);
    assert.throws(() => org.as(userId).create('Case', { Subject: 'Mine', ParentId: ticket }), {
        errorCode: /^(?:INVALID_FIELD|INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY)/
    });
    system.update('MessagingSession', session, { CaseId: null });
    assert.throws(() => org.as(userId).update('MessagingSession', session, { CaseId: ticket }), {
        errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
    });
});

test('a case is refused for a contact that is not shared with the agent, and taken without it', async (context) => {
    const { org, served, token, session } = await minimumAgent(context, { sharing: { Contact: 'private' } });
    const [contact] = org.asSystem().query('SELECT Id FROM Contact');
    const fields = { Subject: 'Chat with Mia Berg', Origin: 'Chat', Etiquette_Key__c: session };
    const create = (more: object) =>
        served.ask('POST', 'ui-api/records', { apiName: 'Case', fields: { ...fields, ...more } }, token);
    const refused = await create({ ContactId: contact?.['Id'] });
    const { output } = refused.body as { output: { fieldErrors: Record<string, { errorCode: string }[]> } };
    assert.equal(refused.status, 400);
    assert.equal(output.fieldErrors['ContactId']?.[0]?.errorCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    assert.equal((await create({})).status, 201);
});

test('records that everybody reads are changed by their owner alone', async (context) => {
    const { org, other } = await twoAgents(context);
    assign(org, other, 'Chat_Etiquette_Admin');
    const policy = org.as(other).query('SELECT Id FROM Etiquette_Policy__c')[0]?.['Id'];
    org.as(other).update('Etiquette_Policy__c', String(policy), { Name: 'By Modify All' });
    const shared = await twoAgents(context, { sharing: { Case: 'read' } });
    const ticket = shared.system.create('Case', { Subject: 'Another agent’s' });
    assert.equal(shared.org.as(shared.other).query('SELECT Id FROM Case').length, 1);
    assert.throws(() => shared.org.as(shared.other).update('Case', ticket, { Subject: 'Mine' }), {
        errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY'
    });
});

test('where an org shows agents only their own work and presence, another agent’s is not there', async (context) => {
    const own = { AgentWork: 'ownRows', UserServicePresence: 'ownRows' } as const;
    for (const [sharing, seen] of [
        [{}, 1],
        [own, 0]
    ] as const) {
        const { system, session, userId, token, otherToken, graphql } = await twoAgents(context, { sharing });
        system.create('AgentWork', { WorkItemId: session, UserId: userId, OwnerId: userId, Status: 'Opened' });
        system.create('UserServicePresence', { UserId: userId, OwnerId: userId, IsCurrentState: true });
        assert.deepEqual([await graphql('AgentWork', token), await graphql('UserServicePresence', token)], [1, 1]);
        assert.deepEqual(
            [await graphql('AgentWork', otherToken), await graphql('UserServicePresence', otherToken)],
            [seen, seen]
        );
    }
});
