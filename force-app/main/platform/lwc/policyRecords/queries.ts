import { POLICY_FIELDS } from 'c/policies';
import { recordQuery, recordsOf } from 'c/recordQuery';

export const POLICY = 'Etiquette_Policy__c';
/** Reads all policies, in the order of their names. */
export const QUERY = recordQuery(
    'etiquettePolicies',
    recordsOf(POLICY, 'first: 200, orderBy: { Name: { order: ASC } }', ['Id', 'Name', ...POLICY_FIELDS])
);
