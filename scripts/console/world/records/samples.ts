import samples from './samples.json' with { type: 'json' };
import { hasObject, type Store } from './store.ts';

const POLICY = 'Etiquette_Policy__c';

/** The policy that holds where no other one does, with every field left to the built-in etiquette, and one in German. */
async function addPolicies(store: Store) {
    if (!(await hasObject(store, POLICY))) {
        return;
    }
    const [present] = await store.query(`SELECT Id FROM ${POLICY} WHERE Default__c = true LIMIT 1`);
    if (!present) {
        for (const policy of samples.policies) {
            await store.create(POLICY, policy);
        }
    }
}

/** Somebody tried Omni-Channel out when it was set up, as in every org: agents see that others were there. */
async function addPastPresence(store: Store) {
    const [present] = await store.query('SELECT Id FROM UserServicePresence LIMIT 1');
    const [tester] = await store.query("SELECT Id FROM User WHERE Profile.Name = 'System Administrator' LIMIT 1");
    if (present || !tester) {
        return;
    }
    await store.create('UserServicePresence', {
        UserId: tester.Id,
        OwnerId: tester.Id,
        IsCurrentState: false,
        IsAway: true,
        ConfiguredCapacity: 0
    });
}

/** Fills an org that has no contacts with a few customers and their cases, who are the clients of the scenes. */
export async function addSamples(store: Store): Promise<void> {
    await addPolicies(store);
    await addPastPresence(store);
    const [present] = await store.query('SELECT Id FROM Contact LIMIT 1');
    if (present) {
        return;
    }
    const accounts = new Map<string, string>();
    for (const account of samples.accounts) {
        accounts.set(account.Name, await store.create('Account', account));
    }
    const contacts = new Map<string, string>();
    for (const { account, ...contact } of samples.contacts) {
        contacts.set(contact.Email, await store.create('Contact', { ...contact, AccountId: accounts.get(account) }));
    }
    for (const { contact, ...fields } of samples.cases) {
        const account = samples.contacts.find(({ Email }) => Email === contact)?.account ?? '';
        await store.create('Case', { ...fields, ContactId: contacts.get(contact), AccountId: accounts.get(account) });
    }
}
