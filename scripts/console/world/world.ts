import type { Conversation, Desk, PresenceStatus, Queue, VisitorChat } from '../protocol.ts';
import { createAgentSide, type AgentSide } from './agentSide.ts';
import { createClientSide, type ClientSide } from './clientSide.ts';
import { createClosing, type Closing } from './closing.ts';
import type { Context, Records } from './context.ts';
import { createConversations, type Conversations } from './conversations.ts';
import { createFiles, type Files } from './files.ts';
import { createOffers, type Offers } from './offers.ts';
import { createOutbox, type Postman } from './outbox.ts';
import type { Agent, Chat } from './people.ts';
import { createPresence, type Presence } from './presence.ts';
import { createRoster, type MakeUser, type Roster } from './roster.ts';
import type { Settings } from './settings.ts';
import { createTabs } from './tabs.ts';
import { conversationOf, deskOf, visitorChatOf } from './views.ts';
import { createWorkload } from './workload.ts';

/** What stands in the org's setup. */
export interface ContactCentre {
    statuses: PresenceStatus[];
    queues: Queue[];
    /** The service channels as Omni events carry them, a JSON text. */
    channels: string;
}

export interface WorldParts {
    clock: Context['clock'];
    settings: Settings;
    records: Records;
    postman: Postman;
    makeUser: MakeUser;
    centre: ContactCentre;
    isOpen: (window: string) => boolean;
    newSecret: () => string;
}

/** Salesforce's own parts, simulated: Omni-Channel, conversations, and who takes part in them. */
export interface World {
    roster: Roster;
    agent: AgentSide;
    client: ClientSide;
    /** What the platform itself does. */
    conversations: Conversations;
    closing: Closing;
    files: Files;
    centre: ContactCentre;
    deskOf(agent: Agent): Desk;
    conversationsOf(agent: Agent): Conversation[];
    /** The chat of the client's page that knows this secret. */
    visitorChatOf(visitor: string): VisitorChat;
    /** Delivers what was told since the last time. */
    flush(): void;
}

/** A world without anybody in it. Everything in it is done in turns, see `clock/turns.ts`. */
export function createWorld(parts: WorldParts): World {
    const { settings, centre } = parts;
    const queue = new Set<Chat>();
    const roster = createRoster(parts.makeUser, settings.capacity);
    const files = createFiles();
    const tabs = createTabs();
    const desk = (agent: Agent) => deskOf(agent, roster.agents(), queue.size, centre.queues);
    const { tell, flush } = createOutbox(parts.postman, roster.agents, desk);
    const context: Context = { ...parts, tell, agents: roster.agents, queue };
    const workload = createWorkload(context);

    const away = centre.statuses.find(({ takesWork }) => !takesWork);
    const missed = async (agent: Agent) => {
        if (settings.awayOnPushTimeout && away) {
            await presence.change(agent, away, 'OmniPushTimeout');
        }
    };
    const offers: Offers = createOffers(context, workload, missed);
    const presence: Presence = createPresence(context, centre.channels, () => offers);
    const conversations = createConversations(context);
    const closing = createClosing(context, { workload, offers, conversations, closed: tabs.forget });
    const queueIds = centre.queues.map(({ id }) => id);
    const common = { roster, offers, conversations, closing };
    return {
        roster,
        agent: createAgentSide(context, { ...common, ...parts, presence, tabs, statuses: centre.statuses, queueIds }),
        client: createClientSide(context, { ...common, files, newSecret: parts.newSecret }),
        conversations,
        closing,
        files,
        centre,
        deskOf: desk,
        conversationsOf: (agent) =>
            [...agent.works]
                .filter(({ acceptedAt }) => acceptedAt !== undefined)
                .map(({ chat }) => conversationOf(chat)),
        visitorChatOf: (visitor) => visitorChatOf(roster.byVisitor(visitor)),
        flush
    };
}
