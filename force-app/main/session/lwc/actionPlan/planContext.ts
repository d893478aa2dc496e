import type { Entry } from 'c/journal';

/** What a plan is judged by, besides the chat and its journal. */
export interface PlanContext {
    /** Epoch milliseconds of the server. */
    now: number;
    /** False while the time is in doubt: nothing is due then. */
    isTimeSure: boolean;
    /** False if another window or browser of the agent is the one that acts automatically. */
    mayAct: boolean;
    /** This window is doing the action of this key. */
    isRunning(key: string): boolean;
    /** Another window held the action a moment ago, or had done it: this one looks again a little later. */
    isResting(key: string): boolean;
    /** The action could not be done here because the chat is not on screen in this window. */
    wasTriedHere(key: string): boolean;
}

/** The journal's entries of a chat, by their keys. */
export type Entries = ReadonlyMap<string, Entry>;
