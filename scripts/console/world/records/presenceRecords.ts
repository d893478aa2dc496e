import type { PresenceRecords } from '../context.ts';
import type { Agent } from '../people.ts';
import { instant, secondsBetween, type Store } from './store.ts';

/** UserServicePresence: one record for each stretch of one status. */
export function presenceRecords(store: Store, now: () => number): PresenceRecords {
    const since = new Map<string, number>();
    const endCurrent = async (agent: Agent) => {
        if (agent.presenceId === undefined) {
            return;
        }
        await store.update('UserServicePresence', agent.presenceId, {
            IsCurrentState: false,
            StatusEndDate: instant(now()),
            StatusDuration: secondsBetween(since.get(agent.presenceId) ?? now(), now())
        });
        since.delete(agent.presenceId);
        agent.presenceId = undefined;
    };
    return {
        async changed(agent) {
            await endCurrent(agent);
            if (agent.status === undefined) {
                return;
            }
            agent.presenceId = await store.create('UserServicePresence', {
                UserId: agent.userId,
                OwnerId: agent.userId,
                ServicePresenceStatusId: agent.status.id,
                StatusStartDate: instant(now()),
                IsCurrentState: true,
                IsAway: !agent.status.takesWork,
                ConfiguredCapacity: agent.capacity
            });
            since.set(agent.presenceId, now());
        }
    };
}
