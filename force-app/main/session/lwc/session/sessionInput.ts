import type { Button, ChatEvent } from 'c/etiquette';
import type { ActionCommand } from 'c/actionPlan';
import type { ChatFacts, RecordReading, WaitingChat } from 'c/sessionPorts';

/** One piece of work in Omni-Channel's list. */
export interface ListedWork {
    chat: string;
    /** The agent is working on it; `undefined` if the list does not say. */
    isEngaged: boolean | undefined;
}

/** Everything that can happen to an agent session, for `dispatch`. */
export type SessionInput =
    /** A live event of the platform; late and repeated events are fine. `facts`: what it says besides. */
    | { type: 'event'; event: ChatEvent; facts?: ChatFacts }
    | { type: 'facts'; chat: string; facts: ChatFacts }
    /** A chat's record was read. */
    | ({ type: 'record' } & RecordReading)
    /** A chat's record was read before and is out of the agent's sight now: it was given to somebody else. */
    | { type: 'lost'; chat: string }
    /** The whole queue was read: chats that are missing have left it. */
    | { type: 'queue'; waiting: readonly WaitingChat[] }
    /**
     * Omni-Channel's whole list of the agent's work was read: chats that are missing are not the agent's. It says nothing
     * of the chats in `heardMeanwhile` (18-character ids), of which there was news while it was on its way.
     */
    | { type: 'work'; works: readonly ListedWork[]; heardMeanwhile?: ReadonlySet<string> }
    /** The agent's login to Omni-Channel in this window. */
    | { type: 'login'; isAlive: boolean }
    /** The policies were read, and the server's time with them. */
    | { type: 'policies' }
    /** A chat's conversation came on screen. */
    | { type: 'shown'; chat: string }
    /** A key that may have begun a draft was pressed while the chat was in front: never which key. */
    | { type: 'typed'; chat: string }
    /** The agent's message left the message box, and nothing was typed since. */
    | { type: 'emptied'; chat: string }
    /** The clock rang. */
    | { type: 'wake' }
    /** The agent or the network is back: what was missed meanwhile is read. */
    | { type: 'returned' }
    /** Records of these chats changed, or of any may have, and perhaps nothing else tells of it. */
    | { type: 'unheard'; chats?: readonly string[] }
    /** The agent pressed a button. */
    | { type: 'press'; chat: string; button: Button }
    /** The agent's decision on an action. */
    | { type: 'act'; key: string; command: ActionCommand };
