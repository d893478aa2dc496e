import type { Entry } from '../../protocol.ts';
import { hearsEvents } from '../conversation/rendered.ts';
import { eventStamp } from '../conversation/log.ts';
import { platform } from '../session/platform.ts';
import { happenings } from '../session/world.ts';

type Params = Record<string, unknown>;

/**
 * Calls back for each application event of that name (`lightning:omniChannelWorkAssigned`). The conversation toolkit's
 * events come for legacy chats and Messaging sessions alike, and only while the conversation is on the page.
 */
export function listenToApplicationEvents(event: string, listener: (params: Params) => void): () => void {
    switch (event) {
        case 'lightning:conversationNewMessage':
            return onEntry('END_USER', listener);
        case 'lightning:conversationAgentSend':
            return onEntry('AGENT', listener);
        case 'lightning:conversationChatEnded':
            return happenings.on('ended', ({ chat }) => {
                if (hearsEvents(chat)) {
                    listener({ recordId: chat });
                }
            });
        default:
            return happenings.on('omni', ({ name, params }) => {
                if (event === `lightning:${name}`) {
                    listener(structuredClone<Params>(params));
                }
            });
    }
}

function onEntry(type: Entry['type'], listener: (params: Params) => void): () => void {
    return happenings.on('entry', ({ chat, entry }) => {
        if (entry.type !== type || entry.file || !hearsEvents(chat)) {
            return;
        }
        const { content, name, at } = entry;
        listener({ recordId: chat, content, name, type, timestamp: eventStamp(at, platform()) });
    });
}
