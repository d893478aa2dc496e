import type { AgentPush, Desk, OmniEvent, VisitorPush } from '../protocol.ts';
import type { Tell } from './context.ts';
import type { Agent, Chat } from './people.ts';

/** Where told things go in the end. */
export interface Postman {
    toAgent(agent: Agent, push: AgentPush): void;
    toVisitor(chat: Chat, push: VisitorPush): void;
}

export interface Outbox {
    tell: Tell;
    /** Delivers what was told since the last time; whose desk looks different now is told first. */
    flush(): void;
}

/** Collects what is told in one turn. */
export function createOutbox(postman: Postman, agents: () => Iterable<Agent>, deskOf: (agent: Agent) => Desk): Outbox {
    let letters: (() => void)[] = [];
    const lastDesks = new WeakMap<Agent, string>();
    const agent = (to: Agent, push: AgentPush) => void letters.push(() => postman.toAgent(to, push));
    const tellDesk = (to: Agent) => {
        const desk = deskOf(to);
        const written = JSON.stringify(desk);
        if (lastDesks.get(to) === written) {
            return;
        }
        lastDesks.set(to, written);
        postman.toAgent(to, { type: 'desk', desk });
    };
    return {
        tell: {
            agent,
            visitor: (to, push) => void letters.push(() => postman.toVisitor(to, push)),
            omni: (to, name, params) => agent(to, { type: 'omni', event: { name, params } as OmniEvent })
        },
        flush() {
            for (const each of agents()) {
                tellDesk(each);
            }
            const due = letters;
            letters = [];
            due.forEach((deliver) => deliver());
        }
    };
}
