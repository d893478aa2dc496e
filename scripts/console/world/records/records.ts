import type { ChatRecords, Records } from '../context.ts';
import { RefusalError } from '../refusal.ts';
import type { Setup } from './contactCentre.ts';
import { liveChatRecords } from './liveChatRecords.ts';
import { messagingRecords } from './messagingRecords.ts';
import { presenceRecords } from './presenceRecords.ts';
import type { Store } from './store.ts';
import { workRecords } from './workRecords.ts';

/** Refuses chats of a kind that the org does not have. */
function noRecords(feature: string): ChatRecords {
    const refuse = (): Promise<never> =>
        Promise.reject(new RefusalError('unsupported', `This org has no ${feature}: no such chat can come in.`));
    return {
        requested: refuse,
        accepted: refuse,
        said: () => undefined,
        stateChanged: refuse,
        ended: refuse,
        completed: refuse
    };
}

/** Writes everything that happens in the world into the org. */
export function createRecords(store: Store, setup: Setup, now: () => number): Records {
    return {
        chats: {
            messaging: setup.messaging ? messagingRecords(store, setup.messaging) : noRecords('Messaging'),
            chat: setup.chat ? liveChatRecords(store, setup.chat) : noRecords('Chat')
        },
        works: workRecords(store, now, setup),
        presence: presenceRecords(store, now)
    };
}
