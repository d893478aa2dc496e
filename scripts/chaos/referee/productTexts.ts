import type { ActionName, ChatFacts, Line } from './facts.ts';

/** The texts that the product writes; those about a ticket go on with its number. */
export const TEXTS: Readonly<Record<ActionName, string>> = {
    nudge: 'Are you still there?',
    end: 'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!',
    'ticket:answer': 'I need to investigate this further, so I have opened ticket ',
    'ticket:duration': 'This is taking longer than it should, so I have opened ticket ',
    hold: "I need a few minutes to find that out for you. I'll keep you updated.",
    update: "I'm still looking into this for you. Thank you for your patience."
};

/** Where a text about a ticket goes on after its number. */
const TICKET_ENDS = /^\S+ for you(?:\. We will follow up with you on it\.| and will investigate further\.)?/;

/** What clients of the chaos say when they want nothing any more. */
export const THANKS = 'Thank you';

const ACTIONS = Object.keys(TEXTS) as ActionName[];
const PHRASES: readonly [intent: ActionName, phrases: RegExp][] = [
    ['ticket:answer', /\b(?:opened|created) (?:a )?(?:ticket|case)\b/i],
    ['nudge', /\bare you (?:still )?there\b|\bstill with me\b/i],
    ['hold', /\blet me (?:check|look|see)\b|\bone moment\b|\bbear with me\b|\bgive me a (?:moment|few minutes)\b/i]
];

/** How often a text of the product stands in a message or an input. */
export function countIn(text: string, action: ActionName): number {
    return text.split(TEXTS[action]).length - 1;
}

/** The texts of the product that stand in a message or an input, each as often as it does. */
export function textsIn(text: string): ActionName[] {
    return ACTIONS.flatMap((action) => Array.from({ length: countIn(text, action) }, () => action));
}

/** What is left of a message without the product's texts. */
export function withoutTexts(text: string): string {
    const cut = (rest: string, action: ActionName): string => {
        const [first = '', ...others] = rest.split(TEXTS[action]);
        const isTicket = action.startsWith('ticket');
        return first + others.map((other) => (isTicket ? other.replace(TICKET_ENDS, '') : other)).join('');
    };
    return ACTIONS.reduce(cut, text).trim();
}

/** What an agent's message is for, by the etiquette: a text of the product, else containing a phrase, else an answer. */
export function intentOf(text: string): ActionName | 'answer' {
    const said = text.trim();
    const exact = ACTIONS.find((action) =>
        action.startsWith('ticket') ? said.startsWith(TEXTS[action]) : said === TEXTS[action]
    );
    // Its button gave a text its intent, also where the agent added some words before sending it.
    const [only, ...more] = textsIn(said);
    const added = more.length === 0 ? only : undefined;
    return exact ?? added ?? PHRASES.find(([, phrases]) => phrases.test(said))?.[0] ?? 'answer';
}

/** True for an agent's message that answers, or tells of a ticket. */
export function isAnswer(text: string): boolean {
    const intent = intentOf(text);
    return intent === 'answer' || intent.startsWith('ticket');
}

/** True for an agent's message that asks for time. */
export function isHold(text: string): boolean {
    const intent = intentOf(text);
    return intent === 'hold' || intent === 'update';
}

/** True for words that only a silent client may read. */
export function isForSilence(action: ActionName | 'answer'): action is 'nudge' | 'end' {
    return action === 'nudge' || action === 'end';
}

/**
 * Returns the lines with words of silence before what the client had just said as they were sent: the two crossed, and
 * neither side knew of the other's. That is in the very instant, or within the milliseconds by which the log lags: where
 * the event is lost, or the conversation stands behind another, only the log could have told.
 */
export function crossedApart(lines: readonly Line[], logLag: number): Line[] {
    const apart: Line[] = [];
    for (const line of lines) {
        const isSilence = line.from === 'agent' && isForSilence(intentOf(line.text));
        const spoken = apart.findLastIndex(({ from }) => from === 'agent');
        const isCrossed = ({ from, at }: Line, index: number): boolean =>
            index > spoken && from === 'client' && at + logLag >= line.at;
        const crossed = isSilence ? apart.findIndex(isCrossed) : -1;
        apart.splice(crossed < 0 ? apart.length : crossed, 0, line);
    }
    return apart;
}

/** The stretches of a chat in which the client says nothing: what the client said before, and the agent's lines. */
export function silencesIn({ lines }: ChatFacts): Line[][] {
    const stretches: Line[][] = [[]];
    for (const line of lines) {
        if (line.from === 'client') {
            stretches.push([line]);
        } else if (line.from === 'agent') {
            stretches.at(-1)?.push(line);
        }
    }
    return stretches;
}

/** What the client waits for since these lines, if for anything; a chat's sleep closes what was open. */
export function openQuestion(lines: readonly Line[], sleptAt: number): Line | undefined {
    const said = lines.filter(({ from, at }) => from !== 'system' && at >= sleptAt);
    const answered = said.findLastIndex(({ from, text }) => from === 'agent' && isAnswer(text));
    return said.slice(answered + 1).find(({ from, text }) => (from === 'client' ? text !== THANKS : isHold(text)));
}
