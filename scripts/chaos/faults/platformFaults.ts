import { RefusalError } from '../../console/world/refusal.ts';
import type { Fault, Scene } from './faults.ts';

/** More than the toolkit's log gives. */
const MORE_THAN_THE_LOG = 205;

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

/** What Omni-Channel and conversations do to the product. */
export const PLATFORM_FAULTS: readonly Fault[] = [
    {
        name: 'platform:transfer',
        begin: inAnyChat(async ({ local, desk }, chat) => {
            const { world } = local;
            const agent = await world.roster.agent(desk.agent);
            const [toQueue] = world.centre.queues;
            await local.take(() => world.agent.transfer(agent, chat.id, { toQueue: toQueue?.id ?? '' }));
        })
    },
    {
        name: 'platform:inactive',
        begin: inAnyChat(async ({ local, desk }, chat) => {
            if (chat.kind !== 'messaging') {
                return;
            }
            const agent = await local.world.roster.agent(desk.agent);
            await local.take(() => local.world.agent.inactivate(agent, chat.id));
        })
    },
    {
        name: 'platform:long-log',
        begin: inAnyChat(async ({ local }, chat) => {
            for (let line = 1; line <= MORE_THAN_THE_LOG; line += 1) {
                await local.take(() => local.world.client.send(chat, `Line ${line}`));
            }
        })
    },
    {
        name: 'platform:logged-out',
        lasts: [20, 120],
        async begin({ local, desk }) {
            const agent = await local.world.roster.agent(desk.agent);
            await local.take(() => local.world.agent.logout(agent));
        },
        async end({ local, desk }) {
            const agent = await local.world.roster.agent(desk.agent);
            await local.take(() => local.world.agent.setPresence(agent, 'Available'));
        }
    },
    {
        name: 'platform:other-tab',
        begin: inAnyChat(({ desk }, chat) => (desk.isAway ? Promise.resolve() : desk.goTo(chat.id)))
    }
];
