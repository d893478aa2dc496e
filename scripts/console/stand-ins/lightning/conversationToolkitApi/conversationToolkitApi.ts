import { renderedConversation } from '../../../page/conversation/rendered.ts';
import { readLog } from '../../../page/conversation/readLog.ts';
import type { LogMessage } from '../../../page/conversation/log.ts';
import { ask } from '../../../page/session/link.ts';
import { platform, toolkitResult } from '../../../page/session/platform.ts';
import { agentName } from '../../../page/session/session.ts';

/** The conversation's log, as far as the platform gives it. */
export async function getConversationLog(recordId: string): Promise<{ messages: LogMessage[] }> {
    return { messages: await readLog(messaging(recordId), 'SUPERVISOR') };
}

/** Sends a text in the agent's name. */
export async function sendTextMessage(recordId: string, { text }: { text: string }): Promise<boolean | undefined> {
    await ask('/local/agent/send', { agent: agentName(), chat: messaging(recordId).chat, text });
    return toolkitResult();
}

/** Puts a text into the agent's input: at the cursor, or in place of what is there. */
export async function setAgentInput(
    recordId: string,
    { text }: { text: string },
    option: { setAtCursor?: boolean } | boolean = false
): Promise<boolean | undefined> {
    const { setAtCursor = false } = typeof option === 'object' ? option : {};
    const atCursor = platform().setAgentInputOption === 'object' ? setAtCursor : Boolean(option);
    messaging(recordId).setInput(text, atCursor);
    return toolkitResult();
}

/** End Chat. */
export async function endConversation(recordId: string): Promise<boolean | undefined> {
    await ask('/local/agent/end', { agent: agentName(), chat: messaging(recordId).chat });
    return toolkitResult();
}

/** Puts the session to sleep. */
export async function inactivateConversation(recordId: string): Promise<boolean | undefined> {
    await ask('/local/agent/inactivate', { agent: agentName(), chat: messaging(recordId).chat });
    return toolkitResult();
}

function messaging(recordId: string): ReturnType<typeof renderedConversation> {
    const conversation = renderedConversation(recordId);
    if (conversation.kind !== 'messaging') {
        throw new Error(`${recordId} is a legacy chat: lightning/conversationToolkitApi works for Enhanced Chat only.`);
    }
    return conversation;
}
