import { api, LightningElement } from 'lwc';

import type { Conversation } from '../../../protocol.ts';
import * as clientRecords from '../../records/clientRecords.ts';
import { errorMessage } from '../../records/records.ts';
import { conversations, happenings } from '../../session/world.ts';
import { openRecordBeside } from '../../workspace/beside.ts';

type Linkable<Row> = Row & { linked: boolean; linkName: string };

/** A chat's client: what they wrote into the form, the contact and the cases found for them, and which are linked. */
export default class ChatDetails extends LightningElement {
    /** The chat's record. */
    @api chat = '';
    conversation: Conversation | undefined;
    links: clientRecords.ChatLinks = {};
    found: clientRecords.ContactRow[] = [];
    foundCases: clientRecords.CaseRow[] = [];
    looked = false;
    failure = '';
    #stops: (() => void)[] = [];

    connectedCallback(): void {
        this.#stops = [
            conversations.read((all) => {
                this.conversation = all.get(this.chat) ?? this.conversation;
            }),
            happenings.on('change', ({ entity }) => {
                if (
                    ['Contact', 'Case', 'MessagingSession', 'MessagingEndUser', 'LiveChatTranscript'].includes(entity)
                ) {
                    void this.look();
                }
            })
        ];
        void this.look();
    }

    disconnectedCallback(): void {
        this.#stops.forEach((stop) => stop());
    }

    get email(): string {
        return this.conversation?.client.email ?? '';
    }

    get fields(): { label: string; text: string }[] {
        const { firstName = '', lastName = '', email = '' } = this.conversation?.client ?? {};
        return [
            { label: 'First name', text: firstName },
            { label: 'Last name', text: lastName },
            { label: 'Email', text: email },
            { label: 'Question', text: this.conversation?.question ?? '' }
        ];
    }

    get contacts(): Linkable<clientRecords.ContactRow>[] {
        return this.found.map((contact) => ({
            ...contact,
            linked: contact.Id === this.links.contactId,
            linkName: `Link ${contact.Name}`
        }));
    }

    get cases(): Linkable<clientRecords.CaseRow>[] {
        return this.foundCases.map((one) => ({
            ...one,
            linked: one.Id === this.links.caseId,
            linkName: `Link case ${one.CaseNumber}`
        }));
    }

    get noContact(): boolean {
        return this.looked && this.found.length === 0;
    }

    get noCases(): boolean {
        return this.looked && this.foundCases.length === 0;
    }

    async look(): Promise<void> {
        const { conversation } = this;
        if (!conversation) {
            return;
        }
        await this.tryTo(async () => {
            this.links = await clientRecords.linksOf(conversation);
            this.found = await clientRecords.contactsOf(conversation.client);
            const contact = this.links.contactId ?? this.found[0]?.Id;
            const cases = contact === undefined ? [] : await clientRecords.casesOf(contact);
            const { caseId } = this.links;
            // The chat's own case may be nobody's: no contact was known when it was opened.
            const own =
                caseId && !cases.some(({ Id }) => Id === caseId) ? await clientRecords.caseOf(caseId) : undefined;
            this.foundCases = own ? [own, ...cases] : cases;
            this.looked = true;
        });
    }

    linkContact(event: Event): void {
        const contactId = idIn(event);
        this.change((conversation) => clientRecords.linkContact(conversation, contactId));
    }

    linkCase(event: Event): void {
        const caseId = idIn(event);
        this.change((conversation) => clientRecords.linkCase(conversation, caseId));
    }

    newContact(): void {
        this.change(async (conversation) => {
            await clientRecords.linkContact(conversation, await clientRecords.makeContact(conversation.client));
        });
    }

    openRecord(event: Event): void {
        openRecordBeside(this.chat, idIn(event));
    }

    change(run: (conversation: Conversation) => Promise<void>): void {
        const { conversation } = this;
        if (!conversation) {
            return;
        }
        void this.tryTo(async () => {
            await run(conversation);
            await this.look();
        });
    }

    async tryTo(run: () => Promise<void>): Promise<void> {
        try {
            await run();
            this.failure = '';
        } catch (error) {
            this.failure = errorMessage(error);
        }
    }
}

function idIn(event: Event): string {
    return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
