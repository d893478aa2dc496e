/** The external id by which sample records are found again. */
export const SAMPLE_KEY = 'Etiquette_Sample_Key__c';
export const POLICY_OBJECT = 'Etiquette_Policy__c';
export const TRANSCRIPT = 'LiveChatTranscript';

/** Field values of a record; a parent is named by its key, as `Contact.Etiquette_Sample_Key__c`. */
export type Row = Record<string, string | number | boolean>;

/** An object that samples are made of, in the order in which they are made: parents first. */
export interface SampleObject {
    name: string;
    /** Fields that the platform takes only when the record is made. */
    createOnly: readonly string[];
    /** Legacy Chat: not in every org. */
    needsChat: boolean;
    /** Objects whose records must be there before. */
    after: readonly string[];
    /** Fields without which the samples make no sense, and the permission set that opens them. */
    opened?: { fields: readonly string[]; by: string };
}

export function parentKey(relationship: string): string {
    return `${relationship}.${SAMPLE_KEY}`;
}

export const SAMPLE_OBJECTS: readonly SampleObject[] = [
    {
        name: POLICY_OBJECT,
        createOnly: [],
        needsChat: false,
        after: [],
        opened: {
            fields: ['Default__c', 'Channel__c', 'Response_Seconds__c', 'Update_Seconds__c', 'Nudge_Mode__c'],
            by: 'Chat_Etiquette_Admin'
        }
    },
    { name: 'Contact', createOnly: [], needsChat: false, after: [] },
    { name: 'LiveChatVisitor', createOnly: [], needsChat: true, after: [] },
    {
        name: 'Case',
        createOnly: [],
        needsChat: false,
        after: ['Contact'],
        opened: { fields: ['Etiquette_Reasons__c'], by: 'Chat_Etiquette_Agent' }
    },
    {
        name: TRANSCRIPT,
        createOnly: [parentKey('LiveChatVisitor')],
        needsChat: true,
        after: ['Contact', 'LiveChatVisitor', 'Case']
    },
    {
        name: 'LiveChatTranscriptEvent',
        createOnly: [parentKey(TRANSCRIPT)],
        needsChat: true,
        after: [TRANSCRIPT]
    }
];
