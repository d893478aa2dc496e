import type * as described from 'lightning/conversationToolkitApi';

/** A small working conversation toolkit: it acts on the chats that a test has brought on screen, and rejects others. */
interface Conversation {
    messages: described.ConversationMessage[];
    input: string;
    ended: boolean;
    inactive: boolean;
}

const onScreen = new Map<string, Conversation>();
/** The time that sent messages are stamped with. */
const NOW = 1_000;
let optionIsFlag = false;

/** Brings a chat's conversation on screen, for a test. */
export function show(recordId: string, messages: described.ConversationMessage[] = []): Conversation {
    const conversation: Conversation = { messages, input: '', ended: false, inactive: false };
    onScreen.set(recordId, conversation);
    return conversation;
}

/** Takes every conversation off the screen, for a test. */
export function hideAll(): void {
    optionIsFlag = false;
    return onScreen.clear();
}

/** Reads the third argument of `setAgentInput` as true or false, as one source has it, for a test. */
export function readOptionAsFlag(): void {
    optionIsFlag = true;
}

function running(recordId: string): Conversation {
    const conversation = onScreen.get(recordId);
    if (!conversation) {
        throw new Error(`The conversation ${recordId} is not open.`);
    }
    if (conversation.ended) {
        throw new Error('The conversation has ended.');
    }
    return conversation;
}

export const getConversationLog: typeof described.getConversationLog = async (recordId) => {
    const conversation = onScreen.get(recordId);
    if (!conversation) {
        throw new Error(`The conversation ${recordId} is not open.`);
    }
    return { messages: conversation.messages.slice(-200) };
};

export const sendTextMessage: typeof described.sendTextMessage = async (recordId, { text }) => {
    running(recordId).messages.push({ content: text, name: 'Agent', type: 'AGENT', timestamp: NOW });
    return undefined;
};

export const setAgentInput: typeof described.setAgentInput = async (recordId, { text }, options) => {
    const conversation = running(recordId);
    const isAtCursor = optionIsFlag ? Boolean(options) : options?.setAtCursor;
    conversation.input = isAtCursor ? conversation.input + text : text;
    return undefined;
};

export const endConversation: typeof described.endConversation = async (recordId) => {
    running(recordId).ended = true;
    return undefined;
};

export const inactivateConversation: typeof described.inactivateConversation = async (recordId) => {
    running(recordId).inactive = true;
    return undefined;
};
