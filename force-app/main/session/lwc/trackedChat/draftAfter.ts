import type { ClassifiedEvent } from 'c/etiquette';
import type { Entry } from 'c/journal';
import type { TrackedChat } from './chat';
import { AHEAD } from './classifyEvent';
import { isAgentMessage } from './messages';
import { isSentBeside } from './pendingIntents';
import type { StoredChat } from './storedChat';

/** What the session sends itself leaves the message box as it is. */
function leavesTheBox(event: ClassifiedEvent, entries: readonly Entry[]): boolean {
    return isAgentMessage(event) && !isSentBeside(event, entries);
}

/**
 * Returns when a draft was begun, as an event leaves it. A message of the agent that is clearly later takes what was typed
 * before it out of the message box. Of a closer one only the panel can say (`emptied`): our clock lags behind the server's,
 * and keys can come before the event of the message does.
 */
export function draftAfter(
    { typedAt }: TrackedChat,
    event: ClassifiedEvent,
    entries: readonly Entry[]
): number | undefined {
    return leavesTheBox(event, entries) && event.at > (typedAt ?? Infinity) + AHEAD ? undefined : typedAt;
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
            typedAt !== undefined && events.some((event) => leavesTheBox(event, entries) && event.at >= typedAt);
        return isSent ? undefined : (typedAt ?? storedAt);
    }
    return Math.max(typedAt, storedAt);
}
