import { ACTION_NAMES, ACTIONS, MODES, type ActionText } from './actions';
import {
    CASE_NUMBER,
    DEFAULT_POLICY,
    LIMITS,
    SILENCE_ANCHORS,
    type Policy,
    type PolicyPhrases,
    type PolicyTexts
} from './policy';

/** The longest limit: a day, in seconds. */
export const LONGEST_LIMIT = 86_400;

const TEXTS = Object.keys(DEFAULT_POLICY.texts) as ActionText[];
/** The texts that name a case. */
const CASE_TEXTS: readonly ActionText[] = ACTION_NAMES.filter((action) => ACTIONS[action].opensCase).map(
    (action) => ACTIONS[action].text
);
const PHRASES = Object.keys(DEFAULT_POLICY.phrases) as (keyof PolicyPhrases)[];
const KEYS = [...LIMITS, 'silenceAnchor', 'texts', 'phrases', 'modes'] as const;

/** Thrown for an invalid policy. `problems` names every bad value, what was given and what is allowed. */
export class PolicyError extends Error {
    readonly problems: readonly string[];

    constructor(problems: readonly string[]) {
        super(`The policy cannot be used: ${problems.join('; ')}`);
        this.name = 'PolicyError';
        this.problems = problems;
    }
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(key: string, given: unknown, allowed: string): string {
    return `${key}: given ${JSON.stringify(given) ?? String(given)}, allowed is ${allowed}`;
}

/** Passes each known key of `given` to `read`. Returns the problems that it found, and one for each unknown key. */
function readKeys<Key extends string>(
    given: unknown,
    keys: readonly Key[],
    path: string,
    read: (key: Key, value: unknown) => string[]
): string[] {
    if (!isObject(given)) {
        return [problem(path || 'policy', given, 'a JSON object')];
    }
    return Object.entries(given).flatMap(([name, value]) => {
        const key = keys.find((known) => known === name);
        const full = path ? `${path}.${name}` : name;
        if (key === undefined) {
            return [`${full}: unknown key with ${JSON.stringify(value)}, allowed are ${keys.join(', ')}`];
        }
        return read(key, value);
    });
}

function oneOf(values: readonly string[]): string {
    return `one of ${values.join(', ')}`;
}

function isSeconds(value: unknown): value is number {
    return typeof value === 'number' && Number.isFinite(value) && value > 0 && value <= LONGEST_LIMIT;
}

function readTexts(given: unknown, texts: PolicyTexts): string[] {
    return readKeys(given, TEXTS, 'texts', (key, value) => {
        const namesCase = CASE_TEXTS.includes(key);
        if (typeof value !== 'string' || value.trim() === '' || (namesCase && !value.includes(CASE_NUMBER))) {
            const allowed = namesCase ? `a text with ${CASE_NUMBER}` : 'a text that is not empty';
            return [problem(`texts.${key}`, value, allowed)];
        }
        texts[key] = value;
        return [];
    });
}

function readPhrases(given: unknown, phrases: PolicyPhrases): string[] {
    return readKeys(given, PHRASES, 'phrases', (key, value) => {
        if (!Array.isArray(value) || !value.every((phrase): phrase is string => typeof phrase === 'string')) {
            return [problem(`phrases.${key}`, value, 'a list of texts')];
        }
        phrases[key] = [...value];
        return [];
    });
}

function readModes(given: unknown, modes: Policy['modes']): string[] {
    return readKeys(given, ACTION_NAMES, 'modes', (key, value) => {
        const mode = MODES.find((known) => known === value);
        if (mode === undefined) {
            return [problem(`modes.${key}`, value, oneOf(MODES))];
        }
        modes[key] = mode;
        return [];
    });
}

/** Resets an `idle` that is not greater than `nudge` to its default; `nudge` too, if that default is not greater. */
function ensureIdleAfterNudge(policy: Policy): string[] {
    if (policy.idle > policy.nudge) {
        return [];
    }
    const allowed = `a number of seconds greater than nudge, which is ${policy.nudge}`;
    const problems = [problem('idle', policy.idle, allowed)];
    policy.idle = DEFAULT_POLICY.idle;
    if (policy.idle <= policy.nudge) {
        policy.nudge = DEFAULT_POLICY.nudge;
    }
    return problems;
}

/**
 * Reads a policy from a JSON object and returns it with its problems. Every bad or missing value is replaced by that of
 * another policy, the built-in one unless it is given.
 *
 * @example usablePolicy({ response: 90, update: -1 }).policy.response // 90
 */
export function usablePolicy(given: unknown, base = DEFAULT_POLICY): { policy: Policy; problems: string[] } {
    const policy: Policy = {
        ...base,
        texts: { ...base.texts },
        phrases: { ...base.phrases },
        modes: { ...base.modes }
    };
    const problems = readKeys(given, KEYS, '', (key, value) => {
        switch (key) {
            case 'texts':
                return readTexts(value, policy.texts);
            case 'phrases':
                return readPhrases(value, policy.phrases);
            case 'modes':
                return readModes(value, policy.modes);
            case 'silenceAnchor': {
                const anchor = SILENCE_ANCHORS.find((known) => known === value);
                policy.silenceAnchor = anchor ?? policy.silenceAnchor;
                return anchor ? [] : [problem(key, value, oneOf(SILENCE_ANCHORS))];
            }
            default:
                if (!isSeconds(value)) {
                    return [problem(key, value, 'a number of seconds above 0 and at most 86,400')];
                }
                policy[key] = value;
                return [];
        }
    });
    problems.push(...ensureIdleAfterNudge(policy));
    return { policy, problems };
}

/**
 * Reads a policy from a JSON object. Missing values are those of DEFAULT_POLICY.
 *
 * @throws PolicyError naming every unknown key and every bad value
 * @example readPolicy({ response: 90 }).response // 90
 */
export function readPolicy(given: unknown): Policy {
    const { policy, problems } = usablePolicy(given);
    if (problems.length > 0) {
        throw new PolicyError(problems);
    }
    return policy;
}
