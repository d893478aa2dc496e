/** What `@salesforce/messageChannel/…` gives. */
export interface Channel {
    channelName: string;
}

export interface Subscription {
    channel: string;
    listener: (message: unknown) => void;
}

const subscriptions = new Map<string, Set<Subscription>>();

/** Hears a channel. */
export function hear(channel: Channel, listener: (message: unknown) => void): Subscription {
    const subscription = { channel: nameOf(channel), listener };
    const heard = subscriptions.get(subscription.channel) ?? new Set();
    subscriptions.set(subscription.channel, heard.add(subscription));
    return subscription;
}

/** Stops hearing. */
export function stop(subscription: Subscription): void {
    subscriptions.get(subscription.channel)?.delete(subscription);
}

/** How many hear any channel. */
export function listeners(): number {
    return [...subscriptions.values()].reduce((count, heard) => count + heard.size, 0);
}

/** Tells everyone who hears the channel: plain JSON that nobody can change for the others. */
export function tell(channel: Channel, message: object): void {
    const told: unknown = JSON.parse(JSON.stringify(message), (_name, value: unknown) => Object.freeze(value));
    for (const { listener } of [...(subscriptions.get(nameOf(channel)) ?? [])]) {
        try {
            listener(told);
        } catch (error) {
            // One listener's failure must not keep the message from the others.
            reportError(error);
        }
    }
}

function nameOf(channel: Channel | undefined): string {
    if (!channel?.channelName) {
        throw new Error('A message channel is imported from @salesforce/messageChannel/NAME.');
    }
    return channel.channelName;
}
