import type { AgentPush } from '../../protocol.ts';
import type { Agent } from '../people.ts';
import type { World } from '../world.ts';
import type { Context } from '../context.ts';

/** Milliseconds that a simulated agent takes to accept, and to close the tab of a chat that has ended. */
const REACTION = 4_000;

/** Agents whom nobody plays: they accept what they are offered, and close what has ended. */
export interface SimulatedAgents {
    /** Tells one of them what happens, as a page would be told. */
    hear(agent: Agent, push: AgentPush): void;
}

/** Simulated agents; what they say is up to the scene. */
export function createSimulatedAgents(clock: Context['clock'], world: () => World): SimulatedAgents {
    const soon = (act: () => Promise<unknown>) =>
        void clock.setAlarm(clock.now() + REACTION, async () => void (await act()));

    const acceptSoon = (agent: Agent, workId: string) =>
        soon(async () => {
            // The client may have left meanwhile, and the offer with them; or a person has taken the agent's place.
            const work = agent.simulated ? [...agent.works].find(({ id }) => id === workId) : undefined;
            if (work && work.acceptedAt === undefined) {
                await world().agent.accept(agent, workId);
            }
            if (work?.chat.ended) {
                await world().agent.close(agent, workId);
            }
        });

    const closeSoon = (agent: Agent, chat: string) =>
        soon(async () => {
            const work = agent.simulated ? [...agent.works].find((one) => one.chat.id === chat) : undefined;
            if (work) {
                await world().agent.close(agent, work.id);
            }
        });

    return {
        hear(agent, push) {
            if (push.type === 'omni' && push.event.name === 'omniChannelWorkAssigned') {
                acceptSoon(agent, push.event.params.workId);
            }
            if (push.type === 'ended') {
                closeSoon(agent, push.chat);
            }
        }
    };
}
