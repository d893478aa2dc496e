import { createAdvance } from '../clock/advance.ts';
import { createTurns } from '../clock/turns.ts';
import { createVirtualClock, type VirtualClock } from '../clock/virtualClock.ts';
import type { AgentPush, ChatKind, OmniEvent, VisitorPush, Work } from '../../protocol.ts';
import type { ChatRecords, Records } from '../context.ts';
import type { Agent, Chat } from '../people.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { SimulatedAgents } from '../simulated/agents.ts';
import { createWorld, type World } from '../world.ts';

const START = Date.parse('2026-01-05T09:00:00Z');
const STATUSES = [
    { id: '0N5000000000001AAA', developerName: 'Available' as const, label: 'Available for chat', takesWork: true },
    { id: '0N5000000000002AAA', developerName: 'Away' as const, label: 'Away', takesWork: false }
];
export const QUEUE = { id: '00G000000000001AAA', name: 'Chat' };

/** Ids as an org gives them, and a list of what was written, in words. */
function createRecords(written: string[]) {
    let last = 0;
    const newId = (prefix: string) => `${prefix}${String((last += 1)).padStart(12, '0')}AAA`;
    const note = async (text: string) => void written.push(text);
    const chats = (prefix: string): ChatRecords => ({
        requested: async ({ client }) => {
            await note(`chat of ${client.firstName} requested`);
            return newId(prefix);
        },
        accepted: ({ client }, by) => note(`chat of ${client.firstName} accepted by ${by.name}`),
        said: () => undefined,
        stateChanged: ({ client, state }) => note(`chat of ${client.firstName} is ${state}`),
        ended: ({ client, ended }) => note(`chat of ${client.firstName} ended by ${ended?.by}`),
        completed: ({ client, entries }) => note(`transcript of ${client.firstName}: ${entries.length} entries`)
    });
    const records: Records = {
        chats: { messaging: chats('0Mw'), chat: chats('570') },
        works: {
            assigned: async () => newId('0Bz'),
            accepted: async () => undefined,
            over: (work, how) => note(`work of ${work.agent.name} ${how}`)
        },
        presence: { changed: ({ name, status }) => note(`${name} is ${status?.developerName ?? 'offline'}`) }
    };
    return { records, newId };
}

/** Makes what plays the simulated agents, once there is a world. */
type Simulate = (created: { clock: VirtualClock; world: World }) => SimulatedAgents;

/** A world on a clock that only `advance` moves, and all that its pages are told. */
export function setUp(settings: Partial<Settings> = {}, simulate?: Simulate) {
    const clock = createVirtualClock(START, () => 0);
    const written: string[] = [];
    const failures: unknown[] = [];
    const agentPushes: { to: string; at: number; push: AgentPush }[] = [];
    const visitorPushes: { to: string; at: number; push: VisitorPush }[] = [];
    const openWindows = new Set<string>();
    const { records, newId } = createRecords(written);
    const second = () => (clock.now() - START) / 1000;
    const world: World = createWorld({
        clock,
        settings: { ...DEFAULT_SETTINGS, ...settings },
        records,
        postman: {
            toAgent: (agent, push) => {
                agentPushes.push({ to: agent.name, at: second(), push });
                if (agent.simulated) {
                    simulated?.hear(agent, push);
                }
            },
            toVisitor: ({ client }, push) => void visitorPushes.push({ to: client.firstName, at: second(), push })
        },
        makeUser: async (name) => ({ userId: newId('005'), username: `${name}@example.com` }),
        centre: { statuses: STATUSES, queues: [QUEUE], channels: '[]' },
        isOpen: (window) => openWindows.has(window),
        newSecret: () => newId('secret')
    });
    const simulated = simulate?.({ clock, world });
    const turns = createTurns(clock, { failed: (error) => failures.push(error), done: world.flush });
    const advanceMs = createAdvance(clock, turns, { settle: async () => undefined });
    const { take } = turns;

    const works = (agent: Agent): Work[] => world.deskOf(agent).works;
    const workOf = (agent: Agent, chat: Chat): Work => {
        const work = works(agent).find(({ workItemId }) => workItemId === chat.id);
        if (!work) {
            throw new Error(`${agent.name} has no work on the chat of ${chat.client.firstName}`);
        }
        return work;
    };
    return {
        clock,
        world,
        written,
        failures,
        openWindows,
        visitorPushes,
        take,
        works,
        workOf,
        /** Moves time on by seconds; fails where an alarm did. */
        advance: async (seconds: number) => {
            await advanceMs(Math.round(seconds * 1000));
            if (failures.length > 0) {
                throw failures[0];
            }
        },
        online: (name: string) =>
            take(async () => {
                const agent = await world.roster.agent(name);
                await world.agent.setPresence(agent, 'Available');
                return agent;
            }),
        asks: (firstName: string, question = 'Where is my order?', kind: ChatKind = 'messaging') => {
            const client = { firstName, lastName: 'Client', email: `${firstName}@example.com` };
            return take(() => world.client.start(client, question, kind));
        },
        accepts: (agent: Agent, chat: Chat) => take(() => world.agent.accept(agent, workOf(agent, chat).workId)),
        declines: (agent: Agent, chat: Chat) => take(() => world.agent.decline(agent, workOf(agent, chat).workId)),
        closes: (agent: Agent, chat: Chat) => take(() => world.agent.close(agent, workOf(agent, chat).workId)),
        /** Who is offered the chat, or has it. */
        holder: (chat: Chat) => chat.work?.agent.name,
        told: (agent: Agent) => agentPushes.filter(({ to }) => to === agent.name).map(({ push }) => push),
        omniEvents: (agent: Agent): OmniEvent[] =>
            agentPushes.flatMap(({ to, push }) => (to === agent.name && push.type === 'omni' ? [push.event] : []))
    };
}
