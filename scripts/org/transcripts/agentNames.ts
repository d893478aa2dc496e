import type { Connection } from 'jsforce';
import { recordsOf } from './pages.ts';
import type { TimelineEvent } from './timelineEvent.ts';

/**
 * Who may have a chat, by what their ids begin with: users, queues while nobody has accepted it, and the buttons by
 * which chats of legacy Chat come; with the field that names them.
 */
const OWNERS: Readonly<Record<string, readonly [object: string, name: string]>> = {
    '005': ['User', 'Name'],
    '00G': ['Group', 'Name'],
    '573': ['LiveChatButton', 'MasterLabel']
};
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
        const ids = new Set(events.flatMap(({ agent, queue }) => [agent, queue].filter((id) => id !== undefined)));
        for (const [prefix, [object, name]] of Object.entries(OWNERS)) {
            const unknown = [...ids].filter((id) => id.slice(0, PREFIX) === prefix && !this.#names.has(id));
            const owners = await recordsOf(
                this.#connection,
                unknown,
                (list) => `SELECT Id, ${name} FROM ${object} WHERE Id IN (${list})`
            );
            // Only now: where the connection broke, those names are asked for once more.
            unknown.forEach((id) => this.#names.set(id, undefined));
            owners.forEach((owner) => this.#names.set(String(owner['Id']), String(owner[name])));
        }
        return events.map((event) => {
            const { agent, queue } = event;
            const agentName = agent === undefined ? undefined : this.#names.get(agent);
            return {
                ...event,
                ...(agentName !== undefined && { agentName }),
                ...(queue !== undefined && { queue: this.#names.get(queue) ?? queue })
            };
        });
    }
}
