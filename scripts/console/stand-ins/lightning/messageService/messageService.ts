import { hear, stop, tell, type Channel, type Subscription } from './bus.ts';

/** One component's (or one script's) part in the message service. */
class Context {
    released = false;
    readonly subscriptions = new Set<Subscription>();

    release(): void {
        this.released = true;
        for (const subscription of this.subscriptions) {
            stop(subscription);
        }
        this.subscriptions.clear();
    }
}

/** Hear of every place in the app. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

/** Wires a component to the service; lets go when the component leaves the page. */
export class MessageContext {
    readonly #give: (context: Context) => void;
    #context: Context | undefined;

    constructor(give: (context: Context) => void) {
        this.#give = give;
        this.#emit();
    }

    connect(): void {
        if (!this.#context || this.#context.released) {
            this.#emit();
        }
    }

    disconnect(): void {
        this.#context?.release();
    }

    update(): void {
        // Takes no parameters.
    }

    #emit(): void {
        this.#context = new Context();
        this.#give(this.#context);
    }
}

/** A context for code outside of a component. */
export function createMessageContext(): Context {
    return new Context();
}

/** Ends a context and all its subscriptions. */
export function releaseMessageContext(context: Context): void {
    needed(context).release();
}

/** Publishes a message. */
export function publish(context: Context, channel: Channel, message: object = {}): void {
    needed(context);
    tell(channel, message);
}

/** Hears a channel until unsubscribed or the context ends. */
export function subscribe(
    context: Context,
    channel: Channel,
    listener: (message: unknown) => void,
    { scope }: { scope?: symbol } = {}
): Subscription {
    if (scope !== undefined && scope !== APPLICATION_SCOPE) {
        throw new Error('subscribe: scope is APPLICATION_SCOPE or left out.');
    }
    if (needed(context).released) {
        throw new Error('subscribe: this message context has been released.');
    }
    const subscription = hear(channel, listener);
    context.subscriptions.add(subscription);
    return subscription;
}

/** Ends one subscription. */
export function unsubscribe(subscription: Subscription | null): void {
    if (subscription) {
        stop(subscription);
    }
}

function needed(context: Context | undefined): Context {
    if (!(context instanceof Context)) {
        throw new Error('A message context is needed: wire MessageContext or call createMessageContext().');
    }
    return context;
}
