import { endConversation, getConversationLog, sendTextMessage, setAgentInput } from 'lightning/conversationToolkitApi';
import { lineOf } from 'c/conversationLines';
import type { LogEntry, Outcome } from 'c/etiquette';
import type { Actor } from 'c/panelLink';
import { wordsOf } from 'c/platformError';

type Answer = Outcome & { log?: LogEntry[] };

function accepted(result: boolean): Answer {
    return result
        ? { outcome: 'done' }
        : { outcome: 'failed', message: 'The conversation toolkit did not do it.', refused: true };
}

async function act({ chat, command, text = '' }: Parameters<Actor>[0]): Promise<Answer> {
    switch (command) {
        case 'insert':
            return accepted(await setAgentInput(chat, { text }, { setAtCursor: true }));
        case 'send':
            return accepted(await sendTextMessage(chat, { text }));
        case 'end':
            return accepted(await endConversation(chat));
        default: {
            const { messages } = await getConversationLog(chat);
            // The log gives every message its time; where it does not, the line's own place in the log must do.
            return { outcome: 'done', log: messages.map((message, place) => lineOf(message, place)) };
        }
    }
}

/** Does the bar's commands in Enhanced Chat; works only from a component that is rendered beside the conversation. */
export const toolkitActor: Actor = async (command) => {
    try {
        return await act(command);
    } catch (error) {
        return { outcome: 'failed', message: wordsOf(error), refused: true };
    }
};
