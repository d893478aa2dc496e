import type { SharedFile, VisitorChat } from '../../protocol.ts';

/** One line of the chat as the client sees it. */
export interface ClientLine {
    id: string;
    isNotice: boolean;
    text: string;
    file?: SharedFile;
    name: string;
    time: string;
    class: string;
}

/** The chat's lines for the client. */
export function clientLines({ entries }: VisitorChat): ClientLine[] {
    return entries.map(({ id, type, name, content, file, at }) => ({
        id,
        isNotice: type === 'SYSTEM',
        text: content,
        ...(file ? { file } : {}),
        name: type === 'END_USER' ? 'You' : name,
        time: new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
        class: type === 'END_USER' ? 'line mine' : 'line theirs'
    }));
}

/** What the client is told about the chat as a whole. */
export function noticeOf({ state, agentName, ended }: VisitorChat): string {
    if (state === 'ended') {
        if (ended?.by === 'client') {
            return 'You ended the chat.';
        }
        return ended?.by === 'agent' ? `${ended.name ?? 'The agent'} ended the chat.` : 'The chat has ended.';
    }
    if (state === 'inactive') {
        return 'The chat is asleep. Your next message wakes it up.';
    }
    if (state === 'waiting') {
        return 'We are connecting you…';
    }
    return agentName ? `${agentName} joined the chat.` : 'You are connected.';
}
