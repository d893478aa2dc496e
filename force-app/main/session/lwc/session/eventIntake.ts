import type { CapacityEvent, ChatEvent } from 'c/etiquette';
import { isListed } from 'c/trackedChat';
import type { CapacityHistory } from './capacity';
import type { ChatList } from './chatList';

interface EventIntakeContext {
    chats: ChatList;
    capacity: CapacityHistory;
    evaluate(chat: string): void;
}

/** Returns the intake of events: each goes to its chat, which is looked at then; the capacity goes to all that wait. */
export function eventIntake({ chats, capacity, evaluate }: EventIntakeContext): (event: ChatEvent) => void {
    const takeCapacity = (event: CapacityEvent): void => {
        const news = capacity.take(event);
        for (const tracked of chats.all()) {
            const { chat, rules } = tracked;
            // Only the connect clock pauses, and an accepted chat has none.
            if (isListed(tracked) && rules.rules.acceptedAt === undefined) {
                news.forEach((each) => chats.take({ ...each, chat }));
                evaluate(chat);
            }
        }
    };

    const takeEvent = (event: ChatEvent): void => {
        if (event.type === 'capacity' && event.chat === '*') {
            takeCapacity(event);
            return;
        }
        if (event.type === 'closed') {
            if (chats.get(event.chat)) {
                evaluate(chats.evolve(event.chat, { type: 'work', work: 'none' }).chat);
                chats.forget(event.chat);
            }
            return;
        }
        const tracked = chats.take(event);
        if (tracked) {
            evaluate(tracked.chat);
        }
    };

    return takeEvent;
}
