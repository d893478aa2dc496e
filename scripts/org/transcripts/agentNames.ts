import type { Connection } from 'jsforce';
import { recordsOf } from './pages.ts';
import type { TimelineEvent } from './timelineEvent.ts';

/** Who may have a chat: users, and queues while nobody has accepted it; by what their ids begin with. */
const OWNERS: Readonly<Record<string, string>> = { '005': 'User', '00G': 'Group' };
const PREFIX = 3;

/** Looks up what the org calls its agents and queues, each of them once. */
export class AgentNames {
    #connection: Connection;
    #names = new Map<string, string | undefined>();

    constructor(connection: Connection) {
        this.#connection = connection;
    }

    /** Returns the events with the names of their agents and queues, where the org tells them. */
    async named(events: readonly TimelineEvent[]): Promise<TimelineEvent[]> {
        const agents = new Set(events.flatMap(({ agent }) => (agent === undefined ? [] : [agent])));
        for (const [prefix, object] of Object.entries(OWNERS)) {
            const unknown = [...agents].filter((agent) => agent.slice(0, PREFIX) === prefix && !this.#names.has(agent));
            unknown.forEach((agent) => this.#names.set(agent, undefined));
            const owners = await recordsOf(
                this.#connection,
                unknown,
                (list) => `SELECT Id, Name FROM ${object} WHERE Id IN (${list})`
            );
            owners.forEach(({ Id, Name }) => this.#names.set(String(Id), String(Name)));
        }
        return events.map((event) => {
            const agentName = event.agent === undefined ? undefined : this.#names.get(event.agent);
            return agentName === undefined ? event : { ...event, agentName };
        });
    }
}
