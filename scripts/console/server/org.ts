import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ConversationMessage } from '../../local-org/localOrg.ts';
import type { Fields, Row, Store } from '../world/records/store.ts';

/** Records of one object that changed together. */
export interface OrgChange {
    entity: string;
    ids: string[];
    type: 'CREATE' | 'UPDATE' | 'DELETE';
}

/** What the console needs of the local org. */
export interface Org {
    /** Answers what is the org's; false where the path is not. */
    handle(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean>;
    asSystem(): {
        create(sobject: string, fields: Record<string, unknown>): string | Promise<string>;
        update(sobject: string, id: string, fields: Record<string, unknown>): void | Promise<void>;
        query(soql: string): { records: unknown[] } | unknown[] | Promise<{ records: unknown[] } | unknown[]>;
    };
    addMessage(conversation: string, message: ConversationMessage): void;
    tokenOf(username: string): string;
    onChange(listener: (change: OrgChange) => void): () => void;
    /** What Change Data Capture tells of a change: one payload for each record. */
    changeEvents(change: OrgChange): Record<string, unknown>[];
    close(): void | Promise<void>;
}

function given(fields: Fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The org as the world writes into it. */
export function storeOf(org: Org): Store {
    const records = org.asSystem();
    return {
        create: async (sobject, fields) => records.create(sobject, given(fields)),
        update: async (sobject, id, fields) => records.update(sobject, id, given(fields)),
        async query(soql) {
            const answer = await records.query(soql);
            return (Array.isArray(answer) ? answer : answer.records) as Row[];
        },
        addMessage: (conversation, message) => org.addMessage(conversation, message)
    };
}
