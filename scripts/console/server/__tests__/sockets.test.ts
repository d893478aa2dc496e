import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADA, setUp, START } from './setUp.ts';

const RETURN_TIME = 15_000;

test('a page that connects again is told everything that it showed', async (context) => {
    const { ask, page } = await setUp(context);
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    const { visitor } = await ask('/local/visitor/start', { ...ADA, kind: 'messaging', question: 'Where is it?' });
    const first = await page('agent=alex');
    const { desk } = await first.hears('welcome').then((push) => push as Extract<typeof push, { desk: unknown }>);
    const [work] = desk.works;
    assert.ok(work);
    assert.deepEqual(work.client, ADA);
    assert.equal(work.pushTimeoutAt, START + 30_000);
    await ask('/local/agent/accept', { agent: 'alex', workId: work.workId });
    assert.equal((await first.hears('conversation')).conversation.chat, work.workItemId);
    first.close();
    await first.closed;

    await ask('/local/agent/send', { agent: 'alex', chat: work.workItemId, text: 'On its way.' });
    const again = await page('agent=Alex');
    const welcome = await again.hears('welcome');
    assert.ok('conversations' in welcome);
    assert.equal(welcome.session.agent.name, 'alex');
    assert.equal(welcome.desk.works[0]?.engaged, true);
    assert.deepEqual(
        welcome.conversations[0]?.entries.map(({ content }) => content),
        ['Where is it?', 'On its way.']
    );
    const client = await page(`visitor=${visitor}`);
    const seen = await client.hears('welcome');
    assert.ok('chat' in seen);
    assert.equal(seen.chat.agentName, 'Alex');
    assert.equal(seen.chat.entries.length, 2);
});

test('the desk is told before the event that changed it', async (context) => {
    const { ask, page } = await setUp(context);
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    const alex = await page('agent=alex');
    await alex.hears('welcome');
    await ask('/local/visitor/start', { ...ADA, kind: 'messaging', question: 'Where is it?' });
    const { desk } = await alex.hears('desk');
    assert.equal(desk.works.length, 1);
    const { event } = await alex.hears('omni');
    assert.equal(event.name, 'omniChannelWorkloadChanged');
});

test('an advance stands still until the page has done what it had to', async (context) => {
    const { ask, page } = await setUp(context);
    const alex = await page('agent=alex');
    await alex.hears('welcome');
    const { now } = await ask('/local/clock', { advance: 60 });
    assert.equal(now, START + 60_000);
    const steps = alex.told.flatMap((push) => (push.type === 'clock' && push.stepping ? [push.clock.now - START] : []));
    assert.deepEqual(steps, [0, 60_000]);
});

test('records that change are told with their ids, and with what changed as change events tell it', async (context) => {
    const { page, org } = await setUp(context);
    const alex = await page('agent=alex');
    await alex.hears('welcome');
    const id = org.asSystem().create('Case', { Subject: 'Broken' });
    const { change } = await alex.hears('change');
    const { events, ...told } = change;
    assert.deepEqual(told, { entity: 'Case', ids: [id], changeType: 'CREATE', at: START });
    assert.equal(events[0]?.Subject, 'Broken');

    const next = await page('agent=blair');
    await next.hears('welcome');
    org.asSystem().update('Case', id, { Subject: 'Mended' });
    const [event] = (await next.hears('change')).change.events;
    assert.equal(event?.Subject, 'Mended');
    assert.equal(event?.Origin, undefined);
    const { changeType, changedFields, recordIds, commitTimestamp } = event?.ChangeEventHeader as Record<
        string,
        unknown
    >;
    assert.deepEqual(
        { changeType, recordIds, commitTimestamp },
        { changeType: 'UPDATE', recordIds: [id], commitTimestamp: START }
    );
    assert.ok((changedFields as string[]).includes('Subject'));
});

test('a reload keeps the agent online, a window that stays away does not', async (context) => {
    const { ask, page, real, local } = await setUp(context);
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    const agent = await local.world.roster.agent('alex');
    const first = await page('agent=alex');
    first.close();
    await first.closed;
    const second = await page('agent=alex');
    await second.hears('welcome');
    real.pass(RETURN_TIME + 1);
    await local.take(() => undefined);
    assert.equal(agent.status?.label, 'Available for Chat');
    second.close();
    await second.closed;
    // The server has heard of it once it answers the next request.
    await ask('/local/clock', {});
    real.pass(RETURN_TIME + 1);
    await local.take(() => undefined);
    assert.equal(agent.status, undefined);
});

test('a colleague of a scene is a person while their console is open, and the scene plays them again later', async (context) => {
    const { ask, page, real, local } = await setUp(context);
    await ask('/local/scene', { scene: 'all-engaged' });
    const priya = await page('agent=priya');
    await priya.hears('welcome');
    await ask('/local/clock', { advance: 20 });
    const names = priya.told.map((push) => (push.type === 'omni' ? push.event.name : push.type));
    assert.ok(names.includes('omniChannelWorkAssigned'), names.join());
    const agent = await local.world.roster.agent('priya');
    const accepted = () => [...agent.works].filter(({ acceptedAt }) => acceptedAt !== undefined);
    assert.ok(agent.works.size > 0);
    assert.deepEqual(accepted(), []);

    priya.close();
    await priya.closed;
    await ask('/local/clock', {});
    real.pass(RETURN_TIME + 1);
    await local.take(() => undefined);
    await ask('/local/scene', { scene: 'all-engaged' });
    await ask('/local/clock', { advance: 20 });
    assert.ok(accepted().length > 0);
});

test('the last tab of the last window closes the chat', async (context) => {
    const { ask, page, query } = await setUp(context);
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    await ask('/local/visitor/start', { ...ADA, kind: 'messaging', question: 'Where is it?' });
    const first = await page('agent=alex&window=1');
    const second = await page('agent=alex&window=2');
    const welcome = await first.hears('welcome');
    await second.hears('welcome');
    const work = 'desk' in welcome ? welcome.desk.works[0] : undefined;
    assert.ok(work);
    const chat = work.workItemId;
    await ask('/local/agent/accept', { agent: 'alex', workId: work.workId });
    const report = (window: string, tabs: string[]) => ask('/local/agent/tabs', { agent: 'alex', window, chat, tabs });
    const status = () => query('SELECT Status FROM AgentWork')[0]?.Status;
    await report('1', ['chat', 'details']);
    await report('2', ['chat']);
    await report('1', []);
    assert.equal(status(), 'Opened');
    await report('2', []);
    assert.equal(status(), 'Closed');
    assert.equal((await first.hears('left')).chat, chat);
});

test('a socket for nobody, or that talks nonsense, is closed with the reason', async (context) => {
    const { page } = await setUp(context);
    assert.equal(await (await page('visitor=unknown')).closed, 4000);
    assert.equal(await (await page('nobody=1')).closed, 4000);
    const alex = await page('agent=alex');
    await alex.hears('welcome');
    alex.say('{"type":"shutdown"}');
    assert.equal(await alex.closed, 1003);
});
