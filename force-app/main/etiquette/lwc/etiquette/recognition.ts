import { intentOfText, type ActionText } from './actions';
import type { Intent } from './chatEvent';
import { normalizeText } from './normalizeText';
import { CASE_NUMBER, DEFAULT_POLICY, type Policy } from './policy';

/** A policy's texts and phrases, normalized once. */
interface Recognizer {
    texts: { intent: Intent; pattern: RegExp }[];
    phrases: { intent: Intent; words: string }[];
    /** The words of each phrase for thanks, by the first word. */
    thanks: Map<string | undefined, string[][]>;
    /** Results for texts seen before: agents and clients send the same texts many times. */
    cachedIntents: Map<string, Intent>;
    cachedThanks: Map<string, boolean>;
}

const TEXTS = Object.keys(DEFAULT_POLICY.texts) as ActionText[];

const ONE_TO_THREE_WORDS = '\\S+(?: \\S+){0,2}';

/** Returns a pattern that matches a normalized text equal to the policy's, with one to three words as the case number. */
function patternOf(text: string): RegExp {
    const pieces = text.split(CASE_NUMBER).map(normalizeText);
    const pattern = pieces
        .flatMap((piece, index) => (index === 0 ? [piece] : [ONE_TO_THREE_WORDS, piece]))
        .filter((part) => part !== '');
    return new RegExp(`^${pattern.join(' ')}$`, 'u');
}

function createRecognizer(policy: Policy): Recognizer {
    const thanks: Recognizer['thanks'] = new Map();
    for (const phrase of policy.phrases.thanks) {
        const normalized = normalizeText(phrase);
        if (normalized !== '') {
            const words = normalized.split(' ');
            const [first] = words;
            thanks.set(first, [...(thanks.get(first) ?? []), words]);
        }
    }
    return {
        texts: [policy.texts, policy.replacedTexts].flatMap((texts) =>
            texts ? TEXTS.map((name) => ({ intent: intentOfText(name), pattern: patternOf(texts[name]) })) : []
        ),
        phrases: (['ticket', 'nudge', 'hold'] as const).flatMap((intent) =>
            policy.phrases[intent]
                .map((phrase) => normalizeText(phrase))
                .filter((words) => words !== '')
                .map((words) => ({ intent, words: ` ${words} ` }))
        ),
        thanks,
        cachedIntents: new Map(),
        cachedThanks: new Map()
    };
}

const recognizers = new WeakMap<Policy, Recognizer>();

function recognizerOf(policy: Policy): Recognizer {
    let recognizer = recognizers.get(policy);
    if (recognizer === undefined) {
        recognizer = createRecognizer(policy);
        recognizers.set(policy, recognizer);
    }
    return recognizer;
}

/** A window is open for a whole shift: what is said once in it must not pile up. */
const MOST_CACHED = 500;
const LONGEST_CACHED = 300;

/** Returns the cached value of a text, or computes it. Caches short texts only, and a limited number of them. */
function cached<Value>(values: Map<string, Value>, text: string, compute: (text: string) => Value): Value {
    let value = values.get(text);
    if (value === undefined) {
        value = compute(text);
        if (text.length <= LONGEST_CACHED) {
            if (values.size >= MOST_CACHED) {
                values.clear();
            }
            values.set(text, value);
        }
    }
    return value;
}

function recognizeIntent({ texts, phrases }: Recognizer, text: string): Intent {
    const normalized = normalizeText(text);
    const match = texts.find(({ pattern }) => pattern.test(normalized));
    if (match) {
        return match.intent;
    }
    const padded = ` ${normalized} `;
    return phrases.find(({ words }) => padded.includes(words))?.intent ?? 'answer';
}

/**
 * Recognizes the intent of an agent's message from its text: one of the policy's texts, else one of its phrases, else
 * `answer`. A message without text (a file) is an `answer`.
 *
 * @example intentOf('One moment, please', DEFAULT_POLICY) // 'hold'
 */
export function intentOf(text: string | undefined, policy: Policy): Intent {
    if (text === undefined) {
        return 'answer';
    }
    const recognizer = recognizerOf(policy);
    return cached(recognizer.cachedIntents, text, (uncached) => recognizeIntent(recognizer, uncached));
}

function matchesAt(phrase: readonly string[], words: readonly string[], at: number): boolean {
    return phrase.every((word, index) => words[at + index] === word);
}

function recognizeThanks({ thanks }: Recognizer, text: string): boolean {
    const words = normalizeText(text).split(' ');
    // Every position that a sequence of phrases can reach: two phrases can begin with the same word.
    const reached = new Set([0]);
    for (const at of reached) {
        for (const phrase of thanks.get(words[at]) ?? []) {
            if (matchesAt(phrase, words, at)) {
                reached.add(at + phrase.length);
            }
        }
    }
    return reached.has(words.length);
}

/**
 * Returns true for a client's message that consists of one or more of the policy's phrases for thanks and farewell, and
 * nothing else. Returns false for a message without text.
 *
 * @example isThanks('Ok, thank you so much!', DEFAULT_POLICY) // true
 */
export function isThanks(text: string | undefined, policy: Policy): boolean {
    if (text === undefined) {
        return false;
    }
    const recognizer = recognizerOf(policy);
    return cached(recognizer.cachedThanks, text, (uncached) => recognizeThanks(recognizer, uncached));
}
