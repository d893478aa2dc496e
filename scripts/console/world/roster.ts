import type { Agent, Chat, Work } from './people.ts';
import { RefusalError } from './refusal.ts';

/** Makes the user behind a new agent's name. */
export type MakeUser = (name: string, displayName: string) => Promise<{ userId: string; username: string }>;

/** Who and what is in the world, found by name or id. */
export interface Roster {
    agents(): Iterable<Agent>;
    /** The agent with this name, who comes into being where there is none yet. */
    agent(name: string, simulated?: boolean): Promise<Agent>;
    /** The agent with this name, if there is one. */
    known(name: string): Agent | undefined;
    /** By name or user id. */
    colleague(nameOrUserId: string): Agent;
    add(chat: Chat): void;
    /** Every chat of this run, whoever had it. */
    chats(): Iterable<Chat>;
    byVisitor(visitor: string): Chat;
    /** The chat, where this agent has it. */
    held(agent: Agent, chat: string): Chat;
    /** The work, where it is this agent's. */
    work(agent: Agent, workId: string): Work;
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;
function display(name: string) {
    return name.charAt(0).toLocaleUpperCase('en') + name.slice(1);
}

function mustBeName(name: string) {
    if (NAME.test(name)) {
        return;
    }
    const given = JSON.stringify(name.slice(0, 60));
    throw new RefusalError(
        'badRequest',
        `${given} cannot be an agent's name: up to 40 letters, digits, spaces, dots, underscores and hyphens can.`
    );
}

/** Agents by name, whatever its case; chats by their client's secret and their holder. */
export function createRoster(makeUser: MakeUser, capacity: number): Roster {
    const agents = new Map<string, Agent>();
    const chats = new Map<string, Chat>();
    return {
        agents: () => agents.values(),
        async agent(given, simulated = false) {
            const name = given.trim();
            mustBeName(name);
            const key = name.toLowerCase();
            const present = agents.get(key);
            if (present) {
                return present;
            }
            const displayName = display(name);
            const user = await makeUser(name, displayName);
            const common = { name, displayName, ...user, capacity, works: new Set<Work>() };
            const agent: Agent = { ...common, lastOfferAt: 0, simulated };
            agents.set(key, agent);
            return agent;
        },
        known: (name) => agents.get(name.trim().toLowerCase()),
        colleague(wanted) {
            const found = agents.get(wanted.toLowerCase()) ?? [...agents.values()].find((one) => one.userId === wanted);
            if (found) {
                return found;
            }
            throw new RefusalError('notFound', `There is no agent "${wanted}".`);
        },
        add: (chat) => void chats.set(chat.visitor, chat),
        chats: () => chats.values(),
        byVisitor(visitor) {
            const chat = chats.get(visitor);
            if (chat) {
                return chat;
            }
            throw new RefusalError('notFound', 'This chat is not known here any more. Start a new one.');
        },
        held(agent, id) {
            const work = [...agent.works].find(({ chat }) => chat.id === id);
            if (work?.acceptedAt !== undefined) {
                return work.chat;
            }
            throw new RefusalError('notYours', `${agent.displayName} does not have the chat ${id} now.`);
        },
        work(agent, workId) {
            const work = [...agent.works].find(({ id }) => id === workId);
            if (work) {
                return work;
            }
            throw new RefusalError('notOffered', `${agent.displayName} does not have the work ${workId} any more.`);
        }
    };
}
