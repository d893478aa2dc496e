import type { RefusedAttempt } from '../referee/facts.ts';
import type { ShownInput } from '../referee/shown.ts';
import type { ScreenNames } from '../screen/screenNames.ts';
import type { Press } from './agentHands.ts';
import type { StorageState } from './faultyStorage.ts';
import type { RawWindow } from './readWindow.ts';

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

/** Something that the server refused because the agent did not have the chat. */
export type Refusal = Omit<RefusedAttempt, 'agent'> & { chat: string };

/**
 * What Omni-Channel says where an agent logs in a second time: `in` to the window that has the login then, the reason
 * of the logout to the one that had it.
 */
export type LoginChange = 'in' | 'DuplicateLogin' | 'DuplicateLoginInSameBrowser';

/** What is done from outside in an agent's page, and read from it. */
export interface PageControls {
    level: FaultLevel;
    /** Faults that happened in this page since it was loaded, by name. */
    counts: Record<string, number>;
    refusals: Refusal[];
    /** Sets the browser's own clock wrong by so many seconds, while the page goes on. */
    clockWrongBy(seconds: number): void;
    /** Lets the page's time go on to an instant, and fires its timers, as a computer's clock does without a network. */
    goOnTo(now: number): void;
    /** Whether the page has its server. */
    isConnected(): boolean;
    /** Has the page hear that the agent's login to Omni-Channel has moved here, or away. */
    changeLogin(change: LoginChange): void;
    /** Writes what nobody can read among what the product stored. */
    spoilStorage(): void;
    /** Accepts offered work and opens its chat, as a click on Accept does. */
    accept(workId: string): Promise<void>;
    /** Brings a chat's tab to the front, and waits until it is on screen. */
    open(chat: string): Promise<void>;
    /** Opens a chat's page a second time, in a tab below its own. */
    openTwice(chat: string): void;
    /** The agent comes back to the window; done once what it asks for then has been answered. */
    comeBack(): Promise<void>;
    /** Opens every row of the list to all that it has. */
    openRows(names: ScreenNames): void;
    readWindow(names: ScreenNames): RawWindow;
    readInputs(): ShownInput[];
    press(wanted: Press, names: ScreenNames): Promise<boolean>;
    typeInto(chat: string, text: string): void;
    /** Types or pastes where nothing stands, at one moment: the product may put a text there after a look. True where it could. */
    beginIn(chat: string, text: string, how: 'typed' | 'pasted'): boolean;
    removeFrom(chat: string): void;
    sendFrom(chat: string): Promise<void>;
}
