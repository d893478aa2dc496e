import { api, LightningElement, wire } from 'lwc';
import { gql, graphql, type GraphQLResult } from 'lightning/graphql';
import { createRecord, updateRecord, type FieldValues, type RecordData } from 'lightning/uiRecordApi';
import { recordId, type CaseDraft, type CaseRecord } from 'c/etiquette';
import { platformError } from 'c/platformError';
import { caseIn, type CaseSearch } from './lookup';

const QUERY = gql`
    query etiquetteCase($id: ID, $key: String) {
        uiapi {
            query {
                Case(first: 2, where: { or: [{ Id: { eq: $id } }, { Etiquette_Key__c: { eq: $key } }] }) {
                    edges {
                        node {
                            Id
                            CaseNumber {
                                value
                            }
                            Etiquette_Key__c {
                                value
                            }
                            Etiquette_Reasons__c {
                                value
                            }
                        }
                    }
                }
            }
        }
    }
`;

const ORIGIN = 'Chat';
const DUPLICATE = 'DUPLICATE_VALUE';
/** Matches no record: the query wants an id, and there is none to look for. */
const NO_ID = '500000000000000AAA';

interface Waiting {
    search: CaseSearch;
    resolve(found: CaseRecord | undefined): void;
    reject(error: Error): void;
}

function fieldsOf(draft: CaseDraft): FieldValues {
    return {
        Subject: draft.subject,
        Description: draft.description,
        Origin: ORIGIN,
        Etiquette_Key__c: draft.key,
        Etiquette_Reasons__c: draft.reason,
        Etiquette_Chat_Link__c: draft.chatLink,
        ...(draft.contactId !== undefined && { ContactId: draft.contactId })
    };
}

function numberIn(record: RecordData): string | undefined {
    const value = record.fields.CaseNumber?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
}

function duplicateIn(words: string): string | undefined {
    return /\b500[A-Za-z\d]{12}(?:[A-Za-z\d]{3})?\b/.exec(words)?.[0];
}

/**
 * Cases of chats by Lightning Data Service: its methods are a CasePort, and reject with the server's own words. A
 * component, since records can be looked up by a wire only. Shows nothing.
 */
export default class CaseRecords extends LightningElement {
    query: typeof QUERY | undefined;
    variables: CaseSearch | undefined;
    #waiting: Waiting[] = [];
    #asked = new Set<string>();
    /** The answer on its way may come from the cache: it is asked for again. */
    #stale = false;
    #searched: CaseSearch | undefined;

    @wire(graphql, { query: '$query', variables: '$variables' })
    found(result: GraphQLResult | undefined): void {
        const [current] = this.#waiting;
        if (!current || current.search !== this.#searched || !(result?.data || result?.errors)) {
            return;
        }
        if (this.#stale && result.refresh) {
            this.#stale = false;
            result
                .refresh()
                .catch((error: unknown) => this.finish(current, () => current.reject(platformError(error))));
            return;
        }
        this.finish(current, () => {
            try {
                current.resolve(caseIn(result, current.search));
            } catch (error) {
                current.reject(platformError(error));
            }
        });
    }

    /** Creates the chat's case; where the server says it exists already, finds that one. */
    @api
    async open(draft: CaseDraft): Promise<CaseRecord> {
        try {
            const record = await createRecord({ apiName: 'Case', fields: fieldsOf(draft) });
            const caseNumber = numberIn(record);
            if (caseNumber !== undefined) {
                return { id: recordId(record.id), caseNumber, reasons: [draft.reason] };
            }
            return await this.existing({ id: record.id, key: draft.key });
        } catch (error) {
            const refused = platformError(error);
            if (refused.code !== DUPLICATE) {
                throw refused;
            }
            return this.existing({ id: duplicateIn(refused.message) ?? NO_ID, key: draft.key });
        }
    }

    /** The case with this id, or with this chat's key. */
    @api
    find({ caseId, chat }: { caseId?: string; chat: string }): Promise<CaseRecord | undefined> {
        return this.lookUp({ id: recordId(caseId ?? NO_ID), key: chat });
    }

    /** Gives a case these reasons. */
    @api
    async addReason(caseId: string, reasons: string[]): Promise<void> {
        await this.change({ Id: caseId, Etiquette_Reasons__c: [...new Set(reasons)].join(';') });
    }

    /** Links the chat's record to the case. */
    @api
    async link(chat: string, caseId: string): Promise<void> {
        await this.change({ Id: chat, CaseId: caseId });
    }

    async change(fields: FieldValues): Promise<void> {
        try {
            await updateRecord({ fields });
        } catch (error) {
            throw platformError(error);
        }
    }

    async existing({ id, key }: { id: string; key: string }): Promise<CaseRecord> {
        const record = await this.lookUp({ id: recordId(id), key });
        if (!record) {
            throw platformError(`The case of this chat (${key}) exists, but cannot be read.`);
        }
        return record;
    }

    lookUp(search: CaseSearch): Promise<CaseRecord | undefined> {
        return new Promise((resolve, reject) => {
            this.#waiting.push({ search, resolve, reject });
            if (this.#waiting.length === 1) {
                this.ask();
            }
        });
    }

    ask(): void {
        const [next] = this.#waiting;
        if (!next) {
            return;
        }
        const name = JSON.stringify(next.search);
        this.#stale = this.#asked.has(name);
        this.#asked.add(name);
        this.#searched = next.search;
        this.query = QUERY;
        this.variables = { ...next.search };
    }

    finish(current: Waiting, settle: () => void): void {
        if (this.#waiting[0] !== current) {
            return;
        }
        this.#waiting.shift();
        this.#searched = undefined;
        settle();
        this.ask();
    }
}
