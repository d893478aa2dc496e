/** One thing that was said in a chat, as the server has it. */
export interface Line {
    from: 'client' | 'agent' | 'system';
    text: string;
    /** Epoch milliseconds. */
    at: number;
}

/** A case that the server has for a chat. */
export interface CaseFacts {
    id: string;
    /** Epoch milliseconds. */
    createdAt: number;
}

/** All that the server knows of a chat. */
export interface ChatFacts {
    chat: string;
    /** How the client is called in an agent's list. */
    client: string;
    acceptedAt?: number;
    lines: Line[];
    ended?: { by: 'client' | 'agent' | 'system'; at: number };
    /** It went to sleep at these instants, epoch milliseconds. */
    asleepAt: number[];
    /** Who has it now. */
    holder?: string;
    cases: CaseFacts[];
    /** The case that the chat's record is linked to. */
    linkedCase?: string;
}

/** What an agent's list shows of a chat. */
export interface ShownChat {
    client: string;
    text: string;
    /** How many actions are shown as due, waiting or failed. */
    actions: number;
}

/** A promise that was not kept. */
export interface Violation {
    promise: string;
    chat: string;
    detail: string;
}

/**
 * The words that the product writes, and by which the people of the chaos are known not to have written them. What was
 * put into the agent's input is sent with whatever stood there before: such words may stand anywhere in a message.
 */
export const WORDS = {
    nudge: 'Are you still there?',
    closing:
        'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!',
    ticketAnswer: /I need to investigate this further, so I have opened ticket /,
    ticketDuration: /This is taking longer than it should, so I have opened ticket /,
    hold: /I need a few minutes|Let me check/,
    update: /I'm still looking into this/,
    thanks: 'Thank you'
} as const;

export function isTicket(text: string): boolean {
    return WORDS.ticketAnswer.test(text) || WORDS.ticketDuration.test(text);
}

/** An agent's message that asks for time; one that tells of a ticket, too, asks for nothing any more. */
export function isHold(text: string): boolean {
    return WORDS.hold.test(text) && !isTicket(text);
}

/** An agent's message that answers: by a person of the chaos, or with a ticket. */
export function isAnswer(text: string): boolean {
    return (
        isTicket(text) ||
        (text !== WORDS.nudge && text !== WORDS.closing && !WORDS.hold.test(text) && !WORDS.update.test(text))
    );
}
