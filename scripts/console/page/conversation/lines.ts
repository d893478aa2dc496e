import type { Conversation, Ending, Entry, SharedFile } from '../../protocol.ts';

/** One line of a conversation as the log shows it. */
export interface Line {
    id: string;
    isNotice: boolean;
    text: string;
    file?: SharedFile;
    name: string;
    initials: string;
    time: string;
    icon: string;
    class: string;
    bubble: string;
}

/** The lines of a conversation: what was said, and notices of what happened. */
export function linesOf({ entries, requestedAt, acceptedAt, ended, client, kind }: Conversation): Line[] {
    const said = entries.map((entry) => (entry.type === 'SYSTEM' ? notice(entry.id, entry.content) : spoken(entry)));
    const begun = notice('begun', kind === 'chat' ? 'Chat requested' : 'Messaging session started');
    const over = ended ? [notice('ended', `${endingWords(ended)} • ${timeOf(ended.at)}`, 'utility:end_chat')] : [];
    if (acceptedAt === undefined) {
        return [begun, ...said, ...over];
    }
    // What was asked in the form came before the acceptance, even within the same millisecond.
    const asked = (entry: Entry): boolean => entry.type === 'END_USER' && entry.at === requestedAt;
    const later = entries.findIndex((entry, index) => entry.at >= acceptedAt && !(index === 0 && asked(entry)));
    const before = later === -1 ? entries.length : later;
    const accepted = notice('accepted', `You accepted the chat with ${client.firstName} • ${timeOf(acceptedAt)}`);
    return [begun, ...said.slice(0, before), accepted, ...said.slice(before), ...over];
}

/** Who ended the chat, as the notice in the log says it. */
export function endingWords({ by, name }: Ending): string {
    if (by === 'client') {
        return name ? `The client ended the chat (${name})` : 'The client ended the chat';
    }
    if (by === 'agent') {
        return name ? `${name} ended the chat` : 'The agent ended the chat';
    }
    return 'The chat was ended by the system';
}

/** A time of day as the log shows it. */
function timeOf(at: number): string {
    return new Date(at).toLocaleTimeString('en-GB');
}

function notice(id: string, text: string, icon = 'utility:chat'): Line {
    return {
        id,
        isNotice: true,
        text,
        name: '',
        initials: '',
        time: '',
        icon,
        class: 'slds-chat-listitem slds-chat-listitem_event',
        bubble: ''
    };
}

function spoken({ id, type, name, content, file, at }: Entry): Line {
    const inbound = type === 'END_USER';
    return {
        id,
        isNotice: false,
        text: content,
        ...(file ? { file } : {}),
        name,
        initials: inbound ? initialsOf(name) : '',
        time: timeOf(at),
        icon: '',
        class: `slds-chat-listitem slds-chat-listitem_${inbound ? 'inbound' : 'outbound'}`,
        bubble: `slds-chat-message__text slds-chat-message__text_${inbound ? 'inbound' : 'outbound'}`
    };
}

function initialsOf(name: string): string {
    return name
        .split(/\s+/)
        .map((part) => part.charAt(0))
        .join('')
        .slice(0, 2)
        .toUpperCase();
}
