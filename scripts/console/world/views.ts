import type { Conversation, Desk, Queue, VisitorChat, Work as WorkView } from '../protocol.ts';
import { hasRoom, holderOf, type Agent, type Chat, type Work } from './people.ts';

/** A chat as its agent sees it. */
export function conversationOf(chat: Chat): Conversation {
    return {
        chat: chat.id,
        kind: chat.kind,
        client: chat.client,
        question: chat.question,
        state: chat.state,
        requestedAt: chat.requestedAt,
        acceptedAt: chat.acceptedAt,
        entries: [...chat.entries],
        ended: chat.ended
    };
}

/** A chat as its client sees it. */
export function visitorChatOf(chat: Chat): VisitorChat {
    return {
        client: chat.client,
        state: chat.state,
        agentName: holderOf(chat)?.displayName,
        entries: [...chat.entries],
        ended: chat.ended
    };
}

function workOf(work: Work): WorkView {
    return {
        workId: work.id,
        workItemId: work.chat.id,
        kind: work.chat.kind,
        client: work.chat.client,
        question: work.chat.question,
        requestedAt: work.chat.requestedAt,
        offeredAt: work.offeredAt,
        pushTimeoutAt: work.acceptedAt === undefined ? work.acceptableUntil : undefined,
        engaged: work.acceptedAt !== undefined,
        flag: work.flag
    };
}

/** What the Omni-Channel widget of an agent shows. */
export function deskOf(agent: Agent, others: Iterable<Agent>, waiting: number, queues: Queue[]): Desk {
    return {
        status: agent.status,
        capacity: agent.capacity,
        workload: agent.works.size,
        works: [...agent.works].map(workOf),
        waiting,
        colleagues: [...others]
            .filter((other) => other !== agent && other.status !== undefined)
            .map((other) => ({ name: other.name, userId: other.userId, available: hasRoom(other) })),
        queues
    };
}
