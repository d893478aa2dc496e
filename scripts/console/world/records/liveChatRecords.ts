import type { EndedBy, EntryType } from '../../protocol.ts';
import type { ChatRecords } from '../context.ts';
import type { Chat } from '../people.ts';
import { findContact } from './clientContact.ts';
import { instant, secondsBetween, type Fields, type Store } from './store.ts';
import { transcriptBody } from './transcriptBody.ts';

/** Where legacy chats come in. */
export interface ChatEntrance {
    buttonId: string;
    deploymentId: string;
    queueId: string;
}

const ENDED_BY: Record<EndedBy, string> = { agent: 'Agent', client: 'Visitor', system: 'System' };

function count({ entries }: Chat, wanted: EntryType) {
    return entries.filter(({ type }) => type === wanted).length;
}

/** How long `answering` let the other side wait, in seconds: each wait from its first unanswered message. */
function waits({ entries, acceptedAt }: Chat, answering: EntryType, asking: EntryType): number[] {
    const found: number[] = [];
    let since: number | undefined;
    for (const { type, at } of entries) {
        if (type === asking) {
            since ??= Math.max(at, acceptedAt ?? at);
        }
        if (type !== answering || since === undefined) {
            continue;
        }
        found.push(secondsBetween(since, at));
        since = undefined;
    }
    return found;
}

function waitFields(chat: Chat, who: 'Operator' | 'Visitor', all: number[]): Fields {
    return all.length === 0
        ? {}
        : {
              [`AverageResponseTime${who}`]: Math.round(all.reduce((sum, one) => sum + one, 0) / all.length),
              [`MaxResponseTime${who}`]: Math.max(...all)
          };
}

function result(chat: Chat): Fields {
    const end = chat.ended?.at ?? chat.requestedAt;
    if (chat.acceptedAt === undefined) {
        return { Status: 'Missed', Abandoned: secondsBetween(chat.requestedAt, end) };
    }
    return {
        Status: 'Completed',
        ChatDuration: secondsBetween(chat.acceptedAt, end),
        ...waitFields(chat, 'Operator', waits(chat, 'AGENT', 'END_USER')),
        ...waitFields(chat, 'Visitor', waits(chat, 'END_USER', 'AGENT'))
    };
}

/** Legacy Chat: a LiveChatTranscript of a LiveChatVisitor. Its body and events are written once it is completed. */
export function liveChatRecords(store: Store, entrance: ChatEntrance): ChatRecords {
    const update = (chat: Chat, fields: Fields) => store.update('LiveChatTranscript', chat.id, fields);
    return {
        async requested({ visitor, client, requestedAt }) {
            const { queueId, buttonId, deploymentId } = entrance;
            // The page's secret must not stand in a record; its end still tells chats apart, as a chat key does.
            const key = visitor.slice(-12);
            const contact = await findContact(store, client.email);
            return store.create('LiveChatTranscript', {
                LiveChatVisitorId: await store.create('LiveChatVisitor', { SessionKey: key }),
                LiveChatButtonId: buttonId,
                LiveChatDeploymentId: deploymentId,
                ChatKey: key,
                Status: 'Waiting',
                RequestTime: instant(requestedAt),
                OwnerId: queueId,
                ContactId: contact?.contactId,
                AccountId: contact?.accountId,
                // As browsers write it.
                BrowserLanguage: client.language?.replaceAll('_', '-'),
                Etiquette_First_Name__c: client.firstName,
                Etiquette_Last_Name__c: client.lastName,
                Etiquette_Email__c: client.email
            });
        },
        accepted: (chat, by) => {
            const start = chat.acceptedAt ?? chat.requestedAt;
            return update(chat, {
                Status: 'InProgress',
                StartTime: instant(start),
                WaitTime: secondsBetween(chat.requestedAt, start),
                OwnerId: by.userId
            });
        },
        // The transcript's body holds it, once the chat is completed.
        said: () => undefined,
        stateChanged: (chat) =>
            update(
                chat,
                chat.state === 'waiting' ? { Status: 'Waiting', OwnerId: entrance.queueId } : { Status: 'InProgress' }
            ),
        ended: (chat) =>
            update(chat, {
                EndTime: instant(chat.ended?.at ?? chat.requestedAt),
                EndedBy: ENDED_BY[chat.ended?.by ?? 'system']
            }),
        async completed(chat) {
            await update(chat, {
                ...result(chat),
                Body: transcriptBody(chat),
                OperatorMessageCount: count(chat, 'AGENT'),
                VisitorMessageCount: count(chat, 'END_USER')
            });
            for (const { type, at, agentId, detail } of chat.history) {
                const event = { Type: type, Time: instant(at), AgentId: agentId, Detail: detail };
                await store.create('LiveChatTranscriptEvent', { LiveChatTranscriptId: chat.id, ...event });
            }
        }
    };
}
