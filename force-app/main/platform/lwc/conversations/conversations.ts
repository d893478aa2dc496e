import type { ConversationPort } from 'c/sessionPorts';

/** Key prefix of a MessagingSession. */
const MESSAGING = '0Mw';

/** Returns one port for both kinds of chat: each chat's commands go to the port of its kind. */
export function conversations(ports: { messaging: ConversationPort; chat: ConversationPort }): ConversationPort {
    const of = (chat: string): ConversationPort => (chat.startsWith(MESSAGING) ? ports.messaging : ports.chat);
    return {
        insert: (chat, text, options) => of(chat).insert(chat, text, options),
        clear: (chat, options) => of(chat).clear(chat, options),
        send: (chat, text) => of(chat).send(chat, text),
        end: (chat) => of(chat).end(chat),
        log: (chat) => of(chat).log(chat)
    };
}
