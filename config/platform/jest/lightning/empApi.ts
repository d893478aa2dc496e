import type * as described from 'lightning/empApi';

/** A small working event bus: a test emits on a channel, and every subscriber of it hears. */
const subscriptions = new Map<number, { channel: string; onMessage: (message: described.EmpMessage) => void }>();
let errors: ((error: unknown) => void)[] = [];
let refused = new Set<string>();
let unanswered = new Set<string>();
let count = 0;

/** Says that the org does not offer these channels, for a test. */
export function refuse(...channels: string[]): void {
    refused = new Set(channels);
}

/** Says that the org never answers who subscribes to these channels, for a test. */
export function leaveUnanswered(...channels: string[]): void {
    unanswered = new Set(channels);
}

/** Lets an event arrive, for a test. */
export function emit(channel: string, payload: Record<string, unknown>): void {
    for (const held of subscriptions.values()) {
        if (held.channel === channel) {
            held.onMessage({ channel, data: { payload } });
        }
    }
}

/** Breaks the connection, for a test. */
export function fail(error: unknown): void {
    return errors.forEach((callback) => callback(error));
}

/** How many channels are heard, for a test. */
export function subscribed(): number {
    return subscriptions.size;
}

/** Forgets everything, for a test. */
export function reset(): void {
    subscriptions.clear();
    refused = new Set();
    unanswered = new Set();
    errors = [];
}

export const subscribe: typeof described.subscribe = async (channel, _replayId, onMessage) => {
    if (refused.has(channel)) {
        throw new Error(`403::Handler doesn't exist for topic ${channel}`);
    }
    if (unanswered.has(channel)) {
        return new Promise(() => undefined);
    }
    count += 1;
    subscriptions.set(count, { channel, onMessage });
    return { id: count, channel };
};

export const unsubscribe: typeof described.unsubscribe = async ({ id }) => {
    subscriptions.delete(id);
};

export const onError: typeof described.onError = async (callback) => {
    errors.push(callback);
};

export const setDebugFlag: typeof described.setDebugFlag = async () => undefined;
export const isEmpEnabled: typeof described.isEmpEnabled = async () => true;
