/** Platform events and Change Data Capture by one shared CometD connection. */
declare module 'lightning/empApi' {
    export interface EmpMessage {
        channel: string;
        data: { payload: Record<string, unknown>; event?: { replayId: number } };
    }
    export interface EmpSubscription {
        id: number;
        channel: string;
    }

    /** Hears a channel, `-1` from now on. */
    export function subscribe(
        channel: string,
        replayId: number,
        onMessage: (message: EmpMessage) => void
    ): Promise<EmpSubscription>;
    export function unsubscribe(subscription: EmpSubscription, onResponse?: (response: unknown) => void): Promise<void>;
    export function onError(callback: (error: unknown) => void): Promise<void>;
    export function setDebugFlag(debug: boolean): Promise<void>;
    export function isEmpEnabled(): Promise<boolean>;
}
