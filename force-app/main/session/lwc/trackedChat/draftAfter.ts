import type { ClassifiedEvent } from 'c/etiquette';
import type { Entry } from 'c/journal';
import { latestAcceptanceAt, type TrackedChat } from './chat';
import { AHEAD } from './classifyEvent';
import { isAgentMessage } from './messages';
import { isSentBeside } from './pendingIntents';
import type { StoredChat } from './storedChat';

/**
 * Returns true for a message that left the message box in which something was typed. What the session sends itself leaves
 * the box as it is, and so does what a colleague sent while the chat was given away.
 */
function leavesTheBox(event: ClassifiedEvent, chat: TrackedChat, entries: readonly Entry[]): boolean {
    if (!isAgentMessage(event) || isSentBeside(chat, event, entries)) {
        return false;
    }
    const acceptedAt = latestAcceptanceAt(chat) ?? -Infinity;
    return event.at > acceptedAt || acceptedAt <= (chat.typedAt ?? Infinity);
}

/**
 * Returns when a draft was begun, as an event leaves it. A message of the agent that is clearly later takes what was typed
 * before it out of the message box. Of a closer one only the panel can say (`emptied`): our clock lags behind the server's,
 * and keys can come before the event of the message does.
 */
export function draftAfter(chat: TrackedChat, event: ClassifiedEvent, entries: readonly Entry[]): number | undefined {
    const { typedAt } = chat;
    return event.at > (typedAt ?? Infinity) + AHEAD && leavesTheBox(event, chat, entries) ? undefined : typedAt;
}

/**
 * Returns when a draft was begun, by what another window stored too. The window that shows the chat knows that its message
 * box is empty, by a message of the instant of the last key as well.
 */
export function draftAfterStored(
    chat: TrackedChat,
    { typedAt: storedAt, events }: StoredChat,
    entries: readonly Entry[]
): number | undefined {
    const { typedAt } = chat;
    if (typedAt === undefined || storedAt === undefined) {
        const isSent =
            typedAt !== undefined && events.some((event) => event.at >= typedAt && leavesTheBox(event, chat, entries));
        return isSent ? undefined : (typedAt ?? storedAt);
    }
    return Math.max(typedAt, storedAt);
}
