import type { Connection } from 'jsforce';
import { childrenNamed } from '../../formats/xml/xmlNode.ts';
import { rootOf } from './pageXml.ts';
import { rowsOf } from './rows.ts';

/** The objects of chats. */
export const CHATS: readonly string[] = ['MessagingSession', 'LiveChatTranscript'];

/** A service channel by which chats are offered. */
export interface ChatChannel {
    channel: string;
    object: string;
    /** Its capacity goes by the status of a chat, not by its tab. */
    isStatusBased: boolean;
}

/** Reads the service channels of chats; undefined where this user cannot ask for them in this org. */
export async function readChatChannels(connection: Connection): Promise<ChatChannel[] | undefined> {
    const rows =
        (await rowsOf(connection, 'SELECT DeveloperName, RelatedEntity, CapacityModel FROM ServiceChannel')) ??
        // Without capacity models all channels go by tabs.
        (await rowsOf(connection, 'SELECT DeveloperName, RelatedEntity FROM ServiceChannel'));
    return rows
        ?.map((row) => ({
            channel: String(row['DeveloperName']),
            object: String(row['RelatedEntity']),
            isStatusBased: row['CapacityModel'] === 'StatusBased'
        }))
        .filter(({ object }) => CHATS.includes(object));
}

/**
 * Returns the presence statuses in which an agent is offered chats.
 *
 * @param statuses their names and files
 * @param chatChannels the service channels of chats; undefined where they could not be read: any channel may be one
 */
export function onlineStatuses(
    statuses: readonly (readonly [name: string, xml: string])[],
    chatChannels: readonly ChatChannel[] | undefined
): string[] {
    const names = chatChannels && new Set(chatChannels.map(({ channel }) => channel));
    return statuses.flatMap(([name, xml]) => {
        const channels = childrenNamed(rootOf(xml), 'channels').flatMap((each) => childrenNamed(each, 'channel'));
        return channels.some(({ text }) => names?.has(text.trim()) ?? true) ? [name] : [];
    });
}
