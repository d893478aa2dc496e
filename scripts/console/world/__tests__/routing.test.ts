import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QUEUE, setUp } from './setUp.ts';

test('a chat is offered to the least active agent', async () => {
    const { online, asks, holder } = setUp();
    await online('alex');
    await online('blair');
    const chats = [await asks('Ann'), await asks('Ben'), await asks('Cleo'), await asks('Dan')];
    assert.deepEqual(chats.map(holder), ['alex', 'blair', 'alex', 'blair']);
});

test('nobody gets more chats than capacity allows, and the queue waits until there is room', async () => {
    const { online, asks, accepts, closes, holder, world } = setUp({ capacity: 2 });
    const alex = await online('alex');
    const [ann, ben, cleo, dan] = [await asks('Ann'), await asks('Ben'), await asks('Cleo'), await asks('Dan')];
    assert.deepEqual([ann, ben, cleo, dan].map(holder), ['alex', 'alex', undefined, undefined]);
    assert.equal(world.deskOf(alex).waiting, 2);
    await accepts(alex, ann);
    await closes(alex, ann);
    assert.deepEqual([cleo, dan].map(holder), ['alex', undefined]);
});

test('an ended chat takes capacity until its tab is closed', async () => {
    const { online, asks, accepts, closes, holder, world, take } = setUp({ capacity: 1 });
    const alex = await online('alex');
    const ann = await asks('Ann');
    const ben = await asks('Ben');
    await accepts(alex, ann);
    await take(() => world.agent.end(alex, ann.id));
    assert.equal(holder(ben), undefined);
    await closes(alex, ann);
    assert.equal(holder(ben), 'alex');
});

test('an offer can be accepted at exactly 30 seconds', async () => {
    const { online, asks, accepts, advance, holder, written } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    await advance(30);
    await accepts(alex, ann);
    await advance(30);
    assert.equal(holder(ann), 'alex');
    assert.ok(!written.includes('work of alex DeclinedOnPushTimeout'));
});

test('an offer goes to another agent at 30.001 seconds', async () => {
    const { online, asks, advance, holder, written, omniEvents, clock } = setUp();
    const alex = await online('alex');
    await online('blair');
    const ann = await asks('Ann');
    await advance(30.001);
    assert.equal(holder(ann), 'blair');
    assert.ok(written.includes('work of alex DeclinedOnPushTimeout'));
    assert.deepEqual(
        omniEvents(alex)
            .map(({ name }) => name)
            .slice(-2),
        ['omniChannelWorkloadChanged', 'omniChannelWorkDeclined']
    );
    assert.equal(ann.work?.offeredAt, clock.now());
});

test('a declined chat goes to the next agent, and comes back only when nobody else can take it', async () => {
    const { online, asks, declines, advance, holder } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    const blair = await online('blair');
    await declines(alex, ann);
    assert.equal(holder(ann), 'blair');
    await declines(blair, ann);
    assert.equal(holder(ann), undefined);
    await advance(5);
    assert.equal(holder(ann), 'alex');
});

test('an agent who has declined is not asked again while another one has room', async () => {
    const { online, asks, declines, advance, holder } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    await declines(alex, ann);
    await advance(2);
    await online('blair');
    assert.equal(holder(ann), 'blair');
    await advance(60);
    assert.notEqual(holder(ann), undefined);
});

test('the agent stays available after a push time-out, unless the org says otherwise', async () => {
    const stays = setUp();
    const alex = await stays.online('alex');
    await stays.asks('Ann');
    await stays.advance(30.001);
    assert.equal(alex.status?.developerName, 'Available');

    const goes = setUp({ awayOnPushTimeout: true });
    const blair = await goes.online('blair');
    const ann = await goes.asks('Ann');
    await goes.advance(60);
    assert.equal(blair.status?.developerName, 'Away');
    assert.equal(goes.holder(ann), undefined);
    const statusChange = goes.omniEvents(blair).findLast(({ name }) => name === 'omniChannelStatusChanged');
    assert.deepEqual(statusChange?.params, {
        statusId: '0N5000000000002AAA',
        channels: '[]',
        statusName: 'Away',
        statusApiName: 'Away',
        reason: 'OmniPushTimeout'
    });
});

test('an agent who is not available is offered nothing, and keeps what they have', async () => {
    const { online, asks, accepts, take, world, holder } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    await accepts(alex, ann);
    await take(() => world.agent.setPresence(alex, 'away'));
    const ben = await asks('Ben');
    assert.equal(holder(ben), undefined);
    assert.equal(holder(ann), 'alex');
    await take(() => world.agent.setPresence(alex, 'Available for chat'));
    assert.equal(holder(ben), 'alex');
});

test('what was offered to an agent who goes offline is offered to others at once', async () => {
    const { online, asks, take, world, holder, written } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    await online('blair');
    await take(() => world.agent.logout(alex));
    assert.equal(holder(ann), 'blair');
    assert.ok(written.includes('work of alex Unavailable'));
});

test('a chat is transferred to another agent, who accepts it', async () => {
    const { online, asks, accepts, take, world, holder, told } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    await accepts(alex, ann);
    const blair = await online('blair');
    await take(() => world.agent.transfer(alex, ann.id, { toAgent: 'Blair' }));
    assert.equal(holder(ann), 'blair');
    assert.ok(told(alex).some((push) => push.type === 'left' && push.chat === ann.id));
    await assert.rejects(
        take(() => world.agent.send(alex, ann.id, 'One more thing')),
        { code: 'notYours' }
    );
    await accepts(blair, ann);
    assert.equal(world.conversationsOf(blair)[0]?.entries[0]?.content, 'Where is my order?');
});

test('a chat transferred to a queue goes to somebody else', async () => {
    const { online, asks, accepts, take, world, holder } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    await accepts(alex, ann);
    await online('blair');
    await take(() => world.agent.transfer(alex, ann.id, { toQueue: QUEUE.id }));
    assert.equal(holder(ann), 'blair');
});

test('a transfer to somebody who cannot take a chat is refused, and the agent keeps it', async () => {
    const { online, asks, accepts, take, world, holder } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    await accepts(alex, ann);
    await take(() => world.roster.agent('blair'));
    const transfer = (to: object) => take(() => world.agent.transfer(alex, ann.id, to));
    await assert.rejects(transfer({ toAgent: 'blair' }), /Blair cannot take a chat now/);
    await assert.rejects(transfer({ toAgent: 'nobody' }), /no agent "nobody"/);
    await assert.rejects(transfer({ toAgent: 'alex' }), /has this chat already/);
    await assert.rejects(transfer({}), /either toAgent or toQueue/);
    assert.equal(holder(ann), 'alex');
});

test('the events of a whole chat carry what Salesforce documents', async () => {
    const { online, asks, accepts, closes, omniEvents } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    const workId = ann.work?.id;
    await accepts(alex, ann);
    await closes(alex, ann);
    const ids = { workItemId: ann.id, workId };
    const workload = (previousWorkload: number, newWorkload: number) => ({
        configuredCapacity: 3,
        previousWorkload,
        newWorkload,
        configuredInterruptibleCapacity: 0,
        previousInterruptibleWorkload: 0,
        newInterruptibleWorkload: 0
    });
    assert.deepEqual(omniEvents(alex).slice(2), [
        { name: 'omniChannelWorkloadChanged', params: workload(0, 1) },
        { name: 'omniChannelWorkAssigned', params: ids },
        { name: 'omniChannelWorkAccepted', params: ids },
        { name: 'omniChannelWorkloadChanged', params: workload(1, 0) },
        { name: 'omniChannelWorkClosed', params: ids }
    ]);
});
