import { recordId, type ChatEvent } from 'c/etiquette';
import type { WaitingChat } from 'c/sessionPorts';
import type { ChatList } from './chatList';
import type { SessionInput } from './sessionInput';

/** Takes the whole queue: chats that are missing have left it, new ones wait since they were requested. */
export function takeQueue(
    waiting: readonly WaitingChat[],
    chats: ChatList,
    takeEvent: (event: ChatEvent) => void
): void {
    const names = new Set(waiting.map(({ chat }) => recordId(chat)));
    for (const { chat, isQueued, work } of chats.all()) {
        if (isQueued && !names.has(chat)) {
            chats.evolve(chat, { type: 'queued', isQueued: false });
            if (work === 'none') {
                chats.drop(chat);
            }
        }
    }
    for (const { chat, requestedAt, facts = {} } of waiting) {
        chats.evolve(chat, { type: 'facts', facts });
        chats.evolve(chat, { type: 'queued', isQueued: true });
        takeEvent({ type: 'requested', chat, at: requestedAt, id: 'requested' });
    }
}

/** Takes the whole list of the agent's work: chats that are missing are not the agent's, new ones are `found`. */
export function takeWork(
    { works, heardMeanwhile = new Set() }: Extract<SessionInput, { type: 'work' }>,
    chats: ChatList,
    { found, leave, evaluate }: Record<'found' | 'leave' | 'evaluate', (chat: string) => void>
): void {
    const listed = new Map(
        works
            .map(({ chat, isEngaged }) => [recordId(chat), isEngaged] as const)
            .filter(([chat]) => !heardMeanwhile.has(chat))
    );
    for (const { chat, work, isQueued } of chats.all()) {
        const isOthers = work === 'none' && isQueued;
        // Only from this window: another one may be the one that is logged in to Omni-Channel.
        if (!isOthers && !listed.has(chat) && !heardMeanwhile.has(chat)) {
            leave(chat);
        }
    }
    for (const [chat, isEngaged] of listed) {
        const isNew = chats.get(chat) === undefined;
        chats.evolve(chat, { type: 'inWork', isEngaged });
        if (isNew) {
            found(chat);
        }
        evaluate(chat);
    }
}
