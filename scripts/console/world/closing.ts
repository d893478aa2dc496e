import type { Context, WorkEnd } from './context.ts';
import type { Conversations } from './conversations.ts';
import type { Offers } from './offers.ts';
import type { Agent, Chat, Work } from './people.ts';
import { RefusalError } from './refusal.ts';
import { idsOf, type Workload } from './workload.ts';

/** How work ends that somebody has. */
export interface Closing {
    /** The agent has closed the chat's tabs: the work is over, the transcript is written, there is room for another. */
    close(work: Work): Promise<void>;
    /** Gives the chat to another agent, or back to the queue. */
    transfer(work: Work, to: Agent | undefined): Promise<void>;
    /** The client or the system ends a chat, whoever has it. */
    leave(chat: Chat, by: 'client' | 'system'): Promise<void>;
}

/** Closing; `closed` hears of chats that are over for good. */
export function createClosing(
    context: Context,
    parts: { workload: Workload; offers: Offers; conversations: Conversations; closed: (chat: Chat) => void }
): Closing {
    const { clock, records, tell, queue } = context;
    const { workload, offers, conversations, closed } = parts;

    const complete = async (chat: Chat) => {
        chat.completed = true;
        await records.chats[chat.kind].completed(chat);
        closed(chat);
    };

    const giveUp = async (work: Work, how: WorkEnd) => {
        workload.take(work);
        await records.works.over(work, how);
        tell.omni(work.agent, 'omniChannelWorkClosed', idsOf(work));
        tell.agent(work.agent, { type: 'left', chat: work.chat.id });
    };

    return {
        async close(work) {
            const { chat } = work;
            if (work.acceptedAt === undefined) {
                throw new RefusalError('badRequest', 'This chat has not been accepted. Accept or decline it.');
            }
            if (chat.ended === undefined) {
                await conversations.end(chat, 'agent');
            }
            await giveUp(work, 'Closed');
            await complete(chat);
            await offers.route();
        },
        async transfer(work, to) {
            const { chat, agent } = work;
            await giveUp(work, 'Transferred');
            chat.state = 'waiting';
            chat.passedBy.set(agent, clock.now());
            chat.reservedFor = to;
            const type = to ? 'Transfer' : 'TransferToQueue';
            chat.history.push({ type, at: clock.now(), agentId: agent.userId, detail: to?.userId });
            await records.chats[chat.kind].stateChanged(chat);
            tell.visitor(chat, { type: 'state', state: 'waiting' });
            queue.add(chat);
            await offers.route();
        },
        async leave(chat, by) {
            await conversations.end(chat, by);
            queue.delete(chat);
            if (chat.work?.acceptedAt !== undefined) {
                return;
            }
            if (chat.work) {
                await offers.withdraw(chat.work, 'Canceled');
            }
            await complete(chat);
            await offers.route();
        }
    };
}
