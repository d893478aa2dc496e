import type { ChatKind, PresenceStatus } from '../../protocol.ts';
import type { ContactCentre } from '../world.ts';
import type { ChatEntrance } from './liveChatRecords.ts';
import type { MessagingEntrance } from './messagingRecords.ts';
import { quoted, type Fields, type Store } from './store.ts';

const STATUSES: Omit<PresenceStatus, 'id'>[] = [
    { developerName: 'Available', label: 'Available for chat', takesWork: true },
    { developerName: 'Away', label: 'Away', takesWork: false },
    { developerName: 'Busy', label: 'Busy', takesWork: false }
];
const QUEUE = { name: 'Chat', developerName: 'Chat' };
const CHANNELS: Record<ChatKind, { developerName: string; label: string; entity: string }> = {
    messaging: { developerName: 'sfdc_livemessage', label: 'Messaging', entity: 'MessagingSession' },
    chat: { developerName: 'sfdc_liveagent', label: 'Chat', entity: 'LiveChatTranscript' }
};
const ENTRANCE = { label: 'Local web chat', developerName: 'Local_Web_Chat' };

/** All that chats come in by, as records of the org. */
export interface Setup {
    centre: ContactCentre;
    messaging: MessagingEntrance;
    chat: ChatEntrance;
    channelIds: Record<ChatKind, string>;
    queueId: string;
}

/** Finds the records that Omni-Channel, Messaging and Chat are set up with; makes what the org lacks. */
export const setUpContactCentre = async (store: Store): Promise<Setup> => {
    const ensure = async (sobject: string, developerName: string, fields: Fields): Promise<string> => {
        const [found] = await store.query(`SELECT Id FROM ${sobject} WHERE DeveloperName = ${quoted(developerName)}`);
        return found?.Id ?? store.create(sobject, { DeveloperName: developerName, ...fields });
    };
    const statuses: PresenceStatus[] = [];
    for (const status of STATUSES) {
        const id = await ensure('ServicePresenceStatus', status.developerName, { MasterLabel: status.label });
        statuses.push({ id, ...status });
    }
    const channel = (kind: ChatKind) => {
        const { developerName, label, entity } = CHANNELS[kind];
        return ensure('ServiceChannel', developerName, { MasterLabel: label, RelatedEntity: entity });
    };
    const queueId = await ensure('Group', QUEUE.developerName, { Name: QUEUE.name, Type: 'Queue' });
    const channelIds = { messaging: await channel('messaging'), chat: await channel('chat') };
    const { label, developerName } = ENTRANCE;
    const channelId = await ensure('MessagingChannel', developerName, {
        MasterLabel: label,
        MessageType: 'EmbeddedMessaging',
        IsActive: true,
        SessionHandlerId: queueId
    });
    const buttonId = await ensure('LiveChatButton', developerName, {
        MasterLabel: label,
        IsActive: true,
        QueueId: queueId
    });
    const deploymentId = await ensure('LiveChatDeployment', developerName, { MasterLabel: label });
    const channels = Object.entries(channelIds).map(([kind, id]) => ({
        channelId: id,
        developerName: CHANNELS[kind as ChatKind].developerName
    }));
    return {
        centre: { statuses, queues: [{ id: queueId, name: QUEUE.name }], channels: JSON.stringify(channels) },
        messaging: { channelId, channelName: developerName, queueId },
        chat: { buttonId, deploymentId, queueId },
        channelIds,
        queueId
    };
};
