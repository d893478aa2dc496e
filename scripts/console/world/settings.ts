/** How this contact centre is set up; what an admin would set in Salesforce. */
export interface Settings {
    /** Chats that one agent can have at once. */
    capacity: number;
    /** Milliseconds in which an offered chat must be accepted; at exactly this it still can be. */
    pushTimeout: number;
    /** The agent is Away after a push time-out. */
    awayOnPushTimeout: boolean;
    /** Milliseconds after which a chat is offered again to somebody who did not take it, where nobody else can. */
    offerAgainAfter: number;
    /** Milliseconds of the client's silence after an agent's message after which a session sleeps; never, if absent. */
    sleepAfter?: number;
}

export const DEFAULT_SETTINGS: Settings = {
    capacity: 3,
    pushTimeout: 30_000,
    awayOnPushTimeout: false,
    offerAgainAfter: 5_000
};
