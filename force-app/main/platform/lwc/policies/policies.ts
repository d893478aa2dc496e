import { DEFAULT_POLICY, usablePolicy, type Action, type Policy } from 'c/etiquette';
import type { PolicyFor } from 'c/sessionPorts';

/** One policy's record: the values of its fields by their names; empty ones are null. */
export interface PolicyRow {
    /** What an admin calls it. */
    name: string;
    fields: Record<string, unknown>;
}

/** The policies that hold, and what is wrong with the records they come from. */
export interface Policies {
    policyFor: PolicyFor;
    /** Returns what an admin calls the policy for a channel or queue; `undefined` where the built-in defaults hold. */
    nameFor(channel: string | undefined): string | undefined;
    /** Each record's policy, by what an admin calls it. */
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

/** Every field of a policy that is read. */
export const POLICY_FIELDS: readonly string[] = [
    ...[LIMITS, TEXTS, PHRASES, MODES].flatMap((names) => Object.values<string>(names)),
    CHANNEL,
    DEFAULT
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

/** Reads the policies' records: a chat's channel or queue has its own, else the default one holds, else the built-in. */
export function readPolicies(rows: readonly PolicyRow[]): Policies {
    const problems: string[] = [];
    const ofChannel = new Map<string, Policies['named'][number]>();
    const named: Policies['named'] = [];
    let standard: Policies['named'][number] | undefined;

    for (const row of rows) {
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
        if (found.length > 0) {
            problems.push(`${row.name}: ${found.join('; ')}`);
        }
    }
    const holding = (channel = ''): Policies['named'][number] | undefined =>
        ofChannel.get(channel.toLowerCase()) ?? standard;
    return {
        policyFor: (channel) => holding(channel)?.policy ?? DEFAULT_POLICY,
        nameFor: (channel) => holding(channel)?.name,
        named,
        problems
    };
}
