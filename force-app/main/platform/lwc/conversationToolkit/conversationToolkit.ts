import { endConversation, getConversationLog, sendTextMessage, setAgentInput } from 'lightning/conversationToolkitApi';
import { logEntries, messagesIn } from 'c/conversationLog';
import { platformError } from 'c/platformError';
import type { ConversationAnswer, ConversationCommand } from 'c/panelChannel';

/** A command for a chat's conversation. */
export interface ToolkitCommand {
    chat: string;
    command: ConversationCommand;
    text?: string;
}

/** The guide says that a call resolves `true`; in an org it resolved `undefined` and was done. Only `false` is a no. */
function done(result: unknown): ConversationAnswer {
    return result === false
        ? { outcome: 'failed', message: 'The conversation toolkit did not do it.', refused: true }
        : { outcome: 'done' };
}

async function call({ chat, command, text = '' }: ToolkitCommand): Promise<ConversationAnswer> {
    switch (command) {
        case 'insert':
            return done(await setAgentInput(chat, { text }, { setAtCursor: true }));
        case 'clear':
            // Without the option: one source has a flag in its place, to which every object is true.
            return done(await setAgentInput(chat, { text: '' }));
        case 'send':
            return done(await sendTextMessage(chat, { text }));
        case 'end':
            return done(await endConversation(chat));
        default: {
            const messages = messagesIn(await getConversationLog(chat));
            return messages
                ? { outcome: 'done', log: logEntries(messages) }
                : { outcome: 'failed', message: 'The conversation toolkit gave no log.', refused: true };
        }
    }
}

/**
 * Does a command in Enhanced Chat by `lightning/conversationToolkitApi`, which works only in a component that is rendered
 * beside the conversation. Never rejects: what the platform refuses comes as `failed`, in its words.
 */
export async function runInConversation(command: ToolkitCommand): Promise<ConversationAnswer> {
    try {
        return await call(command);
    } catch (error) {
        const { message, mayPass } = platformError(error);
        // What the network cut off may have arrived.
        const isUnknown = command.command === 'send' && mayPass;
        return { outcome: 'failed', message, ...(!isUnknown && { refused: true }) };
    }
}
