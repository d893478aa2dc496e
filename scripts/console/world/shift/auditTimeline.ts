import { auditChat, classify, type ChatAudit, type ChatEvent, type Policy } from 'c/etiquette';

/**
 * Replays one chat on the rules of the console.
 *
 * @param events the chat's, and those that are about all chats, in the order in which they came
 * @param now epoch milliseconds
 */
export function auditTimeline(events: readonly ChatEvent[], policy: Policy, now: number): ChatAudit {
    const classified = events.map((event, arrival) => classify(event, policy, arrival));
    return auditChat(
        classified.sort((one, other) => one.at - other.at),
        policy,
        now
    );
}
