import { api, LightningElement } from 'lwc';

import { happenings } from '../../session/world.ts';
import { objectOf, wordsOfField } from '../../records/objects.ts';
import { query, quoted, readRecord, watchRecord, errorMessage, type RecordData } from '../../records/records.ts';
import { focused } from '../../workspace/tabs.ts';
import { changeTab, openBelow, tabs } from '../../workspace/workspace.ts';

interface ShownField {
    name: string;
    label: string;
    text: string;
    link: string;
    class: string;
}

interface CaseRow {
    Id: string;
    CaseNumber: string;
    Subject: string | null;
    Status: string;
}

/** A record's fields; kept up with what changes on the server. */
export default class RecordDetails extends LightningElement {
    /** The tab it stands in. */
    @api tabId = '';
    @api recordId = '';
    @api objectApiName = '';
    record: RecordData | undefined;
    cases: CaseRow[] = [];
    failure = '';
    #stops: (() => void)[] = [];
    /** It changed while its tab was not in front. */
    #isStale = false;

    connectedCallback(): void {
        const read = (): Promise<void> => this.readAgain();
        const own = this.recordId.slice(0, 15);
        const listsCases = this.objectApiName === 'Contact';
        this.#stops = [
            watchRecord(this.recordId, read),
            happenings.on('change', ({ entity, ids }) => {
                if (ids.some((id) => id.startsWith(own)) || (listsCases && entity === 'Case')) {
                    void read();
                }
            }),
            tabs.read(() => {
                if (this.#isStale) {
                    void read();
                }
            })
        ];
        void this.read();
    }

    disconnectedCallback(): void {
        this.#stops.forEach((stop) => stop());
    }

    get icon(): string {
        return objectOf(this.recordId).icon;
    }

    get objectLabel(): string {
        return objectOf(this.recordId).label;
    }

    get name(): string {
        return textOf(this.record, objectOf(this.recordId).nameField) || 'Loading';
    }

    get hasCases(): boolean {
        return this.cases.length > 0;
    }

    get fields(): ShownField[] {
        const { fields, lookups } = objectOf(this.recordId);
        const { record } = this;
        return fields
            .filter((name) => record?.fields[name] !== undefined)
            .map((name) => {
                const lookup = lookups[name];
                const id = stringOf(record?.fields[name]?.value);
                const isLink = lookup !== undefined && /^(003|500)/.test(id);
                return {
                    name,
                    label: wordsOfField(name),
                    text: lookup === undefined ? textOf(record, name) || '–' : textOf(record, lookup) || id || '–',
                    link: isLink ? id : '',
                    class: name === 'Description' ? 'field whole' : 'field'
                };
            });
    }

    /** Where its tab is not in front, only once it is: with many chats open, many change at once. */
    async readAgain(): Promise<void> {
        this.#isStale = focused(tabs.get()).id !== this.tabId;
        if (!this.#isStale) {
            await this.read();
        }
    }

    async read(): Promise<void> {
        const { name, fields, lookups, isChat, nameField, icon } = objectOf(this.recordId);
        const wanted = [...fields, ...Object.values(lookups)].map((field) => `${name}.${field}`);
        try {
            this.record = await readRecord(this.recordId, [`${name}.${nameField}`], wanted);
            this.failure = '';
            if (name === 'Contact') {
                await this.readCases();
            }
            if (!isChat && this.tabId) {
                changeTab(this.tabId, { label: this.name, icon });
            }
        } catch (error) {
            this.failure = errorMessage(error);
        }
    }

    async readCases(): Promise<void> {
        this.cases = await query<CaseRow>(
            `SELECT Id, CaseNumber, Subject, Status FROM Case WHERE ContactId = ${quoted(this.recordId)} ORDER BY CaseNumber DESC LIMIT 20`
        );
    }

    openLink(event: Event): void {
        const recordId = (event.currentTarget as HTMLElement).dataset.id ?? '';
        openBelow(this.tabId, { shows: 'record', recordId });
    }
}

function stringOf(value: unknown): string {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function textOf(record: RecordData | undefined, path: string): string {
    const [first = '', ...rest] = path.split('.');
    const field = record?.fields[first];
    if (rest.length > 0) {
        return textOf((field?.value ?? undefined) as RecordData | undefined, rest.join('.'));
    }
    const { value, displayValue } = field ?? {};
    if (value === null || value === undefined) {
        return '';
    }
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
        return new Date(value).toLocaleString('en-GB');
    }
    return displayValue ?? stringOf(value);
}
