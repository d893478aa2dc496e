import { DEFAULT_POLICY, usablePolicy, type Action, type Policy, type PolicyPhrases } from 'c/etiquette';
import type { PolicyFor } from 'c/sessionPorts';

/** One policy's record: the values of its fields by their names; empty ones are null. */
export interface PolicyRow {
    /** What an admin calls it. */
    name: string;
    fields: Record<string, unknown>;
}

/** A policy that holds for a chat. */
export interface HoldingPolicy {
    policy: Policy;
    /** What an admin calls it; `undefined` where the built-in defaults hold. */
    name: string | undefined;
    /** The code of the language that the client gets texts of their own in. */
    language?: string;
}

/** The policies that hold, and what is wrong with the records they come from. */
export interface Policies {
    policyFor: PolicyFor;
    /** Returns the policy for a channel or queue, and for a client's language, with its name. */
    holding(...chat: Parameters<PolicyFor>): HoldingPolicy;
    /** The policy of each record without a language, by what an admin calls it. */
    named: { name: string; policy: Policy }[];
    /** One sentence for each record with values that cannot be used; the defaults hold in their place. */
    problems: string[];
}

const LIMITS = {
    connect: 'Connect_Seconds__c',
    response: 'Response_Seconds__c',
    update: 'Update_Seconds__c',
    answer: 'Answer_Seconds__c',
    duration: 'Duration_Seconds__c',
    nudge: 'Nudge_Seconds__c',
    idle: 'Idle_Seconds__c',
    idleAfterNudge: 'Idle_After_Nudge_Seconds__c',
    silenceAnchor: 'Silence_Anchor__c'
} as const;

const TEXTS = {
    nudge: 'Nudge_Text__c',
    hold: 'Hold_Text__c',
    update: 'Update_Text__c',
    closing: 'Closing_Text__c',
    ticketAnswer: 'Ticket_Answer_Text__c',
    ticketDuration: 'Ticket_Duration_Text__c'
} as const;

const PHRASES = {
    ticket: 'Ticket_Phrases__c',
    nudge: 'Nudge_Phrases__c',
    hold: 'Hold_Phrases__c',
    thanks: 'Thanks_Phrases__c'
} as const;

const MODES = {
    nudge: 'Nudge_Mode__c',
    end: 'End_Mode__c',
    'ticket:answer': 'Ticket_Answer_Mode__c',
    'ticket:duration': 'Ticket_Duration_Mode__c',
    hold: 'Hold_Mode__c',
    update: 'Update_Mode__c'
} as const satisfies Record<Action, string>;

const CHANNEL = 'Channel__c';
const DEFAULT = 'Default__c';
const LANGUAGE = 'Language__c';
const LANGUAGE_CODE = /^[a-z]{2,3}(_[a-z]{4})?(_([a-z]{2}|\d{3}))?$/;

/** Every field of a policy that is read. */
export const POLICY_FIELDS: readonly string[] = [
    ...[LIMITS, TEXTS, PHRASES, MODES].flatMap((names) => Object.values<string>(names)),
    CHANNEL,
    DEFAULT,
    LANGUAGE
];

function isEmpty(value: unknown): boolean {
    return value === null || value === undefined || value === '';
}

function take(fields: PolicyRow['fields'], names: Record<string, string>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(names).flatMap(([key, name]) => (isEmpty(fields[name]) ? [] : [[key, fields[name]]]))
    );
}

function linesOf(value: unknown): unknown {
    return typeof value === 'string'
        ? value
              .split(/\r?\n/)
              .map((line) => line.trim())
              .filter((line) => line !== '')
        : value;
}

function jsonOf({ fields }: PolicyRow): Record<string, unknown> {
    const phrases = Object.entries(take(fields, PHRASES)).map(([key, value]) => [key, linesOf(value)]);
    return {
        ...take(fields, LIMITS),
        texts: take(fields, TEXTS),
        phrases: Object.fromEntries(phrases) as unknown,
        modes: take(fields, MODES)
    };
}

function languageCode(language: string): string {
    return language.trim().toLowerCase().replaceAll('-', '_');
}

/** What a record with a language says, and the policies that it was laid over. */
interface Translation {
    name: string;
    language: string;
    given: object;
    over: Map<Policy, HoldingPolicy>;
}

/** Lays a language's texts over a policy. Agents also write as before, so that its phrases and texts are recognized too. */
function layOver({ policy: base, name }: HoldingPolicy, { given, language }: Translation): HoldingPolicy {
    const { policy } = usablePolicy(given, base);
    for (const key of Object.keys(PHRASES) as (keyof PolicyPhrases)[]) {
        policy.phrases[key] = [...base.phrases[key], ...policy.phrases[key]];
    }
    return { policy: { ...policy, replacedTexts: base.texts }, name, language };
}

/**
 * Reads the policies' records: a chat's channel or queue has its own, else the default one holds, else the built-in. Over
 * it are laid the texts of the client's language, or of the language without its region. Of two records for one language
 * the first holds.
 */
export function readPolicies(rows: readonly PolicyRow[]): Policies {
    const problems: string[] = [];
    const ofChannel = new Map<string, HoldingPolicy>();
    const translations = new Map<string, Translation>();
    const named: Policies['named'] = [];
    let standard: HoldingPolicy = { policy: DEFAULT_POLICY, name: undefined };

    const takeTranslation = (row: PolicyRow, code: string): string[] => {
        const language = languageCode(code);
        const known = translations.get(language)?.name;
        if (known !== undefined || !LANGUAGE_CODE.test(language)) {
            const because =
                known === undefined ? 'allowed is a code such as de or pt_BR' : `which ${known} has already`;
            return [`language: given ${JSON.stringify(code)}, ${because}`];
        }
        const { texts, phrases } = jsonOf(row);
        const given = { texts, phrases };
        translations.set(language, { name: row.name, language, given, over: new Map() });
        return usablePolicy(given).problems;
    };

    const takePolicy = (row: PolicyRow): string[] => {
        const { policy, problems: found } = usablePolicy(jsonOf(row));
        const entry = { name: row.name, policy };
        named.push(entry);
        const channel = row.fields[CHANNEL];
        if (typeof channel === 'string' && channel !== '') {
            ofChannel.set(channel.toLowerCase(), entry);
        }
        if (row.fields[DEFAULT] === true) {
            standard = entry;
        }
        return found;
    };

    for (const row of rows) {
        const language = row.fields[LANGUAGE];
        const found = typeof language === 'string' && language ? takeTranslation(row, language) : takePolicy(row);
        if (found.length > 0) {
            problems.push(`${row.name}: ${found.join('; ')}`);
        }
    }

    const translationFor = (language: string): Translation | undefined => {
        const code = languageCode(language);
        return code === '' ? undefined : (translations.get(code) ?? translationFor(code.replace(/_?[^_]*$/, '')));
    };
    const holding: Policies['holding'] = (channel = '', language = '') => {
        const base = ofChannel.get(channel.toLowerCase()) ?? standard;
        const translation = translationFor(language);
        if (!translation) {
            return base;
        }
        const laid = translation.over.get(base.policy) ?? layOver(base, translation);
        translation.over.set(base.policy, laid);
        return laid;
    };
    return { policyFor: (...chat) => holding(...chat).policy, holding, named, problems };
}
