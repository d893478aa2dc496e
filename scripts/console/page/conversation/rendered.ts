import type { ChatKind } from '../../protocol.ts';
import { platform } from '../session/platform.ts';

/** A conversation component that stands in the page. */
export interface RenderedConversation {
    chat: string;
    kind: ChatKind;
    /** Puts a text into the agent's input. */
    setInput(text: string, atCursor: boolean): void;
    /** Whether its tab is in front. */
    isVisible(): boolean;
    /** The last entry that the agent has scrolled to; `undefined` where that is the newest. */
    lastShown(): string | undefined;
}

const rendered = new Map<string, RenderedConversation>();

/** Notes that a conversation stands in the page; answers with what notes that it does not any more. */
export function noteRendered(conversation: RenderedConversation): () => void {
    const key = conversation.chat.slice(0, 15);
    rendered.set(key, conversation);
    return () => {
        if (rendered.get(key) === conversation) {
            rendered.delete(key);
        }
    };
}

/** Whether events of the chat's conversation come. */
export function hearsEvents(chat: string): boolean {
    const conversation = rendered.get(chat.slice(0, 15));
    return conversation !== undefined && (platform().conversationEvents === 'rendered' || conversation.isVisible());
}

/** The chat's conversation; an error where it does not stand in the page, as the conversation toolkit has it. */
export function renderedConversation(chat: string): RenderedConversation {
    const conversation = rendered.get(chat.slice(0, 15));
    if (!conversation) {
        throw new Error(
            `The conversation of ${chat} is not on the page: open its tab before using the conversation toolkit.`
        );
    }
    return conversation;
}
