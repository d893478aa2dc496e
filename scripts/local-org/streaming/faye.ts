import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

export interface Message {
    channel: string;
    subscription?: string;
    data?: unknown;
    error?: string;
}

type Pass = (message: Message, request: IncomingMessage | null, callback: (message: Message | null) => void) => void;

/** CometD over HTTP, as much of faye's server as the streaming API uses. */
export interface CometdAdapter {
    handle(request: IncomingMessage, response: ServerResponse): void;
    getClient(): { publish(channel: string, data: unknown): PromiseLike<void>; disconnect(): unknown };
    close(): void;
}

interface Faye {
    NodeAdapter: new (options: {
        mount: string;
        timeout: number;
        extensions: { incoming: Pass; outgoing: Pass }[];
    }) => CometdAdapter;
}

// The package has no types, and those that jsforce brings know only its client.
const { NodeAdapter } = createRequire(import.meta.url)('faye') as Faye;

export { NodeAdapter };
