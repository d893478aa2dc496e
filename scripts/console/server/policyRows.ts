import { POLICY_FIELDS, readPolicies, type Policies, type PolicyRow } from 'c/policies';
import type { Store } from '../world/records/store.ts';

/** The org's policy records, the default one first. An org that the product is not deployed to has none. */
export async function policyRows(store: Store): Promise<(PolicyRow & { id: string })[]> {
    try {
        const fields = POLICY_FIELDS.join(', ');
        const rows = await store.query(
            `SELECT Id, Name, ${fields} FROM Etiquette_Policy__c ORDER BY Default__c DESC, Name`
        );
        return rows.map(({ Id, Name, ...values }) => ({ id: Id, name: String(Name), fields: values }));
    } catch (error) {
        if ((error as { errorCode?: string }).errorCode === 'INVALID_TYPE') {
            return [];
        }
        throw error;
    }
}

/** The policies that hold in the org. */
export async function policiesOf(store: Store): Promise<Policies> {
    return readPolicies(await policyRows(store));
}
