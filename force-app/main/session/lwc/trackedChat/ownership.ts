import { isAccepted, type AcceptedEvent, type ChatEvent } from 'c/etiquette';
import { isHeldByOther, latestAcceptanceAt, type TrackedChat, type Work } from './chat';

/** Records hold whole seconds; milliseconds. */
const ROUNDING = 1_000;
/** Omni-Channel's event of an acceptance comes this much later than its record dates it, at most; milliseconds. */
const APART = 3_000;

type Ownership = Pick<TrackedChat, 'work' | 'offeredAt'>;

function unchanged({ work, offeredAt }: TrackedChat): Ownership {
    return { work, offeredAt };
}

function unlessHeldByOther(chat: TrackedChat, agentId: string): Work {
    return isHeldByOther(chat, agentId) ? 'none' : chat.work;
}

/** An acceptance from before the latest offer is an older one: the chat was transferred and is only offered so far. */
function isOlderThanOffer({ work, offeredAt }: TrackedChat, at: number): boolean {
    return work === 'offered' && offeredAt !== undefined && at < offeredAt - ROUNDING;
}

/** The record tells of the agent's latest acceptance, and of another owner: the chat was given to them after that. */
function isGivenAway({ rules }: TrackedChat, { agent, at }: AcceptedEvent, agentId: string): boolean {
    const mine = rules.events.findLast((known) => known.type === 'accepted' && known.agent === agentId);
    return agent !== undefined && mine !== undefined && Math.abs(mine.at - at) < APART;
}

function afterAssignment(chat: TrackedChat, at: number): Ownership {
    const isNews = chat.work !== 'held' || at > (chat.rules.rules.acceptedAt ?? Infinity);
    return isNews ? { work: 'offered', offeredAt: at } : unchanged(chat);
}

/** Returns whose work a chat is after an event. Omni-Channel tells a window about the work of its own agent. */
export function workAfter(chat: TrackedChat, event: ChatEvent, agentId: string): Ownership {
    const { offeredAt } = chat;
    switch (event.type) {
        case 'assigned':
            return event.agent === agentId
                ? afterAssignment(chat, event.at)
                : { work: unlessHeldByOther(chat, agentId), offeredAt };
        case 'accepted':
            if (isOlderThanOffer(chat, event.at)) {
                return unchanged(chat);
            }
            if (event.agent !== agentId) {
                const isLost = isGivenAway(chat, event, agentId);
                return { work: isLost ? 'none' : unlessHeldByOther(chat, agentId), offeredAt };
            }
            return { work: 'held', offeredAt };
        case 'transferred':
            return event.agent === agentId ? { work: 'offered', offeredAt: event.at } : { work: 'none', offeredAt };
        case 'declined':
            return (event.agent ?? agentId) === agentId ? { work: 'none', offeredAt } : unchanged(chat);
        default:
            return unchanged(chat);
    }
}

/** Returns whose work a chat is whose record says since when it belongs to a queue again, if it does. */
export function workWithOwner(chat: TrackedChat, backInQueueAt: number | undefined): Work {
    const { work } = chat;
    const acceptedAt = latestAcceptanceAt(chat) ?? -Infinity;
    return work === 'held' && backInQueueAt !== undefined && backInQueueAt > acceptedAt + ROUNDING ? 'none' : work;
}

/** Returns whose work a chat is that is in Omni-Channel's list of the agent's work. */
export function workInList(chat: TrackedChat, isEngaged: boolean | undefined, agentId: string): Work {
    if (isEngaged !== undefined) {
        return isEngaged ? 'held' : 'offered';
    }
    if (chat.work !== 'none') {
        return chat.work;
    }
    return isAccepted(chat.rules) && !isHeldByOther(chat, agentId) ? 'held' : 'offered';
}
