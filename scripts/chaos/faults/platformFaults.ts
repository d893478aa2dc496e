import { RefusalError } from '../../console/world/refusal.ts';
import { hasRoom, holderOf, type Chat } from '../../console/world/people.ts';
import type { Fault, Scene } from './fault.ts';

/** More than the toolkit's log gives. */
const MORE_THAN_THE_LOG = 205;
const SECOND = 1_000;

/** What the world refuses because it has moved on meanwhile is no fault of anybody. */
async function unlessTooLate(work: () => Promise<unknown>): Promise<void> {
    try {
        await work();
    } catch (error) {
        if (!(error instanceof RefusalError)) {
            throw error;
        }
    }
}

function inAnyChat(work: (scene: Scene, chat: Scene['chats'][number]) => Promise<unknown>) {
    return async (scene: Scene): Promise<void> => {
        if (scene.chats.length === 0) {
            return;
        }
        const chat = scene.random.pick(scene.chats);
        await unlessTooLate(() => work(scene, chat));
    };
}

async function agentOf({ local, browsers }: Scene) {
    return local.world.roster.agent(browsers.agent);
}

/** Brings the agent online, where something has taken them offline: the server does so with whoever is away for long. */
export async function goOnline(scene: Scene): Promise<void> {
    const agent = await agentOf(scene);
    await scene.local.take(() => scene.local.world.agent.setPresence(agent, 'Available'));
}

/** Gives a chat to a colleague, who gives it back a while later; nothing where nobody has room. */
async function handOverAndBack(scene: Scene, chat: Chat): Promise<void> {
    const { local, random, now, plan } = scene;
    const from = await agentOf(scene);
    const others = [...local.world.roster.agents()].filter((agent) => agent !== from && hasRoom(agent));
    if (others.length === 0) {
        return;
    }
    const to = random.pick(others);
    await local.take(() => local.world.agent.transfer(from, chat.id, { toAgent: to.name }));
    plan(now + random.between(20, 120) * SECOND, async () => {
        if (holderOf(chat) === to && !chat.ended && hasRoom(from)) {
            await unlessTooLate(() =>
                local.take(() => local.world.agent.transfer(to, chat.id, { toAgent: from.name }))
            );
        }
    });
}

/** What Omni-Channel and conversations do to the product. */
export const PLATFORM_FAULTS: readonly Fault[] = [
    {
        name: 'platform:transfer',
        group: 'platform',
        begin: inAnyChat(async (scene, chat) => {
            const { world, take } = scene.local;
            const agent = await agentOf(scene);
            const [toQueue] = world.centre.queues;
            await take(() => world.agent.transfer(agent, chat.id, { toQueue: toQueue?.id ?? '' }));
        })
    },
    { name: 'platform:handed-over', group: 'platform', begin: inAnyChat(handOverAndBack) },
    { name: 'platform:case-linked', group: 'platform', begin: inAnyChat(({ linkCase }, chat) => linkCase(chat)) },
    {
        name: 'platform:inactive',
        group: 'platform',
        begin: inAnyChat(async (scene, chat) => {
            if (chat.kind !== 'messaging') {
                return;
            }
            const agent = await agentOf(scene);
            await scene.local.take(() => scene.local.world.agent.inactivate(agent, chat.id));
        })
    },
    {
        name: 'platform:long-log',
        group: 'platform',
        begin: inAnyChat(async ({ local }, chat) => {
            for (let line = 1; line <= MORE_THAN_THE_LOG; line += 1) {
                await local.take(() => local.world.client.send(chat, `Line ${line}`));
            }
        })
    },
    {
        name: 'platform:logged-out',
        group: 'platform',
        lasts: [20, 120],
        async begin(scene) {
            const agent = await agentOf(scene);
            await scene.local.take(() => scene.local.world.agent.logout(agent));
        },
        end: goOnline
    },
    {
        name: 'platform:other-tab',
        group: 'platform',
        needsMachine: true,
        begin: inAnyChat(({ browsers }, chat) => browsers.first.open(chat.id))
    }
];
