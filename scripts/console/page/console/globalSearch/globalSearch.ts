import { LightningElement } from 'lwc';

import { query, quoted } from '../../records/records.ts';
import { openRecord } from '../../workspace/workspace.ts';

interface Found {
    id: string;
    name: string;
    icon: string;
}

/** Finds contacts and cases by their names and numbers. */
export default class GlobalSearch extends LightningElement {
    found: Found[] = [];
    searched = false;

    get nothing(): boolean {
        return this.found.length === 0;
    }

    typed(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            this.searched = false;
        }
        if (event.key === 'Enter') {
            void this.search((event.currentTarget as HTMLInputElement).value.trim());
        }
    }

    async search(words: string): Promise<void> {
        if (words === '') {
            return;
        }
        const like = quoted(`%${words}%`);
        const [contacts, cases] = await Promise.all([
            query<{ Id: string; Name: string }>(`SELECT Id, Name FROM Contact WHERE Name LIKE ${like} LIMIT 5`),
            query<{ Id: string; CaseNumber: string; Subject: string | null }>(
                `SELECT Id, CaseNumber, Subject FROM Case WHERE CaseNumber LIKE ${like} OR Subject LIKE ${like} LIMIT 5`
            )
        ]);
        this.found = [
            ...contacts.map(({ Id, Name }) => ({ id: Id, name: Name, icon: 'standard:contact' })),
            ...cases.map((one) => ({
                id: one.Id,
                name: `${one.CaseNumber} ${one.Subject ?? ''}`,
                icon: 'standard:case'
            }))
        ];
        this.searched = true;
    }

    choose(event: Event): void {
        this.searched = false;
        openRecord((event.currentTarget as HTMLElement).dataset.id ?? '');
    }

    left(event: FocusEvent): void {
        if (!this.template?.contains(event.relatedTarget as Node | null)) {
            this.searched = false;
        }
    }
}
