import { randomUUID } from 'node:crypto';
import type { ConversationMessage } from '../../../local-org/localOrg.ts';
import type { ChatState, EndedBy, EntryType } from '../../protocol.ts';
import type { ChatRecords } from '../context.ts';
import { fullName, type Chat } from '../people.ts';
import { findContact } from './clientContact.ts';
import { instant, type Store } from './store.ts';

/** Where Messaging sessions come in. */
export interface MessagingEntrance {
    channelId: string;
    channelName: string;
    queueId: string;
}

const STATUS: Record<ChatState, string> = {
    waiting: 'Waiting',
    active: 'Active',
    inactive: 'Inactive',
    ended: 'Ended'
};
const ENDED_BY: Record<EndedBy, string> = { agent: 'Agent', client: 'EndUser', system: 'System' };
const ROLES: Record<EntryType, ConversationMessage['role']> = {
    AGENT: 'Agent',
    END_USER: 'EndUser',
    CHATBOT: 'Chatbot',
    SYSTEM: 'System'
};
const PREVIEW_LENGTH = 255;

function counts({ entries }: Chat) {
    return {
        AgentMessageCount: entries.filter(({ type }) => type === 'AGENT').length,
        EndUserMessageCount: entries.filter(({ type }) => type === 'END_USER').length
    };
}

/** Enhanced Chat: a MessagingSession of a MessagingEndUser. */
export function messagingRecords(store: Store, entrance: MessagingEntrance): ChatRecords {
    const update = (chat: Chat, fields: Parameters<Store['update']>[2]) =>
        store.update('MessagingSession', chat.id, fields);
    /** The identifier of each session's conversation. */
    const conversations = new Map<string, string>();
    return {
        async requested({ client, question, requestedAt }) {
            const contact = await findContact(store, client.email);
            const endUser = await store.create('MessagingEndUser', {
                Name: fullName(client),
                ContactId: contact?.contactId,
                MessagingChannelId: entrance.channelId,
                MessageType: 'EmbeddedMessaging',
                MessagingPlatformKey: client.email
            });
            const identifier = randomUUID();
            const conversation = await store.create('Conversation', {
                ConversationIdentifier: identifier,
                ConversationChannelId: entrance.channelId,
                StartTime: instant(requestedAt)
            });
            const session = await store.create('MessagingSession', {
                ConversationId: conversation,
                MessagingEndUserId: endUser,
                EndUserContactId: contact?.contactId,
                EndUserAccountId: contact?.accountId,
                EndUserLanguage: client.language,
                MessagingChannelId: entrance.channelId,
                ChannelType: 'EmbeddedMessaging',
                ChannelName: entrance.channelName,
                Status: 'Waiting',
                AgentType: 'Agent',
                Origin: 'InboundInitiated',
                StartTime: instant(requestedAt),
                PreviewDetails: question.slice(0, PREVIEW_LENGTH) || null,
                OwnerId: entrance.queueId
            });
            conversations.set(session, identifier);
            return session;
        },
        accepted: (chat, by) =>
            update(chat, {
                Status: 'Active',
                AcceptTime: instant(chat.acceptedAt ?? chat.requestedAt),
                OwnerId: by.userId,
                TargetUserId: by.userId
            }),
        said(chat, { id, type, content, at }) {
            const text = content === '' ? undefined : content;
            store.addMessage(conversations.get(chat.id) ?? '', { identifier: id, at, role: ROLES[type], text });
        },
        stateChanged: (chat) =>
            update(chat, {
                Status: STATUS[chat.state],
                ...(chat.state === 'waiting' ? { OwnerId: entrance.queueId, TargetUserId: null } : {})
            }),
        ended: (chat) =>
            update(chat, {
                Status: 'Ended',
                EndTime: instant(chat.ended?.at ?? chat.requestedAt),
                EndedByType: ENDED_BY[chat.ended?.by ?? 'system']
            }),
        completed: (chat) => update(chat, counts(chat))
    };
}
