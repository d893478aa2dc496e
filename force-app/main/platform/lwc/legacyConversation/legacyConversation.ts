import {
    eventOf,
    liveEntry,
    logEntries,
    messagesIn,
    senderOf,
    type HearingClock,
    type PlatformMessage
} from 'c/conversationLog';
import { recordId } from 'c/etiquette';
import type { SessionInput } from 'c/session';
import { platformError } from 'c/platformError';
import type { ClockPort, ConversationPort, LogEntry, Outcome } from 'c/sessionPorts';

/** A call of the Aura bridge's `lightning:conversationToolkitAPI`; rejects with the platform's words. */
export type CallToolkit = (method: 'endChat' | 'getChatLog' | 'sendMessage', args: object) => Promise<unknown>;

/** Legacy Chat's conversations. */
export interface LegacyConversation {
    port: ConversationPort;
    /** Takes an event of the Aura bridge; those that are not of a conversation are ignored. */
    take(name: string, params: Record<string, unknown>): void;
}

interface LegacyContext {
    call: CallToolkit;
    clock: HearingClock & Pick<ClockPort, 'alarm'>;
    dispatch(input: SessionInput): void;
}

/** Key prefix of a LiveChatTranscript: the events of Enhanced Chat come by message channel instead. */
const TRANSCRIPT = '570';
/** How long the toolkit may take to answer, in milliseconds. */
const ANSWER_BY = 5_000;
const NO_ANSWER = { outcome: 'failed', message: 'The conversation toolkit did not answer.' } as const;
/** The legacy toolkit wants the short form of ids. */
const SHORT = 15;

/** `conversationNewMessage` → `NewMessage`, whatever stands before it. */
function kindOf(name: string): string | undefined {
    return /conversation(NewMessage|AgentSend|ChatEnded)$/.exec(name)?.[1];
}

/** The conversation port of legacy Chat, over the Aura bridge. */
export function legacyConversation({ call, clock, dispatch }: LegacyContext): LegacyConversation {
    /** Its promises may never settle. */
    const inTime = <Answer>(answer: Promise<Answer>, otherwise: Answer): Promise<Answer> =>
        new Promise((resolve, reject) => {
            const stop = clock.alarm(clock.now() + ANSWER_BY, () => resolve(otherwise));
            answer.finally(stop).then(resolve, reject);
        });

    const readLog = async (chat: string): Promise<LogEntry[] | undefined> => {
        try {
            // The toolkit knows only chats whose tab is open: of others it gives no log, or refuses.
            const messages = messagesIn(await call('getChatLog', { recordId: chat.slice(0, SHORT) }));
            return messages && logEntries(messages);
        } catch {
            return undefined;
        }
    };

    const log = async (chat: string): Promise<LogEntry[] | undefined> => {
        const entries = await inTime<LogEntry[] | undefined | 'late'>(readLog(chat), 'late');
        if (entries === 'late') {
            throw new Error(NO_ANSWER.message);
        }
        return entries;
    };

    const attempt = async (chat: string, method: 'endChat' | 'sendMessage', args: object): Promise<Outcome> => {
        try {
            const result = await call(method, { recordId: chat.slice(0, SHORT), ...args });
            if (result !== false) {
                return { outcome: 'done' };
            }
            return { outcome: 'failed', message: 'The conversation toolkit did not do it.', refused: true };
        } catch (error) {
            const { message, mayPass } = platformError(error);
            if (method === 'sendMessage' && mayPass) {
                // What the network cut off may have arrived.
                return { outcome: 'failed', message };
            }
            const isThere = (await readLog(chat)) !== undefined;
            return isThere ? { outcome: 'failed', message, refused: true } : { outcome: 'notOnScreen' };
        }
    };

    return {
        port: {
            insert: () => Promise.resolve({ outcome: 'unsupported' }),
            clear: () => Promise.resolve({ outcome: 'unsupported' }),
            send: (chat, text) => inTime(attempt(chat, 'sendMessage', { message: { text } }), NO_ANSWER),
            end: (chat) => inTime(attempt(chat, 'endChat', {}), NO_ANSWER),
            log
        },
        take(name, params) {
            const kind = kindOf(name);
            const chat = typeof params.recordId === 'string' ? recordId(params.recordId) : '';
            if (!kind || !chat.startsWith(TRANSCRIPT)) {
                return;
            }
            if (kind === 'ChatEnded') {
                dispatch({ type: 'event', event: { type: 'ended', chat, at: clock.now(), by: 'system', id: 'ended' } });
                return;
            }
            const message = params as PlatformMessage;
            const sender = message.type ? senderOf(message.type) : 'client';
            const entry = liveEntry(message, clock, kind === 'AgentSend' ? 'agent' : sender);
            dispatch({
                type: 'event',
                event: eventOf(chat, entry),
                ...(entry.from === 'client' && entry.name !== '' && { facts: { messageName: entry.name } })
            });
        }
    };
}
