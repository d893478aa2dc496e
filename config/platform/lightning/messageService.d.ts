/** The Lightning Message Service: messages between components anywhere on the page. */
declare module 'lightning/messageService' {
    import type { WireAdapterConstructor } from 'lwc';

    /** What `@salesforce/messageChannel/…` gives. */
    export interface MessageChannel {
        readonly channelName?: string;
    }
    export interface MessageContextValue {
        readonly messageContext?: never;
    }
    export interface Subscription {
        readonly subscription?: never;
    }

    /** Given to `subscribe`: hear of every place in the app, not only of the area that is shown. */
    export const APPLICATION_SCOPE: symbol;
    /** Wires a component to the service; the service lets go with the component. */
    export const MessageContext: WireAdapterConstructor<Record<string, never>, MessageContextValue>;

    export function createMessageContext(): MessageContextValue;
    export function releaseMessageContext(context: MessageContextValue): void;
    /** Messages are plain JSON. */
    export function publish(context: MessageContextValue, channel: MessageChannel, message: object): void;
    export function subscribe(
        context: MessageContextValue,
        channel: MessageChannel,
        listener: (message: unknown) => void,
        options?: { scope?: symbol }
    ): Subscription;
    export function unsubscribe(subscription: Subscription | null): void;
}
