import type { ChatEvent, Sender } from 'c/etiquette';
import type { EntryType } from '../../protocol.ts';
import type { Chat, Happening } from '../people.ts';

const SENDERS: Record<EntryType, Sender> = { AGENT: 'agent', END_USER: 'client', CHATBOT: 'bot', SYSTEM: 'system' };

/** A case that was linked to a chat. */
export interface LinkedCase {
    id: string;
    at: number;
}

/** Everything that happened to a chat, as the events that the rules know. */
export function timelineOf(chat: Chat, linked: LinkedCase | undefined): ChatEvent[] {
    const happened = chat.history.flatMap((one) => eventsOf(chat, one));
    const said = chat.entries
        .filter(({ at, content }) => at !== chat.requestedAt || content !== chat.question)
        .map(({ type, content, at, id }) => {
            const text = content === '' ? {} : { text: content };
            return { type: 'message', chat: chat.id, id, from: SENDERS[type], at, ...text } as const;
        });
    const cases = linked ? [{ type: 'case', chat: chat.id, at: linked.at, caseId: linked.id } as const] : [];
    // Sorted by time alone, and stable: within one instant what happened comes before what was said.
    return [...happened, ...said, ...cases].sort((one, other) => one.at - other.at);
}

function eventsOf({ id: chat, question, ended }: Chat, { type, at, agentId: agent, detail }: Happening): ChatEvent[] {
    switch (type) {
        case 'ChatRequest':
            return [{ type: 'requested', chat, at, ...(question === '' ? {} : { text: question }) }];
        case 'PushAssignment':
            return [{ type: 'assigned', chat, at, agent }];
        case 'Accept':
            return [{ type: 'accepted', chat, at, agent }];
        case 'DeclineManual':
        case 'DeclineTimeout':
            return [{ type: 'declined', chat, at, agent }];
        case 'Transfer':
        case 'TransferToQueue':
            return [{ type: 'transferred', chat, at, agent: detail }];
        default:
            return ended ? [{ type: 'ended', chat, at, by: ended.by }] : [];
    }
}
