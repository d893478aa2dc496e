import { loud } from '../../aura/component.ts';
import { accept, decline } from '../omni/omni.ts';
import { ask } from '../session/link.ts';
import { agentName, session } from '../session/session.ts';
import { desk } from '../session/world.ts';

const CHANNELS = [
    { channelId: '0N9000000000001AAA', developerName: 'sfdc_livemessage' },
    { channelId: '0N9000000000002AAA', developerName: 'sfdc_liveagent' }
];

/** `lightning:omniToolkitAPI`, answering with the shapes that Salesforce documents. */
export const omniToolkit = loud('lightning:omniToolkitAPI', {
    acceptAgentWork: async ({ workId }: { workId: string }) => done(accept(workId)),
    declineAgentWork: async ({ workId, declineReason }: { workId: string; declineReason?: string }) =>
        done(decline(workId, declineReason)),
    closeAgentWork: async ({ workId }: { workId: string }) =>
        done(ask('/local/agent/close', { agent: agentName(), workId })),
    raiseAgentWorkFlag: async ({ workId, message }: { workId: string; message: string }) =>
        done(ask('/local/agent/flag', { agent: agentName(), workId, message })),
    lowerAgentWorkFlag: async ({ workId }: { workId: string }) =>
        done(ask('/local/agent/flag', { agent: agentName(), workId })),
    getAgentWorks: async () => {
        const works = online().works.map(({ workItemId, workId, engaged }) => ({
            workItemId,
            workId,
            isEngaged: engaged
        }));
        // A JSON text, as Salesforce has it.
        return { works: JSON.stringify(works) };
    },
    getAgentWorkload: async () => {
        const { capacity, workload } = online();
        return {
            configuredCapacity: capacity,
            currentWorkload: workload,
            configuredInterruptibleCapacity: 0,
            currentInterruptibleWorkload: 0
        };
    },
    getServicePresenceStatusChannels: async () => ({
        channels: JSON.stringify(online().status?.takesWork ? CHANNELS : [])
    }),
    getServicePresenceStatusId: async () => {
        const { status } = online();
        return { statusId: status?.id, statusName: status?.label, statusApiName: status?.developerName };
    },
    login: ({ statusId }: { statusId: string }) => setStatus(statusId),
    setServicePresenceStatus: ({ statusId }: { statusId: string }) => setStatus(statusId),
    logout: async () => done(ask('/local/agent/logout', { agent: agentName() }))
});

async function setStatus(status: string): Promise<object> {
    await ask('/local/agent/presence', { agent: agentName(), status, reason: 'OmniToolkitStatusChange' });
    const { id, label, developerName, takesWork } = statusOf(status);
    return {
        statusId: id,
        statusName: label,
        statusApiName: developerName,
        channels: JSON.stringify(takesWork ? CHANNELS : [])
    };
}

function statusOf(id: string): ReturnType<typeof session>['statuses'][number] {
    const status = session().statuses.find((one) => one.id === id);
    if (!status) {
        throw new Error(`There is no presence status ${id}.`);
    }
    return status;
}

function online(): ReturnType<typeof desk.get> {
    const state = desk.get();
    if (!state.status) {
        throw new Error('The agent is not logged in to Omni-Channel.');
    }
    return state;
}

async function done(work: Promise<unknown>): Promise<true> {
    await work;
    return true;
}
