/**
 * Enhanced Chat only, API 60.0 and later. Every call needs the record's tab open with its conversation rendered, and a
 * caller that is itself rendered; it rejects otherwise.
 */
declare module 'lightning/conversationToolkitApi' {
    /** One line of a conversation; the log holds 200 at most. */
    export interface ConversationMessage {
        content: string;
        name: string;
        /** `AGENT`, `END_USER`, and words for bots and the system. */
        type: string;
        /** Epoch milliseconds, or ISO 8601. */
        timestamp: number | string;
    }

    /** Reads the conversation so far. */
    export function getConversationLog(recordId: string): Promise<{ messages: ConversationMessage[] }>;
    /** Sends a text in the agent's name; resolves once it is sent. */
    export function sendTextMessage(recordId: string, message: { text: string }): Promise<boolean>;
    /** Puts a text into the agent's input: in place of what is there, or at the cursor. */
    export function setAgentInput(
        recordId: string,
        message: { text: string },
        options?: { setAtCursor?: boolean }
    ): Promise<boolean>;
    /** End Chat. */
    export function endConversation(recordId: string): Promise<boolean>;
    /** Puts the session to sleep. */
    export function inactivateConversation(recordId: string): Promise<boolean>;
}
