import missingCaseLink from '@salesforce/label/c.Etiquette_Missing_Case_Link';
import missingCases from '@salesforce/label/c.Etiquette_Missing_Cases';
import missingChangeEvents from '@salesforce/label/c.Etiquette_Missing_Change_Events';
import missingChannel from '@salesforce/label/c.Etiquette_Missing_Channel';
import missingChats from '@salesforce/label/c.Etiquette_Missing_Chats';
import missingClient from '@salesforce/label/c.Etiquette_Missing_Client';
import missingPolicies from '@salesforce/label/c.Etiquette_Missing_Policies';
import missingQueue from '@salesforce/label/c.Etiquette_Missing_Queue';
import missingServerTime from '@salesforce/label/c.Etiquette_Missing_Server_Time';
import serverSays from '@salesforce/label/c.Etiquette_Server_Says';
import type { Grant, MissingGrant } from 'c/grants';
import { fill } from './fill';

const GRANT_LABELS: Record<Grant, string> = {
    serverTime: missingServerTime,
    policies: missingPolicies,
    chats: missingChats,
    queue: missingQueue,
    changeEvents: missingChangeEvents,
    channel: missingChannel,
    client: missingClient,
    caseLink: missingCaseLink,
    cases: missingCases
};

/** Returns what a missing grant means to the agent and what their admin can do, with the server's words if there are any. */
export function grantLabel({ grant, message }: MissingGrant): string {
    const label = GRANT_LABELS[grant];
    return message === '' ? label : `${label} ${fill(serverSays, message)}`;
}
