import { api, LightningElement, wire } from 'lwc';
import { getRecord, type RecordResult } from 'lightning/uiRecordApi';
import { givenGrant, missingGrant, type Grant } from 'c/grants';
import { errorMessage, isAccessRefusal, isOutOfSight } from 'c/platformError';
import { fullNames, isWithheld } from './fields';
import { readChat, type ChatObject, type ChatReading } from './reading';

export type { ChatReading } from './reading';

const MESSAGING = '0Mw';

const COMMON = [
    'Status',
    'OwnerId',
    'CreatedDate',
    'LastModifiedDate',
    'CaseId',
    'Case.CaseNumber',
    'StartTime',
    'EndTime'
];
const session: ChatObject = {
    requested: ['StartTime', 'CreatedDate'],
    accepted: 'AcceptTime',
    ended: 'EndTime',
    endedBy: 'EndedByType',
    channel: 'MessagingChannel.DeveloperName',
    language: 'EndUserLanguage',
    contactId: ['EndUserContactId', 'MessagingEndUser.ContactId'],
    written: [],
    clientName: ['MessagingEndUser.Name', 'EndUserContact.Name'],
    grants: { caseLink: ['CaseId'], channel: ['MessagingChannel'], client: ['MessagingEndUser', 'EndUserContact'] },
    firstName: ['EndUserContact.FirstName'],
    lastName: ['EndUserContact.LastName'],
    email: ['EndUserContact.Email']
};

const transcript: ChatObject = {
    requested: ['RequestTime', 'CreatedDate'],
    accepted: 'StartTime',
    ended: 'EndTime',
    endedBy: 'EndedBy',
    channel: 'LiveChatButton.DeveloperName',
    language: 'BrowserLanguage',
    contactId: ['ContactId'],
    // What the client wrote into the form before the chat, then the record that the form found or made.
    written: ['Etiquette_First_Name__c', 'Etiquette_Last_Name__c'],
    clientName: ['Contact.Name', 'Lead.Name'],
    grants: { caseLink: ['CaseId'] },
    firstName: ['Etiquette_First_Name__c', 'Contact.FirstName', 'Lead.FirstName'],
    lastName: ['Etiquette_Last_Name__c', 'Contact.LastName', 'Lead.LastName'],
    email: ['Etiquette_Email__c', 'Contact.Email', 'Lead.Email']
};

function fieldsOf({ grants: _grants, ...object }: ChatObject): string[] {
    return [...new Set([...COMMON, ...Object.values<string | readonly string[]>(object).flat()])];
}

/** Named by strings, not by imports of the schema: where legacy Chat is not installed, this must deploy as well. */
const SESSION_FIELDS = fullNames('MessagingSession', fieldsOf(session));
const TRANSCRIPT_FIELDS = fullNames('LiveChatTranscript', fieldsOf(transcript));

/** Whether the records of Messaging (`true`), or of legacy Chat, were refused for want of a right since one was read. */
const refused = new Set<boolean>();

/**
 * Reads one chat's record, and again whenever it is said to have changed. Says `record` {chat, facts, events}, and
 * `unreadable` {chat, message} with the server's words. Of a chat that it has read before and the agent may see no more it
 * says `lost` {chat}: it was given to somebody else. What the agent may not read of it is said by `missing`,
 * and `granted` {grant} once they may. Shows nothing.
 */
export default class ChatRecord extends LightningElement {
    /** The chat's record id. */
    @api chat = '';
    /** The server's time now, where the record does not say when it was changed. */
    @api now!: () => number;
    /** The chat that was read last. */
    private read = '';

    get isSession(): boolean {
        return this.chat.startsWith(MESSAGING);
    }

    get fields(): readonly string[] {
        return this.isSession ? SESSION_FIELDS : TRANSCRIPT_FIELDS;
    }

    @wire(getRecord, { recordId: '$chat', optionalFields: '$fields' })
    take(result: RecordResult | undefined): void {
        if (result?.data) {
            this.read = this.chat;
            const object = this.isSession ? session : transcript;
            const detail: ChatReading = readChat(result.data, object, this.now());
            this.dispatchEvent(new CustomEvent('record', { detail }));
            if (refused.delete(this.isSession)) {
                this.dispatchEvent(givenGrant('chats'));
            }
            const { grants } = object;
            (Object.keys(grants) as Grant[])
                .filter((grant) => grants[grant]?.every((name) => isWithheld(result.data, name)))
                .forEach((grant) => this.dispatchEvent(missingGrant(grant)));
        } else if (result?.error && this.read === this.chat && isOutOfSight(result.error)) {
            this.dispatchEvent(new CustomEvent('lost', { detail: { chat: this.chat } }));
        } else if (result?.error) {
            const detail = { chat: this.chat, message: errorMessage(result.error) };
            this.dispatchEvent(new CustomEvent('unreadable', { detail }));
            if (isAccessRefusal(result.error)) {
                refused.add(this.isSession);
                this.dispatchEvent(missingGrant('chats', detail.message));
            }
        }
    }
}
