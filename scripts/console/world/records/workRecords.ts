import type { ChatKind } from '../../protocol.ts';
import type { WorkEnd, WorkRecords } from '../context.ts';
import type { Work } from '../people.ts';
import { instant, secondsBetween, type Fields, type Store } from './store.ts';

function endFields(work: Work, how: WorkEnd, now: number, reason?: string): Fields {
    const at = instant(now);
    switch (how) {
        case 'Closed':
        case 'Transferred': {
            const handled = secondsBetween(work.acceptedAt ?? now, now);
            return { CloseDateTime: at, HandleTime: handled, ActiveTime: handled };
        }
        case 'Declined':
            return { DeclineDateTime: at, DeclineReason: reason };
        case 'DeclinedOnPushTimeout':
            return { DeclineDateTime: at, PushTimeoutDateTime: at };
        default:
            return { CancelDateTime: at };
    }
}

/** AgentWork: what Omni-Channel gave to whom, and what became of it. */
export function workRecords(
    store: Store,
    now: () => number,
    about: { channelIds: Partial<Record<ChatKind, string>>; queueId: string }
): WorkRecords {
    return {
        assigned: ({ chat, agent, offeredAt, acceptableUntil }) =>
            store.create('AgentWork', {
                WorkItemId: chat.id,
                UserId: agent.userId,
                OwnerId: agent.userId,
                ServiceChannelId: about.channelIds[chat.kind],
                OriginalQueueId: about.queueId,
                Status: 'Assigned',
                RequestDateTime: instant(chat.requestedAt),
                AssignedDateTime: instant(offeredAt),
                PushTimeout: secondsBetween(offeredAt, acceptableUntil),
                CapacityWeight: 1,
                RoutingModel: 'LeastActive'
            }),
        accepted: (work) => {
            const accepted = work.acceptedAt ?? work.offeredAt;
            return store.update('AgentWork', work.id, {
                Status: 'Opened',
                AcceptDateTime: instant(accepted),
                SpeedToAnswer: secondsBetween(work.chat.requestedAt, accepted)
            });
        },
        over: (work, how, reason) =>
            store.update('AgentWork', work.id, { Status: how, ...endFields(work, how, now(), reason) })
    };
}
