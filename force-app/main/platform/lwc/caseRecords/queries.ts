import { recordQuery, recordsOf } from 'c/recordQuery';

/** Finds a chat's case by its id or by the chat's key. */
export const QUERY = recordQuery(
    'etiquetteCase($id: ID, $key: String)',
    recordsOf('Case', 'first: 2, where: { or: [{ Id: { eq: $id } }, { Etiquette_Key__c: { eq: $key } }] }', [
        'Id',
        'CaseNumber',
        'Etiquette_Reasons__c'
    ])
);
