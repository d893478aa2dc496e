import type { Connection } from 'jsforce';
import { recordsOf } from './pages.ts';
import type { TimelineEvent } from './timelineEvent.ts';

/** What the ids of users begin with; queues own chats too. */
const USER = '005';

/** Looks up what the org calls its agents, each of them once. */
export class AgentNames {
    #connection: Connection;
    #names = new Map<string, string | undefined>();

    constructor(connection: Connection) {
        this.#connection = connection;
    }

    /** Returns the events with the names of their agents, where the org tells them. */
    async named(events: readonly TimelineEvent[]): Promise<TimelineEvent[]> {
        const agents = events.flatMap(({ agent }) => (agent?.startsWith(USER) ? [agent] : []));
        const unknown = [...new Set(agents)].filter((agent) => !this.#names.has(agent));
        unknown.forEach((agent) => this.#names.set(agent, undefined));
        const users = await recordsOf(
            this.#connection,
            unknown,
            (list) => `SELECT Id, Name FROM User WHERE Id IN (${list})`
        );
        for (const { Id, Name } of users) {
            this.#names.set(String(Id), String(Name));
        }
        return events.map((event) => {
            const agentName = event.agent === undefined ? undefined : this.#names.get(event.agent);
            return agentName === undefined ? event : { ...event, agentName };
        });
    }
}
