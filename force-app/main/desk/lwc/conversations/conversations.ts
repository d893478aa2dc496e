import type { ConversationPort } from 'c/etiquette';

/** Key prefix of a MessagingSession. */
const MESSAGING = '0Mw';

/** One port for both kinds of chat: each chat's commands go to the port of its kind. */
export function conversations(ports: { messaging: ConversationPort; chat: ConversationPort }): ConversationPort {
    const of = (chat: string): ConversationPort => (chat.startsWith(MESSAGING) ? ports.messaging : ports.chat);
    return {
        insert: (chat, text) => of(chat).insert(chat, text),
        send: (chat, text) => of(chat).send(chat, text),
        end: (chat) => of(chat).end(chat),
        log: (chat) => of(chat).log(chat)
    };
}
