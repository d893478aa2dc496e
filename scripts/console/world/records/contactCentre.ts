import type { ChatKind, PresenceStatus } from '../../protocol.ts';
import type { ContactCentre } from '../world.ts';
import type { ChatEntrance } from './liveChatRecords.ts';
import type { MessagingEntrance } from './messagingRecords.ts';
import { hasObject, quoted, type Fields, type Row, type Store } from './store.ts';

const STATUSES = [
    { name: 'Available', label: 'Available for chat', takesWork: true },
    { name: 'Away', label: 'Away', takesWork: false },
    { name: 'Busy', label: 'Busy', takesWork: false }
];
const CHANNELS: Record<ChatKind, { developerName: string; label: string; entity: string }> = {
    messaging: { developerName: 'sfdc_livemessage', label: 'Messaging', entity: 'MessagingSession' },
    chat: { developerName: 'sfdc_liveagent', label: 'Chat', entity: 'LiveChatTranscript' }
};
const LOCAL = { label: 'Local web chat', developerName: 'Local_Web_Chat' };

/** All that chats come in by, as records of the org. */
export interface Setup {
    centre: ContactCentre;
    /** Undefined where the org has no Messaging. */
    messaging: MessagingEntrance | undefined;
    /** Undefined where the org has no Chat. */
    chat: ChatEntrance | undefined;
    channelIds: Partial<Record<ChatKind, string>>;
    queueId: string;
}

function textOf(row: Row, field: string): string {
    return String(row[field]);
}

/** The org's own presence statuses, whose names may begin with a prefix, as deployed ones do. */
async function ensureStatuses(store: Store): Promise<PresenceStatus[]> {
    const sobject = 'ServicePresenceStatus';
    const statuses: PresenceStatus[] = [];
    for (const { name, label, takesWork } of STATUSES) {
        const rows = await store.query(`SELECT Id, DeveloperName, MasterLabel FROM ${sobject}`);
        const row = rows.find((one) => `_${textOf(one, 'DeveloperName')}`.endsWith(`_${name}`));
        if (row) {
            const [developerName, ownLabel] = [textOf(row, 'DeveloperName'), textOf(row, 'MasterLabel')];
            statuses.push({ id: row.Id, developerName, label: ownLabel, takesWork });
        } else {
            const id = await store.create(sobject, { DeveloperName: name, MasterLabel: label });
            statuses.push({ id, developerName: name, label, takesWork });
        }
    }
    return statuses;
}

/** The queue that Messaging sessions go to; legacy chats go there too. */
async function ensureQueue(store: Store, kinds: readonly ChatKind[]): Promise<{ id: string; name: string }> {
    const [present] = await store.query("SELECT Id, QueueId FROM QueueSobject WHERE SobjectType = 'MessagingSession'");
    const id = present
        ? textOf(present, 'QueueId')
        : await store.create('Group', { Name: 'Chat', DeveloperName: 'Chat', Type: 'Queue' });
    for (const { entity } of kinds.map((kind) => CHANNELS[kind])) {
        const where = `QueueId = ${quoted(id)} AND SobjectType = ${quoted(entity)}`;
        const [takes] = await store.query(`SELECT Id FROM QueueSobject WHERE ${where}`);
        if (!takes) {
            await store.create('QueueSobject', { QueueId: id, SobjectType: entity });
        }
    }
    const [queue] = await store.query(`SELECT Id, Name FROM Group WHERE Id = ${quoted(id)}`);
    return { id, name: queue ? textOf(queue, 'Name') : 'Chat' };
}

/** The web channel, active: a deployed one is not until somebody switches it on. */
async function ensureChannel(store: Store, queueId: string): Promise<{ id: string; name: string }> {
    const sobject = 'MessagingChannel';
    const where = "MessageType = 'EmbeddedMessaging'";
    const [present] = await store.query(
        `SELECT Id, DeveloperName, IsActive FROM ${sobject} WHERE ${where} ORDER BY Id`
    );
    if (present) {
        if (present.IsActive !== true) {
            await store.update(sobject, present.Id, { IsActive: true });
        }
        return { id: present.Id, name: textOf(present, 'DeveloperName') };
    }
    const id = await store.create(sobject, {
        DeveloperName: LOCAL.developerName,
        MasterLabel: LOCAL.label,
        MessageType: 'EmbeddedMessaging',
        IsActive: true,
        SessionHandlerId: queueId
    });
    return { id, name: LOCAL.developerName };
}

async function ensureEntrances(
    store: Store,
    kinds: readonly ChatKind[],
    queueId: string,
    ensure: (sobject: string, developerName: string, fields: Fields) => Promise<string>
): Promise<Pick<Setup, 'messaging' | 'chat'>> {
    const channel = kinds.includes('messaging') ? await ensureChannel(store, queueId) : undefined;
    const messaging = channel && { channelId: channel.id, channelName: channel.name, queueId };
    if (!kinds.includes('chat')) {
        return { messaging, chat: undefined };
    }
    const button = { MasterLabel: LOCAL.label, IsActive: true, QueueId: queueId };
    const buttonId = await ensure('LiveChatButton', LOCAL.developerName, button);
    const deploymentId = await ensure('LiveChatDeployment', LOCAL.developerName, { MasterLabel: LOCAL.label });
    return { messaging, chat: { buttonId, deploymentId, queueId } };
}

/** The kinds of chats that the org has objects for. */
async function kindsOf(store: Store): Promise<ChatKind[]> {
    const kinds: ChatKind[] = [];
    for (const kind of Object.keys(CHANNELS) as ChatKind[]) {
        if (await hasObject(store, CHANNELS[kind].entity)) {
            kinds.push(kind);
        }
    }
    return kinds;
}

/** Finds the records that Omni-Channel, Messaging and Chat are set up with; makes what the org lacks. */
export async function setUpContactCentre(store: Store): Promise<Setup> {
    const ensure = async (sobject: string, developerName: string, fields: Fields): Promise<string> => {
        const [found] = await store.query(`SELECT Id FROM ${sobject} WHERE DeveloperName = ${quoted(developerName)}`);
        return found?.Id ?? store.create(sobject, { DeveloperName: developerName, ...fields });
    };
    const serviceChannel = (kind: ChatKind) => {
        const { developerName, label, entity } = CHANNELS[kind];
        return ensure('ServiceChannel', developerName, { MasterLabel: label, RelatedEntity: entity });
    };
    const statuses = await ensureStatuses(store);
    const kinds = await kindsOf(store);
    const queue = await ensureQueue(store, kinds);
    const channelIds: Setup['channelIds'] = {};
    for (const kind of kinds) {
        channelIds[kind] = await serviceChannel(kind);
    }
    const entrances = await ensureEntrances(store, kinds, queue.id, ensure);
    const channels = kinds.map((kind) => ({
        channelId: channelIds[kind],
        developerName: CHANNELS[kind].developerName
    }));
    return {
        centre: { statuses, queues: [queue], channels: JSON.stringify(channels) },
        ...entrances,
        channelIds,
        queueId: queue.id
    };
}

/** What the org's own set-up says of capacity (chats of one agent) and push time-out (milliseconds). */
export async function readSettings(store: Store): Promise<{ capacity?: number; pushTimeout?: number }> {
    const [presence] = await store.query('SELECT Id, Capacity FROM PresenceUserConfig ORDER BY Id LIMIT 1');
    const [routing] = await store.query('SELECT Id, PushTimeout FROM QueueRoutingConfig ORDER BY Id LIMIT 1');
    const [capacity, pushTimeout] = [Number(presence?.Capacity), Number(routing?.PushTimeout)];
    return {
        ...(capacity > 0 ? { capacity } : {}),
        ...(pushTimeout > 0 ? { pushTimeout: pushTimeout * 1000 } : {})
    };
}
