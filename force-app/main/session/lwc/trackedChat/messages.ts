import { INTENTS, type ClassifiedEvent, type Intent } from 'c/etiquette';
import type { Entry } from 'c/journal';
import type { ChatFacts } from 'c/sessionPorts';
import { carries, isSentBeside } from './pendingIntents';
import type { TrackedChat, TrackedMessage } from './chat';

/** Returns the messages of a chat, sorted by time. */
export function messagesOf({ messages }: TrackedChat): TrackedMessage[] {
    return [...messages].sort((one, other) => one.at - other.at);
}

/** Returns true for a message of an agent. */
export function isAgentMessage({ type, meaning }: ClassifiedEvent): boolean {
    return type === 'message' && INTENTS.includes(meaning as Intent);
}

/** Returns when the agent's latest message was sent; `undefined` before the first one. */
export function lastAgentMessageAt({ rules }: TrackedChat): number | undefined {
    return rules.events.findLast(isAgentMessage)?.at;
}

/** The agent's messages from an instant on that left the message box: not what the session sent, as its entries tell. */
function agentMessagesFrom(chat: TrackedChat, instant: number, entries: readonly Entry[]): ClassifiedEvent[] {
    return chat.rules.events.filter(
        (event) => event.at >= instant && isAgentMessage(event) && !isSentBeside(chat, event, entries)
    );
}

/**
 * Returns how many messages of an agent are known that left the message box at or after an instant. What is done at that
 * instant notes this number, to tell them from later ones: several things can have one instant, and our clock lags a little.
 */
export function agentMessageCount(chat: TrackedChat, entries: readonly Entry[], instant: number): number {
    return agentMessagesFrom(chat, instant, entries).length;
}

/** Returns true if a message left the message box at or after an instant, besides the first `known` ones. */
export function agentMessageSince(chat: TrackedChat, entries: readonly Entry[], instant: number, known = 0): boolean {
    return agentMessageCount(chat, entries, instant) > known;
}

/** Returns true if a message of this intent left the message box at or after an instant, besides the first `known` ones. */
export function insertedSentSince(
    chat: TrackedChat,
    entries: readonly Entry[],
    intent: Intent,
    instant: number,
    known = 0
): boolean {
    return agentMessagesFrom(chat, instant, entries)
        .slice(known)
        .some(({ meaning }) => meaning === intent);
}

/** Returns true if a message of this intent was sent to the client at or after an instant, by whomever. */
export function intentSentSince({ rules }: TrackedChat, intent: Intent, instant: number): boolean {
    return rules.events.some((event) => event.at >= instant && isAgentMessage(event) && event.meaning === intent);
}

/** Returns true if an agent sent a message that holds this text at or after an instant. */
export function textSentSince({ messages }: TrackedChat, text: string, since: number): boolean {
    return messages.some(({ from, at, text: sent }) => from === 'agent' && at >= since && carries(sent, text));
}

/** Returns the client's name as far as it is known, otherwise ''. */
export function clientNameOf({ clientName, firstName, lastName, messageName }: ChatFacts): string {
    return clientName || [firstName, lastName].filter(Boolean).join(' ') || (messageName ?? '');
}
