import { api, LightningElement, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { createRecord, updateRecord, type FieldValues, type RecordData } from 'lightning/uiRecordApi';
import { recordId } from 'c/etiquette';
import { missingGrant } from 'c/grants';
import { isAccessRefusal, platformError, type PlatformError } from 'c/platformError';
import { caseIn, type CaseSearch } from './lookup';
import { QUERY } from './queries';
import type { CaseDraft, CaseRecord } from 'c/sessionPorts';

const ORIGIN = 'Chat';
const DUPLICATE = 'DUPLICATE_VALUE';
/** What the server says of a record to which a new one leads, and which the agent may not see. */
const NOT_SHARED = 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY';
/** What the server says of an object, or of a record, that the agent may not see at all. */
const NOT_FOUND = 'NOT_FOUND';
/** Matches no record: the query wants an id, and there is none to look for. */
const NO_ID = '500000000000000AAA';

/** A search that nobody has answered for so long is given up, so that it does not hold up the next one; milliseconds. */
const GIVEN_UP = 10_000;

interface Waiting {
    search: CaseSearch;
    askedAt: number;
    resolve(found: CaseRecord | undefined): void;
    reject(error: Error): void;
}

function nameOf(search: CaseSearch): string {
    return JSON.stringify(search);
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
    private waiting: Waiting[] = [];
    /** The last result of each search, by its name. */
    private results = new Map<string, GraphQLResult>();
    private searching = '';

    /** Returns the server's time; epoch milliseconds. */
    @api now!: () => number;

    @wire(graphql, { query: '$query', variables: '$variables' })
    take(result: GraphQLResult | undefined): void {
        if (!(result?.data || result?.errors) || this.searching === '') {
            return;
        }
        const isFirst = !this.results.has(this.searching);
        this.results.set(this.searching, result);
        const [current] = this.waiting;
        if (isFirst && current && nameOf(current.search) === this.searching) {
            this.finishWith(current, result);
        }
    }

    /**
     * Creates the chat's case, without the contact if that is not shared with the agent; if the server says that it
     * exists already, finds it.
     */
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
            if (refused.code === NOT_SHARED && draft.contactId !== undefined) {
                return this.open({ ...draft, contactId: undefined });
            }
            if (refused.code !== DUPLICATE) {
                throw this.refused(refused, 'cases');
            }
            return this.existing({ id: duplicateIn(refused.message) ?? NO_ID, key: draft.key });
        }
    }

    /** Returns the case with this id, or with this chat's key. */
    @api
    find({ caseId, chat }: { caseId?: string; chat: string }): Promise<CaseRecord | undefined> {
        return this.lookUp({ id: recordId(caseId ?? NO_ID), key: chat });
    }

    /** Replaces the reasons of a case. */
    @api
    async addReason(caseId: string, reasons: string[]): Promise<void> {
        await this.change({ Id: caseId, Etiquette_Reasons__c: [...new Set(reasons)].join(';') }, 'cases');
    }

    /** Links the chat's record to the case. */
    @api
    async link(chat: string, caseId: string): Promise<void> {
        await this.change({ Id: chat, CaseId: caseId }, 'caseLink');
    }

    async change(fields: FieldValues, grant: 'cases' | 'caseLink'): Promise<void> {
        try {
            await updateRecord({ fields });
        } catch (error) {
            throw this.refused(platformError(error), grant);
        }
    }

    /** Returns the error, and says `missing` if it is for want of a right. */
    refused(error: PlatformError, grant: 'cases' | 'caseLink'): PlatformError {
        if (isAccessRefusal(error) || error.code === NOT_FOUND) {
            this.dispatchEvent(missingGrant(grant, error.message));
        }
        return error;
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
            const [current] = this.waiting;
            this.waiting.push({ search, askedAt: this.now(), resolve, reject });
            if (!current) {
                this.ask();
            } else if (this.now() - current.askedAt >= GIVEN_UP) {
                this.finish(current, () => current.reject(platformError('The search for the case was not answered.')));
            }
        });
    }

    ask(): void {
        const [next] = this.waiting;
        if (!next) {
            return;
        }
        next.askedAt = this.now();
        this.searching = nameOf(next.search);
        const before = this.results.get(this.searching);
        if (before?.refresh) {
            this.askAgain(next, before.refresh);
        } else {
            this.results.delete(this.searching);
            this.query = QUERY;
            this.variables = { ...next.search };
        }
    }

    /** The wire need not emit if nothing changed: once it was refreshed, its last result counts. */
    askAgain(waiting: Waiting, refresh: () => Promise<void>): void {
        const name = nameOf(waiting.search);
        this.variables = { ...waiting.search };
        refresh().then(
            () => this.finishWith(waiting, this.results.get(name)),
            (error: unknown) => this.finish(waiting, () => waiting.reject(platformError(error)))
        );
    }

    finishWith(waiting: Waiting, result: GraphQLResult | undefined): void {
        this.finish(waiting, () => {
            try {
                waiting.resolve(result && caseIn(result, waiting.search));
            } catch (error) {
                waiting.reject(this.refused(platformError(error), 'cases'));
            }
        });
    }

    finish(waiting: Waiting, settle: () => void): void {
        if (this.waiting[0] !== waiting) {
            return;
        }
        this.waiting.shift();
        settle();
        this.ask();
    }
}
