import type { Context, WorkEnd } from './context.ts';
import type { Agent, Chat, Work } from './people.ts';
import { RefusalError } from './refusal.ts';
import { nextAgentFor } from './routing.ts';
import { conversationOf } from './views.ts';
import { idsOf, type Workload } from './workload.ts';

/** Omni-Channel's side of a chat until somebody has it. */
export interface Offers {
    /** Offers every waiting chat for which there is room, the oldest request first. */
    route(): Promise<void>;
    accept(work: Work): Promise<void>;
    decline(work: Work, reason?: string): Promise<void>;
    /** Takes an offer back: the client has left, or the agent has gone. */
    withdraw(work: Work, how: 'Canceled' | 'Unavailable'): Promise<void>;
}

/** Offers, with `missed` called for an agent who let the push time-out go by. */
export function createOffers(context: Context, workload: Workload, missed: (agent: Agent) => Promise<void>): Offers {
    const { clock, settings, records, tell, queue } = context;
    const reoffers = new Map<Chat, () => void>();

    const offer = async (chat: Chat, agent: Agent) => {
        const offeredAt = clock.now();
        const acceptableUntil = offeredAt + settings.pushTimeout;
        const draft = { chat, agent, offeredAt, acceptableUntil, stopTimeout: () => undefined };
        const work: Work = { ...draft, id: await records.works.assigned(draft) };
        work.stopTimeout = clock.setAlarm(acceptableUntil + 1, () => timeOut(work));
        agent.lastOfferAt = offeredAt;
        queue.delete(chat);
        chat.history.push({ type: 'PushAssignment', at: offeredAt, agentId: agent.userId });
        workload.give(work);
        tell.omni(agent, 'omniChannelWorkAssigned', idsOf(work));
    };

    const routeOne = async (chat: Chat) => {
        reoffers.get(chat)?.();
        reoffers.delete(chat);
        const next = nextAgentFor(chat, context.agents(), settings.offerAgainAfter);
        if (next === undefined) {
            return;
        }
        if (next.from <= clock.now()) {
            await offer(chat, next.agent);
        } else {
            reoffers.set(chat, clock.setAlarm(next.from, route));
        }
    };

    const route = async () => {
        const byRequest = (left: Chat, right: Chat) => left.requestedAt - right.requestedAt;
        for (const chat of [...queue].sort(byRequest)) {
            await routeOne(chat);
        }
    };

    const takeBack = async (work: Work, how: WorkEnd, reason?: string) => {
        workload.take(work);
        await records.works.over(work, how, reason);
    };

    const passed = async (work: Work, how: 'Declined' | 'DeclinedOnPushTimeout', reason?: string) => {
        const { chat, agent } = work;
        await takeBack(work, how, reason);
        tell.omni(agent, 'omniChannelWorkDeclined', idsOf(work));
        chat.passedBy.set(agent, clock.now());
        if (chat.reservedFor === agent) {
            chat.reservedFor = undefined;
        }
        const type = how === 'Declined' ? 'DeclineManual' : 'DeclineTimeout';
        chat.history.push({ type, at: clock.now(), agentId: agent.userId, detail: reason });
        queue.add(chat);
    };

    const timeOut = async (work: Work) => {
        await passed(work, 'DeclinedOnPushTimeout');
        await missed(work.agent);
        await route();
    };

    const mustBeOffered = (work: Work) => {
        if (work.acceptedAt !== undefined) {
            throw new RefusalError('notOffered', 'This chat has been accepted already.');
        }
    };

    return {
        route,
        async accept(work) {
            mustBeOffered(work);
            const { chat, agent } = work;
            work.stopTimeout();
            work.acceptedAt = clock.now();
            chat.acceptedAt ??= work.acceptedAt;
            chat.state = 'active';
            chat.reservedFor = undefined;
            chat.passedBy.clear();
            chat.history.push({ type: 'Accept', at: work.acceptedAt, agentId: agent.userId });
            await records.works.accepted(work);
            await records.chats[chat.kind].accepted(chat, agent);
            tell.agent(agent, { type: 'conversation', conversation: conversationOf(chat) });
            tell.omni(agent, 'omniChannelWorkAccepted', idsOf(work));
            tell.visitor(chat, { type: 'state', state: chat.state, agentName: agent.displayName });
        },
        async decline(work, reason) {
            mustBeOffered(work);
            await passed(work, 'Declined', reason);
            await route();
        },
        async withdraw(work, how) {
            await takeBack(work, how);
            tell.omni(work.agent, 'omniChannelWorkClosed', idsOf(work));
        }
    };
}
