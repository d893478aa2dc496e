import { recordId, type ChatEvent } from 'c/etiquette';
import type { ListedWork } from 'c/session';

/** What an Omni-Channel event says. */
export interface OmniChange {
    /** What happened to a chat. */
    event?: ChatEvent;
    /** The chat's record has changed with it. */
    changed?: string;
    /** Whether the agent is at work in this window: logged in to Omni-Channel. */
    online?: boolean;
}

/** Key prefixes of chats: LiveChatTranscript, MessagingSession. */
const CHATS = ['570', '0Mw'];

const TYPES = {
    WorkAssigned: 'assigned',
    WorkAccepted: 'accepted',
    WorkDeclined: 'declined',
    WorkClosed: 'closed'
} as const;

function textOf(value: unknown): string {
    return typeof value === 'string' ? value : '';
}

function isChat(id: string): boolean {
    return CHATS.some((prefix) => id.startsWith(prefix));
}

/**
 * What the chat's record tells otherwise than before, and the event does not. An offer tells whose it is, and the record
 * of a chat that is new here is read anyway.
 */
const CHANGING = ['accepted', 'declined'];

/** `lightning:omniChannelWorkAssigned` → `WorkAssigned`, whatever stands before it. */
function kindOf(name: string): string {
    return /omniChannel(\w+)$/.exec(name)?.[1] ?? '';
}

/**
 * One of the ten Omni-Channel events of the Aura bridge, as the rules hear it. Work on anything but a chat, and events
 * that say nothing of a chat, come to nothing.
 */
export function omniChange(name: string, params: Record<string, unknown>, agent: string, now: number): OmniChange {
    const kind = kindOf(name);
    if (kind === 'LoginSuccess') {
        return { online: true };
    }
    if (kind === 'Logout') {
        return { online: false };
    }
    const type = TYPES[kind as keyof typeof TYPES];
    const chat = recordId(textOf(params.workItemId));
    if (!type || !isChat(chat)) {
        return {};
    }
    const event = { chat, at: now, id: `${type}:${textOf(params.workId)}`, agent: recordId(agent) };
    const { agent: _agent, ...closed } = event;
    if (type === 'closed') {
        return { event: { ...closed, type } };
    }
    return { event: { ...event, type }, ...(CHANGING.includes(type) && { changed: chat }) };
}

/**
 * Returns the chats in the answer of `getAgentWorks`: the agent's work as Omni-Channel has it, also after a reload. The
 * works are a JSON text as documented; an array is taken too. `undefined` if the answer lists none at all.
 */
export function worksIn(answer: unknown): (ListedWork & { workId: string })[] | undefined {
    const { works } = (answer ?? {}) as { works?: unknown };
    const list: unknown = typeof works === 'string' ? JSON.parse(works || 'null') : works;
    if (!Array.isArray(list)) {
        return undefined;
    }
    return (list as { workItemId?: unknown; workId?: unknown; isEngaged?: unknown }[])
        .map(({ workItemId, workId, isEngaged }) => ({
            chat: recordId(textOf(workItemId)),
            workId: textOf(workId),
            isEngaged: typeof isEngaged === 'boolean' ? isEngaged : undefined
        }))
        .filter(({ chat }) => isChat(chat));
}
