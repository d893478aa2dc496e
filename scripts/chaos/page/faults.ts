import type { StorageState } from './faultyStorage.ts';

/** Notes that a fault happened, by its name (`server:500`). */
export type NoteFault = (name: string) => void;

/** How often things go wrong in a page, and how its storage is. */
export interface FaultLevel {
    /** Of a hundred requests, how many go wrong. */
    requests: number;
    /** Of a hundred platform events, how many go wrong. */
    events: number;
    storage: StorageState;
    /** The tab is in the background, and its timers ring once a minute. */
    throttled: boolean;
}

export const NO_FAULTS: FaultLevel = { requests: 0, events: 0, storage: 'well', throttled: false };

/** The driver's hands in an agent's page. */
export interface PageHands {
    level: FaultLevel;
    /** Faults that happened in this page since it was loaded, by name. */
    counts: Record<string, number>;
    /** Sets the browser's own clock wrong by so many seconds, while the page goes on. */
    clockWrongBy(seconds: number): void;
    /** Whether the page has its server. */
    isConnected(): boolean;
    /** Accepts offered work and opens its chat, as a click on Accept does. */
    accept(workId: string): Promise<void>;
    /** Brings a chat's tab to the front. */
    open(chat: string): void;
}
