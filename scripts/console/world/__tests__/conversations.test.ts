import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILE_LIMIT, LOG_LIMIT, MESSAGE_LIMIT } from '../../protocol.ts';
import { setUp } from './setUp.ts';

async function accepted(settings = {}, kind: 'messaging' | 'chat' = 'messaging') {
    const world = setUp(settings);
    const alex = await world.online('alex');
    const ann = await world.asks('Ann', 'Where is my order?', kind);
    await world.accepts(alex, ann);
    return { ...world, alex, ann };
}

test('both sides see each message once, at its time', async () => {
    const { alex, ann, take, world, advance, told, visitorPushes } = await accepted();
    await advance(10);
    await take(() => world.agent.send(alex, ann.id, 'Hello Ann'));
    await advance(5);
    await take(() => world.client.send(ann, 'Hello!'));
    const seen = told(alex).flatMap((push) => (push.type === 'entry' ? [push.entry] : []));
    assert.deepEqual(
        seen.map(({ type, name, content }) => [type, name, content]),
        [
            ['AGENT', 'Alex', 'Hello Ann'],
            ['END_USER', 'Ann Client', 'Hello!']
        ]
    );
    const received = visitorPushes.flatMap(({ at, push }) => (push.type === 'entry' ? [[at, push.entry.content]] : []));
    assert.deepEqual(received, [
        [0, 'Where is my order?'],
        [10, 'Hello Ann'],
        [15, 'Hello!']
    ]);
});

test('what a client writes while waiting is there when the agent accepts', async () => {
    const { online, asks, accepts, take, world } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann', '');
    await take(() => world.client.send(ann, 'Anybody?'));
    const { entries } = await accepts(alex, ann);
    assert.deepEqual(
        entries.map(({ content }) => content),
        ['Anybody?']
    );
});

test('nothing can be sent to an ended chat, by either side', async () => {
    const { alex, ann, take, world } = await accepted();
    await take(() => world.client.end(ann));
    const refusal = {
        code: 'chatEnded',
        message: 'This chat was ended by the client at 2026-01-05T09:00:00.000Z; nothing can be sent to it.'
    };
    await assert.rejects(
        take(() => world.agent.send(alex, ann.id, 'Are you there?')),
        refusal
    );
    await assert.rejects(
        take(() => world.client.send(ann, 'Yes')),
        refusal
    );
    await assert.rejects(
        take(() => world.agent.end(alex, ann.id)),
        refusal
    );
});

test('a client who ends first is noticed by the agent, whose tab stays', async () => {
    const { alex, ann, take, world, told, written, holder } = await accepted();
    await take(() => world.client.end(ann));
    assert.deepEqual(
        told(alex).filter(({ type }) => type === 'ended'),
        [{ type: 'ended', chat: ann.id, ending: { by: 'client', name: 'Ann Client', at: ann.requestedAt } }]
    );
    assert.equal(holder(ann), 'alex');
    assert.ok(!written.includes('transcript of Ann: 1 entries'));
});

test('the transcript is written once the chat and all its tabs are closed', async () => {
    const { alex, ann, take, world, written, holder, openWindows } = await accepted();
    const report = (window: string, tabs: string[]) => take(() => world.agent.reportTabs(alex, ann.id, window, tabs));
    openWindows.add('first').add('second');
    await report('first', ['chat', 'details']);
    await report('second', ['chat']);
    await take(() => world.agent.end(alex, ann.id));
    await report('first', ['details']);
    await report('first', []);
    assert.equal(holder(ann), 'alex', 'the second window still shows it');
    await report('second', []);
    assert.equal(holder(ann), undefined);
    assert.deepEqual(written.slice(-3), [
        'chat of Ann ended by agent',
        'work of alex Closed',
        'transcript of Ann: 1 entries'
    ]);
});

test('tabs of a window that is gone count no more, and a reload closes nothing', async () => {
    const { alex, ann, take, world, holder, openWindows } = await accepted();
    const report = (window: string, tabs: string[]) => take(() => world.agent.reportTabs(alex, ann.id, window, tabs));
    openWindows.add('first');
    await report('gone', ['chat']);
    await report('first', []);
    assert.equal(holder(ann), 'alex', 'a window without tabs closes nothing');
    await report('first', ['chat']);
    await report('first', []);
    assert.equal(holder(ann), undefined);
});

test('closing the tab of a chat that goes on is an end by the agent', async () => {
    const { alex, ann, closes, written } = await accepted();
    await closes(alex, ann);
    assert.equal(ann.ended?.by, 'agent');
    assert.ok(written.includes('chat of Ann ended by agent'));
});

test('a client who leaves before anybody accepted takes the offer away', async () => {
    const { online, asks, take, world, works, written } = setUp();
    const alex = await online('alex');
    const ann = await asks('Ann');
    await take(() => world.client.end(ann));
    assert.deepEqual(works(alex), []);
    assert.deepEqual(written.slice(-3), [
        'chat of Ann ended by client',
        'work of alex Canceled',
        'transcript of Ann: 1 entries'
    ]);
});

test('a session sleeps when the agent says so, and the next message wakes it', async () => {
    const { alex, ann, take, world, written, told } = await accepted();
    await take(() => world.agent.inactivate(alex, ann.id));
    assert.ok(told(alex).some(({ type }) => type === 'inactive'));
    await take(() => world.client.send(ann, 'I am back'));
    assert.deepEqual(written.slice(-2), ['chat of Ann is inactive', 'chat of Ann is active']);
});

test('a session sleeps by itself after the silence that the org has set', async () => {
    const { alex, ann, take, world, advance } = await accepted({ sleepAfter: 300_000 });
    await take(() => world.agent.send(alex, ann.id, 'Here you are'));
    await advance(200);
    await take(() => world.agent.send(alex, ann.id, 'Still there?'));
    await advance(299.999);
    assert.equal(ann.state, 'active');
    await advance(0.001);
    assert.equal(ann.state, 'inactive');
});

test('a legacy chat cannot be made inactive', async () => {
    const { alex, ann, take, world } = await accepted({}, 'chat');
    await assert.rejects(
        take(() => world.agent.inactivate(alex, ann.id)),
        { code: 'unsupported' }
    );
});

test('an empty message and one that is too long are refused', async () => {
    const { ann, take, world } = await accepted();
    await assert.rejects(
        take(() => world.client.send(ann, '  ')),
        /empty/
    );
    await assert.rejects(
        take(() => world.client.send(ann, 'x'.repeat(MESSAGE_LIMIT + 1))),
        /4097 characters; 4096 are allowed/
    );
});

test('a file is a message without words, kept for the agent to open', async () => {
    const { alex, ann, take, world, told } = await accepted();
    const bytes = Buffer.from('%PDF-');
    const upload = { name: '../../etc/bill\u0000.pdf', type: 'application/pdf', bytes };
    const { file, content } = await take(() => world.client.sendFile(ann, upload));
    assert.equal(content, '');
    assert.deepEqual(
        { ...file, id: '', url: '' },
        { id: '', name: 'bill.pdf', size: 5, type: 'application/pdf', url: '' }
    );
    assert.equal(file && world.files.get(file.id)?.bytes, bytes);
    assert.ok(told(alex).some((push) => push.type === 'entry' && push.entry.file?.name === 'bill.pdf'));
    const large = { ...upload, bytes: Buffer.alloc(FILE_LIMIT + 1) };
    await assert.rejects(
        take(() => world.client.sendFile(ann, large)),
        { code: 'tooLarge' }
    );
});

test('the log gives the newest 200 entries', async () => {
    const { alex, ann, take, world } = await accepted();
    for (let count = 1; count <= LOG_LIMIT + 5; count += 1) {
        await take(() => world.client.send(ann, `message ${count}`));
    }
    const log = world.agent.log(alex, ann.id);
    assert.equal(log.length, LOG_LIMIT);
    assert.equal(log.at(-1)?.content, 'message 205');
});

test('a form that lacks something is refused in words', async () => {
    const { take, world } = setUp();
    const start = (fields: object) =>
        take(() =>
            world.client.start({ firstName: 'Ann', lastName: 'Lee', email: 'a@b.example', ...fields }, '', 'messaging')
        );
    await assert.rejects(start({ firstName: ' ' }), /First name is missing/);
    await assert.rejects(start({ email: 'nonsense' }), /Email is "nonsense"/);
    await assert.rejects(start({ lastName: 'x'.repeat(81) }), /Last name is longer than 80/);
});

test('an agent needs a name that can be one', async () => {
    const { world } = setUp();
    await assert.rejects(world.roster.agent('<script>'), /cannot be an agent's name/);
    assert.equal(await world.roster.agent('Alex'), await world.roster.agent(' alex '));
});
