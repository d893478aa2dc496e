import type { Shift } from './shift.ts';

/** What an agent on Enhanced Chat is assigned. */
const SETS = ['Chat_Etiquette_Agent', 'Chat_Etiquette_Messaging', 'Chat_Etiquette_Presence'] as const;
const PROFILE = 'Minimum Access - Salesforce';

/** A permission set of the product. */
export type PermissionSet = (typeof SETS)[number];

/** Makes the user of an agent before they come: one whom nothing but our permission sets lets do anything. */
export async function makeMinimumAgent(
    { admin, nameOf }: Shift,
    agent: string,
    without?: PermissionSet
): Promise<void> {
    const idOf = async (soql: string): Promise<string> => String((await admin.query(soql))[0]?.['Id']);
    const username = `${nameOf(agent)}@agents.example.com`;
    const userId = await admin.create('User', {
        Username: username,
        LastName: nameOf(agent),
        Email: username,
        Alias: nameOf(agent),
        ProfileId: await idOf(`SELECT Id FROM Profile WHERE Name = '${PROFILE}'`)
    });
    for (const name of SETS.filter((set) => set !== without)) {
        const set = await idOf(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
        await admin.create('PermissionSetAssignment', { PermissionSetId: set, AssigneeId: userId });
    }
}
