import type { ChatEvent, ClassifiedEvent, Policy } from 'c/etiquette';

function clientText(meaning: ClassifiedEvent['meaning'], policy: Policy): string | undefined {
    return meaning === 'thanks' ? policy.phrases.thanks[0] : undefined;
}

function message(
    classified: ClassifiedEvent,
    policy: Policy
): Pick<ChatEvent & { type: 'message' }, 'from' | 'text' | 'intent'> {
    const { meaning } = classified;
    if (meaning === 'question' || meaning === 'thanks') {
        return { from: 'client', text: clientText(meaning, policy) };
    }
    return meaning === undefined ? { from: 'system' } : { from: 'agent', intent: meaning };
}

/** Some text that the rules take for a question: what the client really wrote is not stored. */
const A_QUESTION = '?';

/**
 * An event that the rules kept without its text, as one that can be told again and means the same.
 */
export function retold(classified: ClassifiedEvent, chat: string, policy: Policy): ChatEvent {
    const { type, at, id, agent } = classified;
    const common = { chat, at, ...(id !== undefined && { id }), ...(agent !== undefined && { agent }) };
    switch (type) {
        case 'message':
            return { ...common, type, ...message(classified, policy) };
        case 'requested': {
            const text = classified.meaning && (clientText(classified.meaning, policy) ?? A_QUESTION);
            return { ...common, type, ...(text !== undefined && { text }) };
        }
        case 'case':
            return { ...common, type, caseId: classified.caseId ?? '' };
        case 'ended':
            return { ...common, type, by: classified.by ?? 'system' };
        case 'capacity':
            return { ...common, type, available: classified.available ?? 0 };
        default:
            return { ...common, type };
    }
}
