/** As much of faye as the streaming API uses; the package has no types of its own. */
declare module 'faye' {
    import type { IncomingMessage, ServerResponse } from 'node:http';

    export interface Message {
        channel: string;
        subscription?: string;
        data?: unknown;
        error?: string;
        ext?: Record<string, unknown>;
    }

    export interface Extension {
        incoming?(message: Message, request: IncomingMessage | null, callback: (message: Message | null) => void): void;
        outgoing?(message: Message, request: IncomingMessage | null, callback: (message: Message | null) => void): void;
    }

    export class NodeAdapter {
        constructor(options: { mount: string; timeout?: number; extensions?: Extension[] });
        handle(request: IncomingMessage, response: ServerResponse): void;
        getClient(): { publish(channel: string, data: unknown): PromiseLike<void>; disconnect(): unknown };
        close(): void;
    }

    const faye: { NodeAdapter: typeof NodeAdapter };
    export default faye;
}
