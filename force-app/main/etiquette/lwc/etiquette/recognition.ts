import type { Intent } from './chatEvent';
import { fold } from './folding';
import { CASE_NUMBER, type Policy, type PolicyTexts } from './policy';

/** A policy's texts and phrases, folded once. */
interface Recogniser {
    texts: { intent: Intent; pattern: RegExp }[];
    phrases: { intent: Intent; words: string }[];
    /** Thanks by their first word, each as its words. */
    thanks: Map<string | undefined, string[][]>;
    /** What texts turned out to be: on a busy floor the same words come again and again. */
    knownIntents: Map<string, Intent>;
    knownThanks: Map<string, boolean>;
}

const INTENT_OF: Record<keyof PolicyTexts, Intent> = {
    nudge: 'nudge',
    hold: 'hold',
    update: 'update',
    closing: 'closing',
    ticketAnswer: 'ticket',
    ticketDuration: 'ticket'
};

const ONE_TO_THREE_WORDS = '\\S+(?: \\S+){0,2}';

/** Matches a folded text that equals the policy's, the case number being any one to three words. */
function patternOf(text: string): RegExp {
    const pieces = text.split(CASE_NUMBER).map(fold);
    const pattern = pieces
        .flatMap((piece, index) => (index === 0 ? [piece] : [ONE_TO_THREE_WORDS, piece]))
        .filter((part) => part !== '');
    return new RegExp(`^${pattern.join(' ')}$`, 'u');
}

function recogniserFor(policy: Policy): Recogniser {
    const thanks: Recogniser['thanks'] = new Map();
    for (const phrase of policy.phrases.thanks) {
        const folded = fold(phrase);
        if (folded !== '') {
            const words = folded.split(' ');
            const [first] = words;
            thanks.set(first, [...(thanks.get(first) ?? []), words]);
        }
    }
    return {
        texts: (Object.keys(INTENT_OF) as (keyof PolicyTexts)[]).map((name) => ({
            intent: INTENT_OF[name],
            pattern: patternOf(policy.texts[name])
        })),
        phrases: (['ticket', 'nudge', 'hold'] as const).flatMap((intent) =>
            policy.phrases[intent]
                .map((phrase) => fold(phrase))
                .filter((words) => words !== '')
                .map((words) => ({ intent, words: ` ${words} ` }))
        ),
        thanks,
        knownIntents: new Map(),
        knownThanks: new Map()
    };
}

const recognisers = new WeakMap<Policy, Recogniser>();

function recogniserOf(policy: Policy): Recogniser {
    let recogniser = recognisers.get(policy);
    if (recogniser === undefined) {
        recogniser = recogniserFor(policy);
        recognisers.set(policy, recogniser);
    }
    return recogniser;
}

const KNOWN_AT_MOST = 5_000;
const KNOWN_LENGTH = 300;

/** Works something out for a text once, as long as it is short and there are not too many. */
function known<Value>(values: Map<string, Value>, text: string, workOut: (text: string) => Value): Value {
    let value = values.get(text);
    if (value === undefined) {
        value = workOut(text);
        if (text.length <= KNOWN_LENGTH) {
            if (values.size >= KNOWN_AT_MOST) {
                values.clear();
            }
            values.set(text, value);
        }
    }
    return value;
}

function recogniseIntent({ texts, phrases }: Recogniser, text: string): Intent {
    const folded = fold(text);
    const whole = texts.find(({ pattern }) => pattern.test(folded));
    if (whole) {
        return whole.intent;
    }
    const padded = ` ${folded} `;
    return phrases.find(({ words }) => padded.includes(words))?.intent ?? 'answer';
}

/**
 * What an agent's message is for, from its text alone: one of the policy's texts, else one of its phrases, else an
 * answer. A message without text (a file) is an answer.
 *
 * @example intentOf('One moment, please', DEFAULT_POLICY) // 'hold'
 */
export function intentOf(text: string | undefined, policy: Policy): Intent {
    if (text === undefined) {
        return 'answer';
    }
    const recogniser = recogniserOf(policy);
    return known(recogniser.knownIntents, text, (unknown) => recogniseIntent(recogniser, unknown));
}

function standsAt(phrase: readonly string[], words: readonly string[], at: number): boolean {
    return phrase.every((word, index) => words[at + index] === word);
}

function recogniseThanks({ thanks }: Recogniser, text: string): boolean {
    const words = fold(text).split(' ');
    // Every place that a run of phrases from the start can reach: two phrases may begin alike.
    const reached = new Set([0]);
    for (const at of reached) {
        for (const phrase of thanks.get(words[at]) ?? []) {
            if (standsAt(phrase, words, at)) {
                reached.add(at + phrase.length);
            }
        }
    }
    return reached.has(words.length);
}

/**
 * True for a client's message that is nothing but thanks and farewell: one or more of the policy's phrases, one after
 * another. A message without text is none.
 *
 * @example isThanks('Ok, thank you so much!', DEFAULT_POLICY) // true
 */
export function isThanks(text: string | undefined, policy: Policy): boolean {
    if (text === undefined) {
        return false;
    }
    const recogniser = recogniserOf(policy);
    return known(recogniser.knownThanks, text, (unknown) => recogniseThanks(recogniser, unknown));
}
