import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { endLeftovers } from '../../world/records/leftovers.ts';
import { storeOf } from '../org.ts';
import { ADA, setUp, START } from './setUp.ts';

function at(seconds: number) {
    return new Date(START + seconds * 1000).toISOString().replace('Z', '+0000');
}

/** An agent and a client in the middle of a chat: asked at 0, accepted at 10, answered at 40. */
async function chatting(context: TestContext, kind: 'messaging' | 'chat') {
    const server = await setUp(context);
    const { ask, local, query } = server;
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    const { visitor } = await ask('/local/visitor/start', { ...ADA, kind, question: 'Where is <my> order?' });
    const [work] = query('SELECT Id, WorkItemId FROM AgentWork');
    const [workId, chat] = [String(work?.Id), String(work?.WorkItemId)];
    const forward = (advance: number) => ask('/local/clock', { advance });
    await forward(10);
    await ask('/local/agent/accept', { agent: 'alex', workId });
    await forward(30);
    await ask('/local/agent/send', { agent: 'alex', chat, text: 'On its way.' });
    const agent = await local.world.roster.agent('alex');
    return { ...server, visitor, chat, workId, forward, userId: agent.userId };
}

test('a Messaging session is written at each step', async (context) => {
    const { query, ask, visitor, chat, workId, forward, userId } = await chatting(context, 'messaging');
    const fields =
        'Status, StartTime, AcceptTime, EndTime, EndedByType, OwnerId, AgentMessageCount, EndUserMessageCount';
    const session = () => query(`SELECT ${fields} FROM MessagingSession WHERE Id = '${chat}'`)[0];
    const running = {
        Status: 'Active',
        StartTime: at(0),
        AcceptTime: at(10),
        EndTime: null,
        EndedByType: null,
        OwnerId: userId,
        AgentMessageCount: null,
        EndUserMessageCount: null
    };
    assert.deepEqual(session(), running);
    await forward(20);
    await ask('/local/visitor/end', { visitor });
    const ended = { ...running, Status: 'Ended', EndTime: at(60), EndedByType: 'EndUser' };
    assert.deepEqual(session(), ended);
    await forward(5);
    await ask('/local/agent/close', { agent: 'alex', workId });
    assert.deepEqual(session(), { ...ended, AgentMessageCount: 1, EndUserMessageCount: 1 });
    assert.deepEqual(
        query('SELECT MessagingEndUser.Name FROM MessagingSession').map((row) => row.MessagingEndUser),
        [
            {
                attributes: (
                    query('SELECT MessagingEndUser.Name FROM MessagingSession')[0]?.MessagingEndUser as {
                        attributes: unknown;
                    }
                ).attributes,
                Name: 'Ada Brandt'
            }
        ]
    );
});

test('the work on a chat is written with its times', async (context) => {
    const { query, ask, workId, forward, userId } = await chatting(context, 'messaging');
    const fields =
        'Status, UserId, RequestDateTime, AssignedDateTime, AcceptDateTime, CloseDateTime, SpeedToAnswer, HandleTime, PushTimeout';
    await forward(25);
    await ask('/local/agent/close', { agent: 'alex', workId });
    assert.deepEqual(query(`SELECT ${fields} FROM AgentWork`), [
        {
            Status: 'Closed',
            UserId: userId,
            RequestDateTime: at(0),
            AssignedDateTime: at(0),
            AcceptDateTime: at(10),
            CloseDateTime: at(65),
            SpeedToAnswer: 10,
            HandleTime: 55,
            PushTimeout: 30
        }
    ]);
});

test('the transcript of a legacy chat is completed once its tab is closed, with body and events', async (context) => {
    const { query, ask, chat, workId, forward } = await chatting(context, 'chat');
    const fields =
        'Status, RequestTime, StartTime, EndTime, EndedBy, WaitTime, ChatDuration, MaxResponseTimeOperator, OperatorMessageCount, VisitorMessageCount';
    const transcript = () => query(`SELECT ${fields} FROM LiveChatTranscript WHERE Id = '${chat}'`)[0];
    await ask('/local/agent/end', { agent: 'alex', chat });
    assert.equal(transcript()?.Status, 'InProgress');
    await forward(5);
    await ask('/local/agent/close', { agent: 'alex', workId });
    assert.deepEqual(transcript(), {
        Status: 'Completed',
        RequestTime: at(0),
        StartTime: at(10),
        EndTime: at(40),
        EndedBy: 'Agent',
        WaitTime: 10,
        ChatDuration: 30,
        MaxResponseTimeOperator: 30,
        OperatorMessageCount: 1,
        VisitorMessageCount: 1
    });
    assert.deepEqual(query('SELECT Body FROM LiveChatTranscript'), [
        {
            Body:
                '<p align="center">Chat Started: Mon, 05 Jan 2026 09:00:10 GMT</p>' +
                '( 0s ) Ada Brandt: Where is &lt;my&gt; order?<br>( 30s ) Alex: On its way.<br>'
        }
    ]);
    const events = query('SELECT Type FROM LiveChatTranscriptEvent ORDER BY Id').map(({ Type }) => Type);
    assert.deepEqual(events, ['ChatRequest', 'PushAssignment', 'Accept', 'EndAgent']);
});

const OF_CONTACT = "SELECT Id, AccountId FROM Contact WHERE Email = 'ada.brandt@example.com'";

test('a chat belongs to the one contact with the client’s address from the request on', async (context) => {
    const { ask, query } = await setUp(context);
    for (const kind of ['messaging', 'chat'] as const) {
        await ask('/local/visitor/start', { ...ADA, kind, question: '' });
    }
    const [ada] = query(OF_CONTACT);
    assert.deepEqual(query('SELECT EndUserContactId, EndUserAccountId FROM MessagingSession'), [
        { EndUserContactId: ada?.Id, EndUserAccountId: ada?.AccountId }
    ]);
    assert.deepEqual(query('SELECT ContactId FROM MessagingEndUser'), [{ ContactId: ada?.Id }]);
    assert.deepEqual(query('SELECT ContactId, AccountId FROM LiveChatTranscript'), [
        { ContactId: ada?.Id, AccountId: ada?.AccountId }
    ]);
});

test('nobody is linked where several contacts have the client’s address', async (context) => {
    const { ask, query, org } = await setUp(context);
    org.asSystem().create('Contact', { LastName: 'Other', Email: ADA.email });
    await ask('/local/visitor/start', { ...ADA, kind: 'messaging', question: '' });
    assert.deepEqual(query('SELECT EndUserContactId FROM MessagingSession'), [{ EndUserContactId: null }]);
});

test('a session’s contact follows that of its messaging user', async (context) => {
    const { ask, query, org } = await setUp(context);
    const stranger = { firstName: 'Mia', lastName: 'Berg', email: 'mia.berg@example.com' };
    await ask('/local/visitor/start', { ...stranger, kind: 'messaging', question: '' });
    const [ada] = query(OF_CONTACT);
    const [user] = query('SELECT Id FROM MessagingEndUser');
    org.asSystem().update('MessagingEndUser', String(user?.Id), { ContactId: ada?.Id });
    await ask('/local/clock', { advance: 1 });
    assert.deepEqual(query('SELECT EndUserContactId, EndUserAccountId FROM MessagingSession'), [
        { EndUserContactId: ada?.Id, EndUserAccountId: ada?.AccountId }
    ]);
});

test('a legacy chat’s transcript names the client as the form before the chat does', async (context) => {
    const { ask, query } = await setUp(context);
    await ask('/local/visitor/start', { ...ADA, kind: 'chat', question: '' });
    const fields = 'Etiquette_First_Name__c, Etiquette_Last_Name__c, Etiquette_Email__c';
    assert.deepEqual(query(`SELECT ${fields} FROM LiveChatTranscript`), [
        { Etiquette_First_Name__c: 'Ada', Etiquette_Last_Name__c: 'Brandt', Etiquette_Email__c: ADA.email }
    ]);
});

test('a client who leaves before anybody accepted is a missed chat', async (context) => {
    const { ask, query } = await setUp(context);
    const { visitor } = await ask('/local/visitor/start', { ...ADA, kind: 'chat', question: 'Hello?' });
    await ask('/local/clock', { advance: 42 });
    await ask('/local/visitor/end', { visitor });
    assert.deepEqual(query('SELECT Status, EndedBy, Abandoned FROM LiveChatTranscript'), [
        { Status: 'Missed', EndedBy: 'Visitor', Abandoned: 42 }
    ]);
});

test('each stretch of a presence is a record', async (context) => {
    const { ask, query } = await setUp(context);
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    await ask('/local/clock', { advance: 90 });
    await ask('/local/agent/presence', { agent: 'alex', status: 'Busy' });
    await ask('/local/agent/logout', { agent: 'alex' });
    const fields = 'IsCurrentState, IsAway, StatusDuration, ConfiguredCapacity';
    assert.deepEqual(query(`SELECT ${fields} FROM UserServicePresence WHERE ConfiguredCapacity > 0 ORDER BY Id`), [
        { IsCurrentState: false, IsAway: false, StatusDuration: 90, ConfiguredCapacity: 3 },
        { IsCurrentState: false, IsAway: true, StatusDuration: 0, ConfiguredCapacity: 3 }
    ]);
});

test('an agent is a user with the permissions of the product', async (context) => {
    const { ask, query } = await setUp(context);
    await ask('/local/agent/presence', { agent: 'Zoë', status: 'Available' });
    const [user] = query("SELECT Id, Name, IsActive FROM User WHERE Name = 'Zoë'");
    assert.equal(user?.IsActive, true);
    const sets = query(
        `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = '${String(user?.Id)}'`
    );
    const names = sets.map(({ PermissionSet }) => (PermissionSet as { Name: string }).Name);
    assert.ok(names.includes('Chat_Etiquette_Agent'), names.join());
});

test('a new org has customers, cases, the default policy and one in German, once', async (context) => {
    const { query } = await setUp(context);
    const count = (sobject: string) => query(`SELECT Id FROM ${sobject}`).length;
    assert.deepEqual([count('Account'), count('Contact'), count('Case')], [3, 7, 5]);
    assert.deepEqual(query('SELECT Name, Default__c, Language__c FROM Etiquette_Policy__c ORDER BY Name'), [
        { Name: 'Default', Default__c: true, Language__c: null },
        { Name: 'German', Default__c: false, Language__c: 'de' }
    ]);
});

test('a client’s language is in the chat’s record, as Salesforce and as browsers write it', async (context) => {
    const { ask, post, query } = await setUp(context);
    const start = { ...ADA, question: '', language: 'pt_BR' };
    await ask('/local/visitor/start', { ...start, kind: 'messaging' });
    await ask('/local/visitor/start', { ...start, kind: 'chat' });
    assert.deepEqual(query('SELECT EndUserLanguage FROM MessagingSession'), [{ EndUserLanguage: 'pt_BR' }]);
    assert.deepEqual(query('SELECT BrowserLanguage FROM LiveChatTranscript'), [{ BrowserLanguage: 'pt-BR' }]);
    const refusal = await post('/local/visitor/start', { ...start, language: 'Portuguese' });
    assert.equal(refusal.status, 400);
    assert.match(await refusal.text(), /Language is .*a code such as de or pt_BR/);
});

test('what was open when the server stopped is ended by the system', async (context) => {
    const { query, org, forward } = await chatting(context, 'messaging');
    await forward(20);
    assert.equal(await endLeftovers(storeOf(org), START + 60_000), 1);
    assert.deepEqual(query('SELECT Status, EndedByType, EndTime FROM MessagingSession'), [
        { Status: 'Ended', EndedByType: 'System', EndTime: at(60) }
    ]);
    assert.deepEqual(query('SELECT Status FROM AgentWork'), [{ Status: 'Closed' }]);
    assert.deepEqual(query('SELECT IsCurrentState FROM UserServicePresence WHERE ConfiguredCapacity > 0'), [
        { IsCurrentState: false }
    ]);
    assert.equal(await endLeftovers(storeOf(org), START + 61_000), 0);
});
