import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chat } from '../people.ts';
import { createSimulatedAgents } from '../simulated/agents.ts';
import { playScene } from '../simulated/player.ts';
import { listScenes, readScene, sceneNames } from '../simulated/scene.ts';
import { setUp } from './setUp.ts';

const LONGEST_SCENE = 20 * 60;

/** A world in which `colleague` is played, as a scene's own agents are. */
async function play(name: string, colleague?: string) {
    const scene = readScene(name);
    const world = setUp({}, (created) => createSimulatedAgents(created.clock, () => created.world));
    if (colleague !== undefined) {
        await world.take(() => world.world.roster.agent(colleague, true));
        await world.online(colleague);
    }
    const chats: Chat[] = [];
    const add = world.world.roster.add;
    world.world.roster.add = (chat) => void (chats.push(chat), add(chat));
    await world.take(() => playScene(scene, world.clock, world.world));
    return { ...world, scene, chats };
}

const SCENES = [
    'all-engaged',
    'busy-morning',
    'client-ends-first',
    'marathon',
    'quiet',
    'silent-client',
    'slow-answer'
];

test('every scene says what it shows', () => {
    assert.deepEqual(sceneNames(), SCENES);
    for (const { title } of listScenes()) {
        assert.match(title, /^[A-Z].*\.$/);
    }
});

test('a scene takes until its last chat can be over, also where its client has gone silent', () => {
    assert.deepEqual(Object.fromEntries(listScenes().map(({ name, minutes }) => [name, minutes])), {
        'all-engaged': 8,
        'busy-morning': 12,
        'client-ends-first': 4,
        marathon: 18,
        quiet: 10,
        'silent-client': 6,
        'slow-answer': 13
    });
});

for (const name of SCENES) {
    test(`the scene ${name} plays to its end`, async () => {
        const { chats, advance, scene } = await play(name, 'colleague');
        await advance(LONGEST_SCENE);
        const requested = scene.lines.filter(({ event }) => event.type === 'requested');
        const left = scene.lines.filter(({ event }) => event.type === 'ended' && event.by === 'client');
        assert.equal(chats.length, requested.length);
        assert.equal(chats.filter(({ ended }) => ended?.by === 'client').length, left.length);
        assert.ok(chats.filter(({ ended }) => ended).every(({ completed }) => completed));
    });
}

test('with nobody there, the clients of the scene wait', async () => {
    const { chats, advance } = await play('quiet');
    await advance(60);
    assert.deepEqual(
        chats.map(({ state }) => state),
        ['waiting']
    );
});

test('clients come and write at their times, counted from the beginning of the scene', async () => {
    const { chats, advance } = await play('silent-client');
    await advance(60);
    const [mei] = chats;
    assert.deepEqual(
        mei?.entries.map(({ at }) => (at - (mei.requestedAt - 5000)) / 1000),
        [5, 55]
    );
});

test('what a scene lets its agents say is not said in the name of a person', async () => {
    const { chats, advance, online, accepts } = await play('all-engaged');
    const alex = await online('alex');
    await advance(12);
    const mine = chats.find(({ work }) => work?.agent === alex);
    assert.ok(mine);
    await accepts(alex, mine);
    await advance(300);
    assert.ok(mine.entries.every(({ type }) => type === 'END_USER'));
    const theirs = chats.filter(({ entries }) => entries.some(({ type, name }) => type === 'AGENT' && name !== 'Alex'));
    assert.ok(theirs.length > 0);
});

test('in all-engaged some clients wait until there is room', async () => {
    const { chats, advance } = await play('all-engaged');
    await advance(60);
    assert.equal(chats.filter(({ state }) => state === 'waiting').length, 5);
    await advance(300);
    assert.equal(chats.filter(({ state }) => state === 'waiting').length, 1);
});

test('a scene that does not exist is refused with the names of those that do', () => {
    assert.throws(() => readScene('rush-hour'), {
        code: 'notFound',
        message: `There is no scene "rush-hour". There are: ${SCENES.join(', ')}.`
    });
});
