import {
    LOG_LIMIT,
    type Conversation,
    type Ending,
    type Entry,
    type PresenceStatus,
    type StatusReason
} from '../protocol.ts';
import type { Closing } from './closing.ts';
import type { Context } from './context.ts';
import { mustGoOn, type Conversations } from './conversations.ts';
import type { Offers } from './offers.ts';
import { hasRoom, type Agent, type Chat } from './people.ts';
import { findStatus, type Presence } from './presence.ts';
import { RefusalError } from './refusal.ts';
import type { Roster } from './roster.ts';
import type { Tabs } from './tabs.ts';
import { conversationOf } from './views.ts';
import { idsOf } from './workload.ts';

/** Where a chat goes. */
export interface Destination {
    toAgent?: string;
    toQueue?: string;
}

/** What an agent can do. */
export interface AgentSide {
    setPresence(agent: Agent, status: string, reason?: StatusReason): Promise<void>;
    logout(agent: Agent): Promise<void>;
    accept(agent: Agent, workId: string): Promise<Conversation>;
    decline(agent: Agent, workId: string, reason?: string): Promise<void>;
    close(agent: Agent, workId: string): Promise<void>;
    /** Raises the flag, or lowers it where nothing is said. */
    flag(agent: Agent, workId: string, message?: string): void;
    send(agent: Agent, chat: string, text: string): Promise<Entry>;
    end(agent: Agent, chat: string): Promise<Ending>;
    inactivate(agent: Agent, chat: string): Promise<void>;
    transfer(agent: Agent, chat: string, to: Destination): Promise<void>;
    /** The newest entries, as many as the toolkit gives. */
    log(agent: Agent, chat: string): Entry[];
    /** Tells which tabs of a chat are open in a window; whoever closes the last one closes the work. */
    reportTabs(agent: Agent, chat: string, window: string, tabs: string[]): Promise<void>;
}

interface Parts {
    roster: Roster;
    presence: Presence;
    offers: Offers;
    conversations: Conversations;
    closing: Closing;
    tabs: Tabs;
    statuses: PresenceStatus[];
    queueIds: string[];
    /** True while a window of an agent's console is connected. */
    isOpen: (window: string) => boolean;
}

function targetOf({ roster, queueIds }: Parts, agent: Agent, { toAgent, toQueue }: Destination): Agent | undefined {
    if ((toAgent === undefined) === (toQueue === undefined)) {
        throw new RefusalError('badRequest', 'A transfer goes either toAgent or toQueue.');
    }
    if (toQueue !== undefined) {
        if (queueIds.includes(toQueue)) {
            return undefined;
        }
        throw new RefusalError('notFound', `There is no queue ${toQueue}.`);
    }
    const to = roster.colleague(toAgent ?? '');
    if (to === agent) {
        throw new RefusalError('badRequest', `${agent.displayName} has this chat already.`);
    }
    if (hasRoom(to)) {
        return to;
    }
    const why = `${to.displayName} cannot take a chat now`;
    throw new RefusalError('badRequest', `${why}. Choose another agent, or a queue.`);
}

/** The agents' side of the world. */
export function createAgentSide({ tell }: Context, parts: Parts): AgentSide {
    const { roster, presence, offers, conversations, closing, tabs } = parts;
    const workOf = (chat: Chat) => {
        if (chat.work) {
            return chat.work;
        }
        throw new RefusalError('notYours', `Nobody has the chat ${chat.id} now.`);
    };
    return {
        setPresence: (agent, status, reason = 'OmniManualStatusChange') =>
            presence.change(agent, findStatus(parts.statuses, status), reason),
        logout: (agent) => presence.logout(agent),
        async accept(agent, workId) {
            const work = roster.work(agent, workId);
            await offers.accept(work);
            return conversationOf(work.chat);
        },
        decline: async (agent, workId, reason) => offers.decline(roster.work(agent, workId), reason),
        close: async (agent, workId) => closing.close(roster.work(agent, workId)),
        flag(agent, workId, message) {
            const work = roster.work(agent, workId);
            work.flag = message;
            const isFlagged = message !== undefined;
            tell.omni(agent, 'omniChannelWorkFlagUpdated', { ...idsOf(work), isFlagged, message: message ?? '' });
        },
        send: async (agent, chat, text) =>
            conversations.say(roster.held(agent, chat), { type: 'AGENT', name: agent.displayName, content: text }),
        end: async (agent, chat) => conversations.end(roster.held(agent, chat), 'agent'),
        inactivate: async (agent, chat) => conversations.sleep(roster.held(agent, chat)),
        async transfer(agent, chat, to) {
            const held = roster.held(agent, chat);
            mustGoOn(held);
            await closing.transfer(workOf(held), targetOf(parts, agent, to));
        },
        log: (agent, chat) => roster.held(agent, chat).entries.slice(-LOG_LIMIT),
        async reportTabs(agent, chat, window, open) {
            const held = roster.held(agent, chat);
            if (tabs.report(held, window, open, parts.isOpen)) {
                await closing.close(workOf(held));
            }
        }
    };
}
