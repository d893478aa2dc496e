import { eventOf, lineOf, senderOf, type PlatformMessage } from 'c/conversationLines';
import { recordId, type ChatEvent, type ConversationPort, type LogEntry, type Outcome } from 'c/etiquette';
import { wordsOf } from 'c/platformError';
import type { ChatFacts } from 'c/shift';

/** A call of the Aura bridge's `lightning:conversationToolkitAPI`; rejects with the platform's words. */
export type CallToolkit = (method: 'endChat' | 'getChatLog' | 'sendMessage', args: object) => Promise<unknown>;

/** Legacy Chat's conversations. */
export interface LegacyConversation {
    port: ConversationPort;
    /** Takes an event of the Aura bridge; others than those of a conversation are left alone. */
    hear(name: string, params: Record<string, unknown>): void;
}

interface LegacyDesk {
    call: CallToolkit;
    now(): number;
    hear(event: ChatEvent, about?: ChatFacts): void;
}

/** Key prefix of a LiveChatTranscript: the events of Enhanced Chat come by message channel instead. */
const TRANSCRIPT = '570';
/** The legacy toolkit wants the short form of ids. */
const SHORT = 15;

const messagesIn = (result: unknown): PlatformMessage[] => {
    const { messages } = (result ?? {}) as { messages?: unknown };
    return Array.isArray(messages) ? (messages as PlatformMessage[]) : [];
};

/** `conversationNewMessage` → `NewMessage`, whatever stands before it. */
const kindOf = (name: string): string | undefined => /conversation(NewMessage|AgentSend|ChatEnded)$/.exec(name)?.[1];

/** The conversation port of legacy Chat, over the Aura bridge. */
export const legacyConversation = ({ call, now, hear }: LegacyDesk): LegacyConversation => {
    const log = async (chat: string): Promise<LogEntry[] | undefined> => {
        try {
            const result = await call('getChatLog', { recordId: chat.slice(0, SHORT) });
            return messagesIn(result).map((message, place) => lineOf(message, place));
        } catch {
            // The toolkit knows only chats whose tab is open.
            return undefined;
        }
    };

    const attempt = async (chat: string, method: 'endChat' | 'sendMessage', args: object): Promise<Outcome> => {
        try {
            const result = await call(method, { recordId: chat.slice(0, SHORT), ...args });
            if (result !== false) return { outcome: 'done' };
            return { outcome: 'failed', message: 'The conversation toolkit did not do it.' };
        } catch (error) {
            const isThere = (await log(chat)) !== undefined;
            return isThere ? { outcome: 'failed', message: wordsOf(error) } : { outcome: 'notOnScreen' };
        }
    };

    return {
        port: {
            insert: () => Promise.resolve({ outcome: 'unsupported' }),
            send: (chat, text) => attempt(chat, 'sendMessage', { message: { text } }),
            end: (chat) => attempt(chat, 'endChat', {}),
            log
        },
        hear(name, params) {
            const kind = kindOf(name);
            const chat = typeof params.recordId === 'string' ? recordId(params.recordId) : '';
            if (!kind || !chat.startsWith(TRANSCRIPT)) return;
            if (kind === 'ChatEnded') {
                hear({ type: 'ended', chat, at: now(), by: 'system', id: 'ended' });
                return;
            }
            const message = params as PlatformMessage;
            const told = message.type ? senderOf(message.type) : 'client';
            const line = lineOf(message, now(), kind === 'AgentSend' ? 'agent' : told);
            hear(eventOf(chat, line), line.from === 'client' ? { writtenAs: line.name } : undefined);
        }
    };
};
