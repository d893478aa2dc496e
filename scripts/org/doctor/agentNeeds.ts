import { RULES, type Rule } from 'c/etiquette';
import { POLICY_FIELDS } from 'c/policies';
import { MESSAGE_RULES, type Severity } from './finding.ts';

/** What an agent must be able to do with an object's records. */
export type Right = 'read' | 'create' | 'edit';

/** A permission that the product uses in an agent's name. */
export interface Need {
    object: string;
    right: Right;
    /** Of this field; undefined for the object as a whole. */
    field?: string;
    /** The permission set that grants it. */
    set: string;
    /** The rules that suffer without it. */
    rules: readonly Rule[];
    severity: Severity;
    /** What does not work without it. */
    lost: string;
}

/** What every agent needs. */
export const AGENT_SET = 'Chat_Etiquette_Agent';
/** What agents on Enhanced Chat need besides. */
export const MESSAGING_SET = 'Chat_Etiquette_Messaging';

/** What agents on legacy Chat need besides. */
export const LIVE_CHAT_SET = 'Chat_Etiquette_Live_Chat';

/** The objects of whose rows an agent's bar hears at once, where the agent sees all of them. */
export const WATCHED = ['MessagingSession', 'AgentWork', 'UserServicePresence'];

/** What lets agents hear of a policy's change at once. */
export const EVENTS_SET = 'Chat_Etiquette_Change_Events';
/** What lets agents of the sample routing go online. */
export const PRESENCE_SET = 'Chat_Etiquette_Presence';

const TICKETS: readonly Rule[] = ['answer', 'duration'];
const CASE_FIELDS = ['Etiquette_Key__c', 'Etiquette_Reasons__c', 'Etiquette_Chat_Link__c'];
const FORM_FIELDS = ['Etiquette_Email__c', 'Etiquette_First_Name__c', 'Etiquette_Last_Name__c'];
const STANDARD_CASE_FIELDS = ['ContactId', 'Description', 'Origin', 'Subject'];

type Rest = Pick<Need, 'set' | 'rules' | 'severity' | 'lost'>;

function onObject(object: string, rights: readonly Right[], rest: Rest): Need[] {
    return rights.map((right) => ({ object, right, ...rest }));
}

function onFields(object: string, fields: readonly string[], rights: readonly Right[], rest: Rest): Need[] {
    return fields.flatMap((field) => rights.map((right) => ({ object, right, field, ...rest })));
}

const policy: Rest = {
    set: AGENT_SET,
    rules: RULES,
    severity: 'limits',
    lost: 'the built-in limits hold instead of the policy'
};
const time: Rest = {
    ...policy,
    lost: 'what time it is on the server is unknown, and nothing is done automatically until a message comes in'
};
const ticket: Rest = {
    set: AGENT_SET,
    rules: TICKETS,
    severity: 'blocks',
    lost: 'no ticket can be opened or found again'
};
const client: Rest = {
    set: AGENT_SET,
    rules: [],
    severity: 'limits',
    lost: 'the client is shown without name and address'
};
const session: Rest = {
    set: MESSAGING_SET,
    rules: MESSAGE_RULES,
    severity: 'blocks',
    lost: 'a chat is not known from its record'
};
const channel: Rest = {
    set: MESSAGING_SET,
    rules: RULES,
    severity: 'limits',
    lost: 'the policy of the channel is not found'
};
const link: Rest = {
    set: MESSAGING_SET,
    rules: TICKETS,
    severity: 'limits',
    lost: 'the chat is not linked to its ticket'
};
const transcript: Rest = { ...session, set: LIVE_CHAT_SET };
const visitor: Rest = { ...client, set: LIVE_CHAT_SET };
const POLICY = 'Etiquette_Policy__c';

/** Everything that the product reads and writes as an agent: what its permission sets grant, and no more. */
export const AGENT_NEEDS: readonly Need[] = [
    ...onObject(POLICY, ['read'], policy),
    ...onFields(POLICY, POLICY_FIELDS, ['read'], policy),
    ...onFields('User', ['Etiquette_Server_Time__c'], ['read'], time),
    ...onObject('Case', ['read', 'create', 'edit'], ticket),
    ...onFields('Case', [...CASE_FIELDS, ...STANDARD_CASE_FIELDS], ['read', 'edit'], ticket),
    // Salesforce lets nobody read contacts who may not read accounts.
    ...onObject('Account', ['read'], client),
    ...onObject('Contact', ['read'], client),
    ...onFields('Contact', ['Email'], ['read'], client),
    ...onObject('MessagingSession', ['read'], session),
    ...onObject('MessagingSession', ['edit'], link),
    ...onFields('MessagingSession', ['CaseId'], ['read', 'edit'], link),
    ...onObject('MessagingEndUser', ['read'], { ...client, set: MESSAGING_SET }),
    ...onObject('MessagingChannel', ['read'], channel),
    ...onObject('LiveChatTranscript', ['read'], transcript),
    ...onObject('LiveChatTranscript', ['edit'], { ...link, set: LIVE_CHAT_SET }),
    ...onFields('LiveChatTranscript', FORM_FIELDS, ['read'], visitor),
    // A transcript is its visitor's.
    ...onObject('LiveChatVisitor', ['read'], visitor)
];

/** A need in words, as `edit Case.Subject`. */
export function needWords({ right, object, field }: Pick<Need, 'right' | 'object' | 'field'>): string {
    return `${right} ${field === undefined ? object : `${object}.${field}`}`;
}
