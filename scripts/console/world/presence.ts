import type { PresenceStatus, StatusReason } from '../protocol.ts';
import type { Context } from './context.ts';
import type { Offers } from './offers.ts';
import type { Agent } from './people.ts';
import { RefusalError } from './refusal.ts';

/** Whether agents are there. */
export interface Presence {
    /** Changes the status; brings an agent online who was not. */
    change(agent: Agent, status: PresenceStatus, reason: StatusReason): Promise<void>;
    /** Takes an agent offline; what was offered goes to others. */
    logout(agent: Agent, reason?: string): Promise<void>;
}

function withoutPrefix(developerName: string) {
    return developerName.replace(/^.*_/, '');
}

/** @throws RefusalError naming every status there is, where this is none */
export function findStatus(statuses: PresenceStatus[], wanted: string): PresenceStatus {
    const folded = wanted.toLowerCase();
    const named = (name: string) => name.toLowerCase() === folded;
    const namesOf = ({ id, developerName, label }: PresenceStatus) => [
        id,
        developerName,
        withoutPrefix(developerName),
        label
    ];
    const found = statuses.find((status) => namesOf(status).some(named));
    if (found) {
        return found;
    }
    const names = statuses.map(({ developerName }) => withoutPrefix(developerName)).join(', ');
    throw new RefusalError('badRequest', `There is no presence "${wanted}". There are: ${names}.`);
}

/** Presence, on which chats are offered. `channels` is what Omni-Channel's status events say, a JSON text. */
export function createPresence({ records, tell, queue }: Context, channels: string, offers: () => Offers): Presence {
    return {
        async change(agent, status, reason) {
            if (agent.status?.id === status.id) {
                return;
            }
            const wasOffline = agent.status === undefined;
            agent.status = status;
            await records.presence.changed(agent);
            if (wasOffline) {
                tell.omni(agent, 'omniChannelLoginSuccess', { statusId: status.id });
            }
            tell.omni(agent, 'omniChannelStatusChanged', {
                statusId: status.id,
                channels,
                statusName: status.label,
                statusApiName: status.developerName,
                reason: wasOffline ? 'OmniLoginStatusChange' : reason
            });
            await offers().route();
        },
        async logout(agent, reason) {
            if (agent.status === undefined) {
                return;
            }
            agent.status = undefined;
            await records.presence.changed(agent);
            for (const work of [...agent.works].filter(({ acceptedAt }) => acceptedAt === undefined)) {
                await offers().withdraw(work, 'Unavailable');
                queue.add(work.chat);
            }
            tell.omni(agent, 'omniChannelLogout', reason === undefined ? {} : { reason });
            await offers().route();
        }
    };
}
