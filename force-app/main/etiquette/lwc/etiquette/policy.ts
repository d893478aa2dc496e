import { ACTION_NAMES, ACTIONS, type Action, type ActionText, type Mode } from './actions';
import type { Intent } from './chatEvent';

/** Which of several messages of the agent starts the client's silence. */
export const SILENCE_ANCHORS = ['last', 'first'] as const;
export type SilenceAnchor = (typeof SILENCE_ANCHORS)[number];

/** The limits of a policy, all in seconds. */
export const LIMITS = [
    'connect',
    'response',
    'update',
    'answer',
    'duration',
    'nudge',
    'idle',
    'idleAfterNudge'
] as const;
export type Limit = (typeof LIMITS)[number];

/** The texts of a policy. `{caseNumber}` in the ticket texts stands for the case number. */
export type PolicyTexts = Record<ActionText, string>;

/** The phrases that recognize a message. */
export type PolicyPhrases = Record<Extract<Intent, 'ticket' | 'nudge' | 'hold'> | 'thanks', string[]>;

/** The limits, texts, phrases and modes of a team. All limits are in seconds. */
export interface Policy extends Record<Limit, number> {
    silenceAnchor: SilenceAnchor;
    texts: PolicyTexts;
    /** The texts that were replaced by those of a client's language. They are recognized as well. */
    replacedTexts?: PolicyTexts;
    phrases: PolicyPhrases;
    modes: Record<Action, Mode>;
}

/** The placeholder of the case number in the ticket texts. */
export const CASE_NUMBER = '{caseNumber}';

/** The built-in policy. */
export const DEFAULT_POLICY: Policy = {
    connect: 30,
    response: 60,
    update: 120,
    answer: 300,
    duration: 900,
    nudge: 180,
    idle: 300,
    idleAfterNudge: 120,
    silenceAnchor: 'last',
    texts: {
        nudge: 'Are you still there?',
        hold: "I need a few minutes to find that out for you. I'll keep you updated.",
        update: "I'm still looking into this for you. Thank you for your patience.",
        closing:
            'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!',
        ticketAnswer:
            'I need to investigate this further, so I have opened ticket {caseNumber} for you. We will follow up with you on it.',
        ticketDuration:
            'This is taking longer than it should, so I have opened ticket {caseNumber} for you and will investigate further.'
    },
    phrases: {
        ticket: ['opened ticket', 'opened a ticket', 'created a ticket', 'opened a case', 'created a case'],
        nudge: ['are you still there', 'are you there', 'still with me'],
        hold: [
            'let me check',
            'let me look',
            'let me see',
            'one moment',
            'bear with me',
            'give me a moment',
            'give me a few minutes',
            "i'll check",
            "i'll look into",
            'looking into'
        ],
        thanks: [
            'thanks',
            'thank you',
            'thx',
            'many thanks',
            'so much',
            'very much',
            'ok',
            'okay',
            'great',
            'perfect',
            'awesome',
            'bye',
            'goodbye',
            'have a nice day',
            'you too',
            'no thanks',
            "that's all",
            'that is all',
            'cheers'
        ]
    },
    modes: Object.fromEntries(ACTION_NAMES.map((action) => [action, ACTIONS[action].defaultMode])) as Policy['modes']
};

/**
 * Returns the text of an action. With `caseNumber`, the ticket texts name that case.
 *
 * @example textFor('ticket:answer', DEFAULT_POLICY, '00001234') // '… opened ticket 00001234 for you …'
 */
export function textFor(action: Action, policy: Policy, caseNumber = CASE_NUMBER): string {
    return policy.texts[ACTIONS[action].text].replaceAll(CASE_NUMBER, () => caseNumber);
}

/** Converts a limit of a policy from seconds to whole milliseconds, at least one. */
export function milliseconds(seconds: number): number {
    return Math.max(1, Math.round(seconds * 1000));
}
