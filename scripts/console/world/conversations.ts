import type { ChatState, EndedBy, Ending, Entry, EntryType, SharedFile } from '../protocol.ts';
import { MESSAGE_LIMIT } from '../protocol.ts';
import type { Context } from './context.ts';
import { fullName, holderOf, type Chat } from './people.ts';
import { RefusalError } from './refusal.ts';

/** What is said in a chat. */
export interface Saying {
    type: EntryType;
    name: string;
    content: string;
    file?: SharedFile;
}

/** What goes on between a client and whoever answers. */
export interface Conversations {
    say(chat: Chat, saying: Saying): Promise<Entry>;
    end(chat: Chat, by: EndedBy): Promise<Ending>;
    /** Puts a Messaging session to sleep. */
    sleep(chat: Chat): Promise<void>;
}

const ENDERS: Record<EndedBy, string> = { client: 'the client', agent: 'the agent', system: 'the system' };

/** @throws RefusalError saying who ended the chat, where it has ended */
export function mustGoOn(chat: Chat): void {
    if (chat.ended === undefined) {
        return;
    }
    const { by, at } = chat.ended;
    const time = new Date(at).toISOString();
    throw new RefusalError('chatEnded', `This chat was ended by ${ENDERS[by]} at ${time}; nothing can be sent to it.`);
}

/** The type of the transcript's event that stands for the end. */
function endingType(chat: Chat, by: EndedBy): string {
    if (by === 'agent') {
        return 'EndAgent';
    }
    if (by === 'system') {
        return 'ConnectionTimeout';
    }
    return chat.acceptedAt === undefined ? 'CancelVisitor' : 'EndVisitor';
}

function mustBeSayable({ content, file }: Saying) {
    if (content.trim() === '' && file === undefined) {
        throw new RefusalError('badRequest', 'The message is empty.');
    }
    if (content.length <= MESSAGE_LIMIT) {
        return;
    }
    const size = `The message has ${content.length} characters`;
    throw new RefusalError('badRequest', `${size}; ${MESSAGE_LIMIT} are allowed. Send it in parts.`);
}

/** Conversations; entries are numbered over all of them. */
export function createConversations({ clock, settings, records, tell }: Context): Conversations {
    let entries = 0;

    const changeState = async (chat: Chat, state: ChatState) => {
        chat.state = state;
        await records.chats[chat.kind].stateChanged(chat);
        tell.visitor(chat, { type: 'state', state, agentName: holderOf(chat)?.displayName });
    };

    const sleep = async (chat: Chat) => {
        chat.stopSleep();
        await changeState(chat, 'inactive');
        const holder = holderOf(chat);
        if (holder) {
            tell.agent(holder, { type: 'inactive', chat: chat.id, at: clock.now() });
        }
    };

    const watchSilence = (chat: Chat, type: EntryType) => {
        chat.stopSleep();
        if (settings.sleepAfter === undefined || chat.kind !== 'messaging' || type !== 'AGENT') {
            return;
        }
        chat.stopSleep = clock.setAlarm(clock.now() + settings.sleepAfter, () => sleep(chat));
    };

    return {
        async say(chat, saying) {
            mustGoOn(chat);
            mustBeSayable(saying);
            if (chat.state === 'inactive') {
                await changeState(chat, 'active');
            }
            entries += 1;
            const entry: Entry = { id: `${chat.id}-${entries}`, ...saying, at: clock.now() };
            chat.entries.push(entry);
            records.chats[chat.kind].said(chat, entry);
            watchSilence(chat, saying.type);
            const holder = holderOf(chat);
            if (holder) {
                tell.agent(holder, { type: 'entry', chat: chat.id, entry });
            }
            tell.visitor(chat, { type: 'entry', entry });
            return entry;
        },
        async end(chat, by) {
            mustGoOn(chat);
            chat.stopSleep();
            const names = { client: fullName(chat.client), agent: holderOf(chat)?.displayName, system: undefined };
            const ending: Ending = { by, name: names[by], at: clock.now() };
            chat.ended = ending;
            chat.history.push({ type: endingType(chat, by), at: ending.at, agentId: holderOf(chat)?.userId });
            chat.state = 'ended';
            await records.chats[chat.kind].ended(chat);
            const holder = holderOf(chat);
            if (holder) {
                tell.agent(holder, { type: 'ended', chat: chat.id, ending });
            }
            tell.visitor(chat, { type: 'ended', ending });
            return ending;
        },
        async sleep(chat) {
            mustGoOn(chat);
            if (chat.kind === 'chat') {
                throw new RefusalError('unsupported', 'Only Messaging sessions can be made inactive; this is a Chat.');
            }
            if (chat.state !== 'inactive') {
                await sleep(chat);
            }
        }
    };
}
