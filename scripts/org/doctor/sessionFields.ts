import type { Connection } from 'jsforce';
import { RULES, type Rule } from 'c/etiquette';
import { LIVE_CHAT_SET, MESSAGING_SET } from './agentNeeds.ts';
import { MESSAGE_RULES } from './finding.ts';

/** A field of Salesforce's own on a chat's record that the product reads. */
export interface SessionField {
    object: string;
    field: string;
    /** The permission set for chats of this kind. */
    set: string;
    rules: readonly Rule[];
    /** What does not work without it. */
    lost: string;
}

type Losses = readonly (readonly [field: string, rules: readonly Rule[], lost: string])[];

const WHEN_ACCEPTED = 'when a chat was accepted is unknown until its first message';
const LANGUAGE = 'texts are not chosen in the client’s language';

const MESSAGING: Losses = [
    ['Status', RULES, 'whether a chat waits or goes on is unknown'],
    ['StartTime', ['connect'], 'the wait for an agent counts from when the record was made'],
    ['AcceptTime', ['connect', 'duration'], WHEN_ACCEPTED],
    ['EndTime', MESSAGE_RULES, 'that a chat has ended is known later'],
    ['EndedByType', [], 'who ended a chat is unknown'],
    ['EndUserContactId', [], 'the client’s contact is unknown'],
    ['EndUserLanguage', [], LANGUAGE]
];
const LIVE_CHAT: Losses = [
    ['Status', RULES, 'whether a chat waits or goes on is unknown'],
    ['RequestTime', ['connect'], 'the wait for an agent counts from when the record was made'],
    ['StartTime', ['connect', 'duration'], WHEN_ACCEPTED],
    ['EndTime', MESSAGE_RULES, 'that a chat has ended is known later'],
    ['EndedBy', [], 'who ended a chat is unknown'],
    ['BrowserLanguage', [], LANGUAGE],
    ['ContactId', [], 'the client’s contact is unknown'],
    ['CaseId', ['answer', 'duration'], 'the chat is not linked to its ticket']
];

function fieldsOf(object: string, set: string, losses: Losses): SessionField[] {
    return losses.map(([field, rules, lost]) => ({ object, set, field, rules, lost }));
}

/**
 * Fields for which our permission sets cannot ask: Salesforce does not document which of them have field-level security,
 * and an org refuses a permission set that names a field without it. The org itself is asked.
 */
export const SESSION_FIELDS: readonly SessionField[] = [
    ...fieldsOf('MessagingSession', MESSAGING_SET, MESSAGING),
    ...fieldsOf('LiveChatTranscript', LIVE_CHAT_SET, LIVE_CHAT)
];

/** Returns those of the fields that have field-level security in this org, as `MessagingSession.AcceptTime`. */
export async function securedFields(connection: Connection): Promise<Set<string>> {
    const objects = Map.groupBy(SESSION_FIELDS, ({ object }) => object);
    const secured = await Promise.all(
        [...objects].map(async ([object, fields]) => {
            const described = await permissionables(connection, object);
            // What security hides from whoever asks is not described at all.
            return fields.filter(({ field }) => described && described.get(field) !== false);
        })
    );
    return new Set(secured.flat().map(({ object, field }) => `${object}.${field}`));
}

async function permissionables(connection: Connection, object: string): Promise<Map<string, boolean> | undefined> {
    try {
        const { fields } = await connection.describe(object);
        return new Map(fields.map(({ name, permissionable }) => [name, permissionable]));
    } catch (error) {
        const { errorCode = '' } = error as { errorCode?: string };
        if (/^(?:NOT_FOUND|INVALID_TYPE)$/.test(errorCode)) {
            return undefined;
        }
        throw error;
    }
}
