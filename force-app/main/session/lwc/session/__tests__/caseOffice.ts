import type { CaseDraft, CasePort, CaseRecord } from 'c/sessionPorts';

/** A case on the server. */
export interface StoredCase extends CaseRecord {
    /** What it was created from; absent for one that the product did not open. */
    draft?: CaseDraft;
}

/** The server's cases, each with the unique key of its chat. */
export class CaseOffice implements CasePort {
    cases = new Map<string, StoredCase>();
    /** The links that were made: the chat and the case. */
    links: [string, string][] = [];
    /** The next calls that create or link fail with these errors. */
    errors: Error[] = [];

    async open(draft: CaseDraft): Promise<CaseRecord> {
        this.refuse();
        const known = this.cases.get(draft.key);
        if (known) {
            return { ...known, reasons: [...known.reasons] };
        }
        const number = this.cases.size + 1;
        const created = {
            id: `500xx000000000${number}AAA`,
            caseNumber: `0000100${number}`,
            reasons: [draft.reason],
            draft
        };
        this.cases.set(draft.key, created);
        return { ...created, reasons: [...created.reasons] };
    }

    async find({ caseId, chat }: { caseId?: string; chat: string }): Promise<CaseRecord | undefined> {
        const all = [...this.cases.values()];
        return caseId === undefined ? this.cases.get(chat) : all.find(({ id }) => id === caseId);
    }

    async addReason(caseId: string, reasons: string[]): Promise<void> {
        const found = [...this.cases.values()].find(({ id }) => id === caseId);
        if (found) {
            found.reasons = reasons;
        }
    }

    async link(chat: string, caseId: string): Promise<void> {
        this.refuse();
        this.links.push([chat, caseId]);
    }

    /** Somebody else has a case, under a key of their own. */
    add(caseId: string, caseNumber: string, reasons: string[] = []): void {
        this.cases.set(`other:${caseId}`, { id: caseId, caseNumber, reasons });
    }

    private refuse(): void {
        const error = this.errors.shift();
        if (error) {
            throw error;
        }
    }
}
