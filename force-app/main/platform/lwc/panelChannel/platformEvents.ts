import ended from '@salesforce/messageChannel/lightning__conversationEnded';
import agentSend from '@salesforce/messageChannel/lightning__conversationAgentSend';
import endUserMessage from '@salesforce/messageChannel/lightning__conversationEndUserMessage';
import { APPLICATION_SCOPE, subscribe, unsubscribe, type MessageContextValue } from 'lightning/messageService';
import { eventOf, liveEntry, type HearingClock, type PlatformMessage } from 'c/conversationLog';
import { recordId, type Sender } from 'c/etiquette';
import type { SessionInput } from 'c/session';

type PlatformEvent = PlatformMessage & { recordId: string };

function isPlatformEvent(event: unknown): event is PlatformEvent {
    return (
        typeof event === 'object' && event !== null && typeof (event as { recordId?: unknown }).recordId === 'string'
    );
}

/**
 * Listens to the platform's conversation events of Enhanced Chat, which come only while the conversation is rendered.
 * Returns a function that stops it.
 */
export function listenToPlatform(
    context: MessageContextValue,
    clock: HearingClock,
    dispatch: (input: SessionInput) => void
): () => void {
    const takeMessage = (from: Sender) => (message: unknown) => {
        if (!isPlatformEvent(message)) {
            return;
        }
        const entry = liveEntry(message, clock, from);
        const facts = from === 'client' && entry.name !== '' ? { facts: { messageName: entry.name } } : {};
        dispatch({ type: 'event', event: eventOf(message.recordId, entry), ...facts });
    };
    const takeEnd = (message: unknown): void => {
        // Who ended it is on the record, which is read again.
        if (isPlatformEvent(message)) {
            const event = {
                type: 'ended',
                chat: recordId(message.recordId),
                at: clock.now(),
                by: 'system',
                id: 'ended'
            } as const;
            dispatch({ type: 'event', event });
        }
    };
    const scope = { scope: APPLICATION_SCOPE };
    const subscriptions = [
        subscribe(context, endUserMessage, takeMessage('client'), scope),
        subscribe(context, agentSend, takeMessage('agent'), scope),
        subscribe(context, ended, takeEnd, scope)
    ];
    return () => subscriptions.forEach((subscription) => unsubscribe(subscription));
}
