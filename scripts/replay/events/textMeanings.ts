import { isUtf8 } from 'node:buffer';
import { intentOf, isThanks, type Intent, type Policy } from 'c/etiquette';
import { ByteTable } from './byteTable.ts';
import type { Span } from './span.ts';

/** What an event's text or intent means to the rules, as a number in a record; 0 for nothing. */
export const MEANINGS = [
    undefined,
    'answer',
    'hold',
    'update',
    'nudge',
    'closing',
    'ticket',
    'question',
    'thanks'
] as const;

const QUESTION = MEANINGS.indexOf('question');
const THANKS = MEANINGS.indexOf('thanks');
const UNKNOWN = 0;

const KNOWN_AT_MOST = 4_096;
const KNOWN_LENGTH = 300;

/** Returns the number of an intent. */
export function meaningOfIntent(intent: Intent): number {
    return MEANINGS.indexOf(intent);
}

/** Works out what texts mean by a policy, once for each that comes again and again. */
export class TextMeanings {
    #policy: Policy;
    #known = new ByteTable();
    #texts: string[] = [];
    #asAgent: number[] = [];
    #asClient: number[] = [];

    constructor(policy: Policy) {
        this.#policy = policy;
    }

    /**
     * Returns the meaning of a text that stands in the bytes of a line, between its quotation marks; -1 where it is no
     * JSON string in UTF-8.
     */
    of(bytes: Buffer, span: Span, isAgents: boolean): number {
        const { start, end, hash } = span;
        let number = this.#known.find(bytes, start, end, hash);
        if (number < 0) {
            const text = textOf(bytes, span);
            if (text === undefined) {
                return -1;
            }
            if (end - start > KNOWN_LENGTH) {
                return this.ofText(text, isAgents);
            }
            number = this.#learn(text, bytes, start, end, hash);
        }
        const meanings = isAgents ? this.#asAgent : this.#asClient;
        let meaning = meanings[number] ?? UNKNOWN;
        if (meaning === UNKNOWN) {
            meaning = this.ofText(this.#texts[number], isAgents);
            meanings[number] = meaning;
        }
        return meaning;
    }

    /** Returns the meaning of a message's text; one without text is a file. */
    ofText(text: string | undefined, isAgents: boolean): number {
        if (isAgents) {
            return meaningOfIntent(intentOf(text, this.#policy));
        }
        return isThanks(text, this.#policy) ? THANKS : QUESTION;
    }

    #learn(text: string, bytes: Buffer, start: number, end: number, hash: number): number {
        if (this.#known.size >= KNOWN_AT_MOST) {
            this.#known.clear();
            this.#texts = [];
            this.#asAgent = [];
            this.#asClient = [];
        }
        this.#texts.push(text);
        this.#asAgent.push(UNKNOWN);
        this.#asClient.push(UNKNOWN);
        return this.#known.add(bytes, start, end, hash);
    }
}

function textOf(bytes: Buffer, { start, end, isPlain }: Span): string | undefined {
    if (isPlain) {
        return bytes.toString('latin1', start, end);
    }
    if (!isUtf8(bytes.subarray(start, end))) {
        return undefined;
    }
    try {
        return JSON.parse(`"${bytes.toString('utf8', start, end)}"`) as string;
    } catch {
        return undefined;
    }
}
