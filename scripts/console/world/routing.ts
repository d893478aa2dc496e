import { hasRoom, type Agent, type Chat } from './people.ts';

const NEVER = 0;

function byTurn(chat: Chat) {
    return (left: Agent, right: Agent) =>
        (chat.passedBy.get(left) ?? NEVER) - (chat.passedBy.get(right) ?? NEVER) ||
        left.works.size - right.works.size ||
        left.lastOfferAt - right.lastOfferAt;
}

/** Who is asked next, from when on; `undefined` where everybody is engaged. */
export interface NextAgent {
    agent: Agent;
    from: number;
}

/**
 * Whom Omni-Channel offers a chat to: of all agents with room, those who have not let it pass before the others, then
 * the least active, then who has waited longest. Somebody who has let it pass is asked again only after a while.
 */
export function nextAgentFor(chat: Chat, agents: Iterable<Agent>, offerAgainAfter: number): NextAgent | undefined {
    if (chat.reservedFor !== undefined && hasRoom(chat.reservedFor)) {
        return { agent: chat.reservedFor, from: NEVER };
    }
    const [agent] = [...agents].filter(hasRoom).sort(byTurn(chat));
    if (agent === undefined) {
        return undefined;
    }
    const passedAt = chat.passedBy.get(agent);
    return { agent, from: passedAt === undefined ? NEVER : passedAt + offerAgainAfter };
}
