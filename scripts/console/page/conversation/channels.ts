import { tell } from '../../stand-ins/lightning/messageService/bus.ts';
import type { Entry } from '../../protocol.ts';
import { platform } from '../session/platform.ts';
import { conversations, happenings } from '../session/world.ts';
import { eventStamp } from './log.ts';
import { hearsEvents } from './rendered.ts';

const CHANNEL_OF: Partial<Record<Entry['type'], string>> = {
    AGENT: 'lightning__conversationAgentSend',
    END_USER: 'lightning__conversationEndUserMessage'
};

/**
 * Feeds Salesforce's own message channels as the platform does: texts only, and only while the conversation is on the
 * page.
 */
export function feedChannels(): void {
    happenings.on('entry', ({ chat, entry }) => {
        const channelName = CHANNEL_OF[entry.type];
        if (!channelName || entry.file || !fed(chat)) {
            return;
        }
        const { content, name, at } = entry;
        tell({ channelName }, { recordId: chat, content, name, timestamp: eventStamp(at, platform()) });
    });
    happenings.on('ended', ({ chat }) => {
        if (fed(chat)) {
            tell({ channelName: 'lightning__conversationEnded' }, { recordId: chat });
        }
    });
}

function fed(chat: string): boolean {
    return hearsEvents(chat) && conversations.get().get(chat)?.kind === 'messaging';
}
