import { loud } from '../../aura/component.ts';
import { renderedConversation } from '../conversation/rendered.ts';
import { ask } from '../session/link.ts';
import { agentName } from '../session/session.ts';

interface OnRecord {
    recordId: string;
}

/** `lightning:conversationToolkitAPI`: what legacy Chat has of it. There is no setAgentInput. */
export const conversationToolkit = loud('lightning:conversationToolkitAPI', {
    endChat: async ({ recordId }: OnRecord) => {
        await ask('/local/agent/end', byAgent(recordId));
        return true;
    },
    getChatLog: async ({ recordId }: OnRecord) => {
        const { entries } = await ask('/local/agent/log', byAgent(recordId));
        const messages = entries.map(({ content, name, type, at }) => ({ content, name, type, timestamp: at }));
        return { messages, customEvents: [] };
    },
    sendMessage: async ({ recordId, message }: OnRecord & { message: { text: string } }) => {
        await ask('/local/agent/send', { ...byAgent(recordId), text: message.text });
        return true;
    }
});

function byAgent(recordId: string): { agent: string; chat: string } {
    return { agent: agentName(), chat: renderedConversation(recordId).chat };
}
