import type { Context } from './context.ts';
import type { Agent, Work } from './people.ts';

/** Ids of a piece of work as Omni events carry them. */
export function idsOf(work: Work) {
    return { workItemId: work.chat.id, workId: work.id };
}

/** Gives work to an agent, or takes it away, and tells of the new workload. */
export function createWorkload({ tell }: Pick<Context, 'tell'>) {
    const changed = (agent: Agent, previousWorkload: number) =>
        tell.omni(agent, 'omniChannelWorkloadChanged', {
            configuredCapacity: agent.capacity,
            previousWorkload,
            newWorkload: agent.works.size,
            configuredInterruptibleCapacity: 0,
            previousInterruptibleWorkload: 0,
            newInterruptibleWorkload: 0
        });
    return {
        give(work: Work) {
            const before = work.agent.works.size;
            work.agent.works.add(work);
            work.chat.work = work;
            changed(work.agent, before);
        },
        take(work: Work) {
            const before = work.agent.works.size;
            work.stopTimeout();
            work.agent.works.delete(work);
            work.chat.work = undefined;
            changed(work.agent, before);
        }
    };
}

export type Workload = ReturnType<typeof createWorkload>;
