/**
 * Enhanced Chat only, API 60.0 and later. Every call needs the record's tab open with its conversation rendered, and a
 * caller that is itself rendered; it rejects otherwise. The guide has calls resolve `true`; in the field they were seen
 * to resolve `undefined` although they worked, so that only a rejection or an explicit `false` is a failure.
 */
declare module 'lightning/conversationToolkitApi' {
    /** One line of a conversation; the log holds 200 at most, and may lag some 12 seconds behind. */
    export interface ConversationMessage {
        content: string;
        name: string;
        /** `AGENT`, `END_USER`, and words for bots, the system and supervisors, whose whispers the client never sees. */
        type: string;
        /** ISO 8601, epoch milliseconds as a number or as a text, or a `Date`: sources disagree. */
        timestamp: number | string | Date;
    }

    /** Reads the conversation so far. */
    export function getConversationLog(recordId: string): Promise<{ messages: ConversationMessage[] }>;
    /** Sends a text in the agent's name; resolves once it is sent. */
    export function sendTextMessage(recordId: string, message: { text: string }): Promise<boolean | undefined>;
    /** Puts a text into the agent's input: in place of what is there, or at the cursor. */
    export function setAgentInput(
        recordId: string,
        message: { text: string },
        options?: { setAtCursor?: boolean }
    ): Promise<boolean | undefined>;
    /** End Chat. */
    export function endConversation(recordId: string): Promise<boolean | undefined>;
    /** Puts the session to sleep. */
    export function inactivateConversation(recordId: string): Promise<boolean | undefined>;
}
