import type { ChatKind, Client, Ending, Entry } from '../protocol.ts';
import type { Closing } from './closing.ts';
import type { Context } from './context.ts';
import type { Conversations } from './conversations.ts';
import type { Files } from './files.ts';
import type { Offers } from './offers.ts';
import { fullName, type Chat } from './people.ts';
import { RefusalError } from './refusal.ts';
import type { Roster } from './roster.ts';

/** What a client sends that is no text. */
export interface Upload {
    name: string;
    type: string;
    bytes: Buffer;
}

/** What a client can do. */
export interface ClientSide {
    /** Asks for a chat. */
    start(client: Client, question: string, kind: ChatKind): Promise<Chat>;
    send(chat: Chat, text: string): Promise<Entry>;
    sendFile(chat: Chat, upload: Upload): Promise<Entry>;
    end(chat: Chat): Promise<Ending>;
}

interface Parts {
    roster: Roster;
    offers: Offers;
    conversations: Conversations;
    closing: Closing;
    files: Files;
    /** An id that nobody can guess. */
    newSecret: () => string;
}

const LONGEST_FIELD = 80;

function tidyClient(client: Client): Client {
    const field = (name: string, value: string) => {
        const tidied = value.trim();
        if (tidied === '') {
            throw new RefusalError('badRequest', `${name} is missing.`);
        }
        if (tidied.length <= LONGEST_FIELD) {
            return tidied;
        }
        throw new RefusalError('badRequest', `${name} is longer than ${LONGEST_FIELD} characters.`);
    };
    const email = field('Email', client.email);
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
        throw new RefusalError('badRequest', `Email is "${email}"; an address such as name@example.com is needed.`);
    }
    const { language } = client;
    if (language !== undefined && !/^[a-z]{2,3}(_[A-Za-z\d]{2,4}){0,2}$/.test(language)) {
        throw new RefusalError('badRequest', `Language is "${language}"; a code such as de or pt_BR is needed.`);
    }
    return {
        firstName: field('First name', client.firstName),
        lastName: field('Last name', client.lastName),
        email,
        ...(language && { language })
    };
}

/** The clients' side of the world. */
export function createClientSide(context: Context, parts: Parts): ClientSide {
    const { roster, offers, conversations, closing, files, newSecret } = parts;
    const { clock, records, queue } = context;

    const by = (chat: Chat) => ({ type: 'END_USER' as const, name: fullName(chat.client) });

    const request = async (client: Client, question: string, kind: ChatKind): Promise<Chat> => {
        const requestedAt = clock.now();
        const draft = {
            visitor: newSecret(),
            kind,
            client,
            question,
            state: 'waiting' as const,
            requestedAt,
            entries: [],
            history: [{ type: 'ChatRequest', at: requestedAt }],
            passedBy: new Map(),
            completed: false,
            stopSleep: () => undefined
        };
        return { ...draft, id: await records.chats[kind].requested(draft) };
    };

    return {
        async start(client, question, kind) {
            const chat = await request(tidyClient(client), question.trim(), kind);
            roster.add(chat);
            if (chat.question !== '') {
                await conversations.say(chat, { ...by(chat), content: chat.question });
            }
            queue.add(chat);
            await offers.route();
            return chat;
        },
        send: (chat, text) => conversations.say(chat, { ...by(chat), content: text }),
        sendFile: async (chat, { name, type, bytes }) => {
            const file = files.keep(newSecret(), name, type, bytes);
            return conversations.say(chat, { ...by(chat), content: '', file });
        },
        async end(chat) {
            await closing.leave(chat, 'client');
            if (chat.ended) {
                return chat.ended;
            }
            throw new Error(`The chat ${chat.id} has been left and goes on.`);
        }
    };
}
