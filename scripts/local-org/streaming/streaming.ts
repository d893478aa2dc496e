import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Catalogue } from '../metadata/catalogue.ts';
import type { Sessions } from '../oauth/sessions.ts';
import type { Org } from '../org.ts';
import type { Change } from '../records/change.ts';
import { fieldOf } from '../schema/sobject.ts';
import { textOf } from '../../formats/xml/xmlNode.ts';
import { changeEvents } from './changeEvent.ts';
import { type CometdAdapter, type Message, NodeAdapter } from './faye.ts';

const PATH = /^\/+cometd\/(?<version>\d+\.0)(?:\/|\?|$)/;
const CHANNEL = /^\/data\/(?<entity>\w+)$/;
const BODY_LIMIT = 1024 * 1024;
const POLL_SECONDS = 30;
const ALL_CHANGES = 'ChangeEvents';

/** Change events over CometD, for the entities that deployed channel members select. */
export class Streaming {
    private readonly org: Org;
    private readonly catalogue: Catalogue;
    private readonly sessions: Sessions;
    private readonly adapters = new Map<string, CometdAdapter>();
    private replayId = 0;

    constructor(org: Org, catalogue: Catalogue, sessions: Sessions) {
        this.org = org;
        this.catalogue = catalogue;
        this.sessions = sessions;
        org.onChange((change) => this.publish(change));
    }

    /** Answers a request of a streaming client; false where the path is not one. */
    handle(request: IncomingMessage, response: ServerResponse): boolean {
        const version = PATH.exec(request.url ?? '')?.groups?.['version'];
        if (version === undefined) {
            return false;
        }
        const length = Number(request.headers['content-length'] ?? Number.NaN);
        if (this.sessions.userOfRequest(request) === undefined) {
            refuse(response, 401, '401::Authentication invalid');
        } else if (request.method === 'POST' && !(length <= BODY_LIMIT)) {
            refuse(response, 413, '413::Message too large');
        } else {
            this.adapter(version).handle(request, response);
        }
        return true;
    }

    /** Lets all clients go. */
    close(): void {
        for (const adapter of this.adapters.values()) {
            // The org's own client, by which it publishes, would go on asking for news.
            adapter.getClient().disconnect();
            adapter.close();
        }
        this.adapters.clear();
    }

    private adapter(version: string): CometdAdapter {
        const known = this.adapters.get(version);
        if (known) {
            return known;
        }
        const adapter = new NodeAdapter({
            mount: `/cometd/${version}`,
            timeout: POLL_SECONDS,
            extensions: [
                {
                    incoming: (message, request, callback) => callback(this.checked(message, request)),
                    outgoing: (message, request, callback) => callback(this.readable(message, request))
                }
            ]
        });
        this.adapters.set(version, adapter);
        return adapter;
    }

    /** Clients subscribe to entities that there are; only the org itself publishes. */
    private checked(message: Message, request: IncomingMessage | null): Message {
        if (request === null) {
            return message;
        }
        if (message.channel === '/meta/subscribe') {
            const entity = CHANNEL.exec(message.subscription ?? '')?.groups?.['entity'];
            const isThere =
                entity === ALL_CHANGES || this.org.schema.objects.some(({ name }) => changeName(name) === entity);
            const object = this.org.schema.objects.find(({ name }) => changeName(name) === entity);
            const userId = this.sessions.userOfRequest(request);
            if (object && userId !== undefined && !this.org.accessOf(userId).allows('viewAll', object)) {
                message.error = `403::You need View All Records of ${object.name}, or View All Data, to subscribe {${String(message.subscription)}}`;
            } else if (!isThere) {
                message.error = `404::The channel you requested to subscribe to does not exist {${String(message.subscription)}}`;
            }
        } else if (!message.channel.startsWith('/meta/')) {
            message.error = '403::Clients may not publish';
        }
        return message;
    }

    /** A subscriber gets what he may read. */
    private readable(message: Message, request: IncomingMessage | null): Message | null {
        if (!CHANNEL.test(message.channel) || request === null) {
            return message;
        }
        const userId = this.sessions.userOfRequest(request);
        const event = message.data as { schema: string; payload: Record<string, unknown> } | undefined;
        const object = event && this.org.schema.find(event.schema);
        if (userId === undefined || !event || !object) {
            return null;
        }
        const access = this.org.accessOf(userId);
        if (!access.allows('read', object)) {
            return null;
        }
        const payload = Object.entries(event.payload).filter(([name]) => {
            const field = fieldOf(object, name);
            return !field || access.reads(object, field);
        });
        return { ...message, data: { ...event, payload: Object.fromEntries(payload) } };
    }

    private publish(change: Change): void {
        if (this.adapters.size === 0 || !this.isSelected(change.entity)) {
            return;
        }
        for (const event of changeEvents(this.org.schema, change, () => ++this.replayId)) {
            for (const adapter of this.adapters.values()) {
                for (const channel of [changeName(change.entity), ALL_CHANGES]) {
                    const published = adapter.getClient().publish(`/data/${channel}`, event);
                    Promise.resolve(published).catch((error: unknown) => console.error(error));
                }
            }
        }
    }

    private isSelected(entity: string): boolean {
        for (const { type, xml } of this.catalogue.components.values()) {
            if (type === 'PlatformEventChannelMember' && xml && textOf(xml, 'selectedEntity') === changeName(entity)) {
                return true;
            }
        }
        return false;
    }
}

/** `CaseChangeEvent`; of a custom object `Policy__ChangeEvent`. */
function changeName(object: string): string {
    return object.endsWith('__c') ? `${object.slice(0, -1)}ChangeEvent` : `${object}ChangeEvent`;
}

function refuse(response: ServerResponse, status: number, error: string): void {
    const body = JSON.stringify([
        { channel: '/meta/handshake', successful: false, error, advice: { reconnect: 'none' } }
    ]);
    response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' }).end(body);
}
