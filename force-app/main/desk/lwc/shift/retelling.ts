import type { ChatEvent, HeardEvent, Policy } from 'c/etiquette';

function clientText(meaning: HeardEvent['meaning'], policy: Policy): string | undefined {
    return meaning === 'thanks' ? policy.phrases.thanks[0] : undefined;
}

function message(heard: HeardEvent, policy: Policy): Pick<ChatEvent & { type: 'message' }, 'from' | 'text' | 'intent'> {
    const { meaning } = heard;
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
export function retold(heard: HeardEvent, chat: string, policy: Policy): ChatEvent {
    const { type, at, id, agent } = heard;
    const common = { chat, at, ...(id !== undefined && { id }), ...(agent !== undefined && { agent }) };
    switch (type) {
        case 'message':
            return { ...common, type, ...message(heard, policy) };
        case 'requested': {
            const text = heard.meaning && (clientText(heard.meaning, policy) ?? A_QUESTION);
            return { ...common, type, ...(text !== undefined && { text }) };
        }
        case 'case':
            return { ...common, type, caseId: heard.caseId ?? '' };
        case 'ended':
            return { ...common, type, by: heard.by ?? 'system' };
        case 'capacity':
            return { ...common, type, available: heard.available ?? 0 };
        default:
            return { ...common, type };
    }
}
