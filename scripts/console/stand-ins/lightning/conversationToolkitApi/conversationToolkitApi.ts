import { renderedConversation } from '../../../page/conversation/rendered.ts';
import { ask } from '../../../page/session/link.ts';
import { agentName } from '../../../page/session/session.ts';

interface Message {
    content: string;
    name: string;
    type: string;
    timestamp: number;
}

/** The newest 200 entries of the conversation. */
export async function getConversationLog(recordId: string): Promise<{ messages: Message[] }> {
    const { entries } = await ask('/local/agent/log', { agent: agentName(), chat: messaging(recordId).chat });
    return {
        messages: entries.map(({ content, name, type, at }) => ({ content, name, type, timestamp: at }))
    };
}

/** Sends a text in the agent's name. */
export async function sendTextMessage(recordId: string, { text }: { text: string }): Promise<boolean> {
    await ask('/local/agent/send', { agent: agentName(), chat: messaging(recordId).chat, text });
    return true;
}

/** Puts a text into the agent's input: at the cursor, or in place of what is there. */
export async function setAgentInput(
    recordId: string,
    { text }: { text: string },
    { setAtCursor = false }: { setAtCursor?: boolean } = {}
): Promise<boolean> {
    messaging(recordId).setInput(text, setAtCursor);
    return true;
}

/** End Chat. */
export async function endConversation(recordId: string): Promise<boolean> {
    await ask('/local/agent/end', { agent: agentName(), chat: messaging(recordId).chat });
    return true;
}

/** Puts the session to sleep. */
export async function inactivateConversation(recordId: string): Promise<boolean> {
    await ask('/local/agent/inactivate', { agent: agentName(), chat: messaging(recordId).chat });
    return true;
}

function messaging(recordId: string): ReturnType<typeof renderedConversation> {
    const conversation = renderedConversation(recordId);
    if (conversation.kind !== 'messaging') {
        throw new Error(`${recordId} is a legacy chat: lightning/conversationToolkitApi works for Enhanced Chat only.`);
    }
    return conversation;
}
