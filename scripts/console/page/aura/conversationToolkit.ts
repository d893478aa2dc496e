import { loud } from '../../aura/component.ts';
import { renderedConversation } from '../conversation/rendered.ts';
import { readLog } from '../conversation/readLog.ts';
import { toolkitResult } from '../session/platform.ts';
import { ask } from '../session/link.ts';
import { agentName } from '../session/session.ts';

interface OnRecord {
    recordId: string;
}

/** `lightning:conversationToolkitAPI`: what legacy Chat has of it. There is no setAgentInput. */
export const conversationToolkit = loud('lightning:conversationToolkitAPI', {
    endChat: async ({ recordId }: OnRecord) => {
        await ask('/local/agent/end', byAgent(recordId));
        return toolkitResult();
    },
    getChatLog: async ({ recordId }: OnRecord) => {
        return { messages: await readLog(renderedConversation(recordId), 'Supervisor'), customEvents: [] };
    },
    sendMessage: async ({ recordId, message }: OnRecord & { message: { text: string } }) => {
        await ask('/local/agent/send', { ...byAgent(recordId), text: message.text });
        return toolkitResult();
    }
});

function byAgent(recordId: string): { agent: string; chat: string } {
    return { agent: agentName(), chat: renderedConversation(recordId).chat };
}
