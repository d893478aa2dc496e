import ended from '@salesforce/messageChannel/lightning__conversationEnded';
import agentSend from '@salesforce/messageChannel/lightning__conversationAgentSend';
import endUserMessage from '@salesforce/messageChannel/lightning__conversationEndUserMessage';
import { APPLICATION_SCOPE, subscribe, unsubscribe, type MessageContextValue } from 'lightning/messageService';
import { eventOf, lineOf, type PlatformMessage } from 'c/conversationLines';
import { recordId, type ChatEvent, type Sender } from 'c/etiquette';
import type { ChatFacts } from 'c/shift';

/** Where events of conversations go. */
export type HearConversation = (event: ChatEvent, about?: ChatFacts) => void;

type PlatformEvent = PlatformMessage & { recordId: string };

function isPlatformEvent(event: unknown): event is PlatformEvent {
    return (
        typeof event === 'object' && event !== null && typeof (event as { recordId?: unknown }).recordId === 'string'
    );
}

/**
 * Hears the platform's own conversation events of Enhanced Chat; they come only while the conversation is rendered.
 * Returns what stops that.
 */
export function hearPlatform(context: MessageContextValue, now: () => number, hear: HearConversation): () => void {
    const message = (from: Sender) => (event: unknown) => {
        if (!isPlatformEvent(event)) {
            return;
        }
        const line = lineOf(event, now(), from);
        hear(eventOf(event.recordId, line), from === 'client' ? { writtenAs: line.name } : undefined);
    };
    const end = (event: unknown): void => {
        // Who ended it stands on the record, which is read again.
        if (isPlatformEvent(event)) {
            hear({ type: 'ended', chat: recordId(event.recordId), at: now(), by: 'system', id: 'ended' });
        }
    };
    const scope = { scope: APPLICATION_SCOPE };
    const subscriptions = [
        subscribe(context, endUserMessage, message('client'), scope),
        subscribe(context, agentSend, message('agent'), scope),
        subscribe(context, ended, end, scope)
    ];
    return () => subscriptions.forEach((subscription) => unsubscribe(subscription));
}
