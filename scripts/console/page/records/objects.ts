/** How the console shows records of one object. */
export interface ShownObject {
    name: string;
    label: string;
    /** What its own tab is called beside its subtabs. */
    tabLabel: string;
    icon: string;
    isChat: boolean;
    /** Field that holds the record's name. */
    nameField: string;
    /** Fields on the record's page, in its order; what the user cannot see is left out. */
    fields: string[];
    /** Lookups among them, by field: where the name of the record behind it is read. */
    lookups: Record<string, string>;
}

const OBJECTS: Record<string, ShownObject> = {
    '0Mw': {
        name: 'MessagingSession',
        label: 'Messaging Session',
        tabLabel: 'Chat',
        icon: 'standard:messaging_conversation',
        isChat: true,
        nameField: 'Name',
        fields: [
            'Name',
            'Status',
            'CaseId',
            'EndUserContactId',
            'EndUserLanguage',
            'ChannelType',
            'StartTime',
            'AcceptTime',
            'EndTime',
            'OwnerId'
        ],
        lookups: { CaseId: 'Case.CaseNumber', EndUserContactId: 'EndUserContact.Name', OwnerId: 'Owner.Name' }
    },
    '570': {
        name: 'LiveChatTranscript',
        label: 'Chat Transcript',
        tabLabel: 'Chat',
        icon: 'standard:live_chat',
        isChat: true,
        nameField: 'Name',
        fields: [
            'Name',
            'Status',
            'CaseId',
            'ContactId',
            'BrowserLanguage',
            'RequestTime',
            'StartTime',
            'EndTime',
            'EndedBy',
            'OwnerId'
        ],
        lookups: { CaseId: 'Case.CaseNumber', ContactId: 'Contact.Name', OwnerId: 'Owner.Name' }
    },
    '003': {
        name: 'Contact',
        label: 'Contact',
        tabLabel: 'Contact',
        icon: 'standard:contact',
        isChat: false,
        nameField: 'Name',
        fields: ['FirstName', 'LastName', 'Email', 'Phone'],
        lookups: {}
    },
    '500': {
        name: 'Case',
        label: 'Case',
        tabLabel: 'Case',
        icon: 'standard:case',
        isChat: false,
        nameField: 'CaseNumber',
        fields: [
            'CaseNumber',
            'Subject',
            'Status',
            'Priority',
            'Origin',
            'ContactId',
            'OwnerId',
            'CreatedDate',
            'Description'
        ],
        lookups: { ContactId: 'Contact.Name', OwnerId: 'Owner.Name' }
    }
};

const UNKNOWN: ShownObject = {
    name: 'Record',
    label: 'Record',
    tabLabel: 'Record',
    icon: 'standard:record',
    isChat: false,
    nameField: 'Name',
    fields: ['Name'],
    lookups: {}
};

/** How the record of that id is shown. */
export function objectOf(recordId: string): ShownObject {
    return OBJECTS[recordId.slice(0, 3)] ?? UNKNOWN;
}

/** A field's name in words: `EndUserContactId` is "End User Contact". */
export function wordsOfField(name: string): string {
    return name
        .replace(/__c$/, '')
        .replace(/_/g, ' ')
        .replace(/Id$/, '')
        .replace(/([a-z])([A-Z])/g, '$1 $2');
}
