import type { Work } from '../../protocol.ts';
import { ask } from '../session/link.ts';
import { agentName } from '../session/session.ts';
import { put } from '../session/world.ts';
import { openChat } from '../workspace/workspace.ts';

/** Accepts a request and opens the chat. */
export async function accept(workId: string): Promise<void> {
    const conversation = await ask('/local/agent/accept', { agent: agentName(), workId });
    put(conversation);
    openChat(conversation.chat);
}

/** Declines a request. */
export async function decline(workId: string, reason?: string): Promise<void> {
    await ask('/local/agent/decline', { agent: agentName(), workId, ...(reason === undefined ? {} : { reason }) });
}

/** Goes online, or changes the presence, by id, developer name or label. */
export async function setPresence(status: string): Promise<void> {
    await ask('/local/agent/presence', { agent: agentName(), status, reason: 'OmniManualStatusChange' });
}

/** Goes offline. */
export async function goOffline(): Promise<void> {
    await ask('/local/agent/logout', { agent: agentName() });
}

/** The client's whole name. */
export function nameOf({ client }: Pick<Work, 'client'>): string {
    return `${client.firstName} ${client.lastName}`.trim();
}
