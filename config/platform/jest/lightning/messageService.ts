import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';
import type * as described from 'lightning/messageService';

/** A small working message service: what is published reaches every subscriber of the channel at once, as plain JSON. */
type Listener = (message: unknown) => void;
interface Held {
    channel: unknown;
    listener: Listener;
}

const subscriptions = new Set<Held>();

export const APPLICATION_SCOPE: typeof described.APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');
export const MessageContext = createTestWireAdapter();
export const createMessageContext: typeof described.createMessageContext = () => ({});
export const releaseMessageContext: typeof described.releaseMessageContext = () => undefined;

function nameOf(channel: unknown): unknown {
    return typeof channel === 'object' && channel !== null ? JSON.stringify(channel) : channel;
}

export const publish: typeof described.publish = (_context, channel, message) => {
    const copy: unknown = JSON.parse(JSON.stringify(message));
    for (const held of [...subscriptions]) {
        if (nameOf(held.channel) === nameOf(channel)) {
            held.listener(copy);
        }
    }
};

export const subscribe: typeof described.subscribe = (_context, channel, listener) => {
    const held: Held = { channel, listener };
    subscriptions.add(held);
    return held as object;
};

export const unsubscribe: typeof described.unsubscribe = (subscription) => {
    subscriptions.delete(subscription as unknown as Held);
};

/** How many subscriptions are held, for a test. */
export function subscribed(): number {
    return subscriptions.size;
}
