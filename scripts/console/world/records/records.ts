import type { Records } from '../context.ts';
import type { Setup } from './contactCentre.ts';
import { liveChatRecords } from './liveChatRecords.ts';
import { messagingRecords } from './messagingRecords.ts';
import { presenceRecords } from './presenceRecords.ts';
import type { Store } from './store.ts';
import { workRecords } from './workRecords.ts';

/** Writes everything that happens in the world into the org. */
export function createRecords(store: Store, setup: Setup, now: () => number): Records {
    return {
        chats: { messaging: messagingRecords(store, setup.messaging), chat: liveChatRecords(store, setup.chat) },
        works: workRecords(store, now, setup),
        presence: presenceRecords(store, now)
    };
}
