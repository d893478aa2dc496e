import { readdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { MINIMUM_ACCESS } from '../access/profiles.ts';
import { assign, serve, testOrg, type Served } from './testOrg.ts';
import type { LocalOrg, LocalOrgOptions } from '../localOrg.ts';
import { root } from '../../node/bundles.ts';

const SETS = ['Chat_Etiquette_Agent', 'Chat_Etiquette_Messaging', 'Chat_Etiquette_Presence'];
/** Where the product's parts are that such an agent works with. */
export const PACKAGES = ['main', 'messaging', 'routing', 'change-events'].map((name) => join(root, 'force-app', name));

/** An agent whom nothing but our permission sets lets do anything, and one chat of theirs. */
export interface MinimumAgent {
    org: LocalOrg;
    served: Served;
    userId: string;
    token: string;
    /** The chat's record. */
    session: string;
}

// Outside of the platform a query is its text.
registerHooks({
    resolve: (specifier, context, next) =>
        specifier === 'lightning/graphql'
            ? { url: 'data:text/javascript,export const gql = String.raw;', shortCircuit: true }
            : next(specifier, context)
});

function textsIn(value: unknown): string[] {
    if (typeof value === 'object' && value !== null) {
        return Object.values(value).flatMap(textsIn);
    }
    return typeof value === 'string' && value.startsWith('query ') ? [value] : [];
}

/** The queries that the product's components send. */
export async function productQueries(): Promise<string[]> {
    const folder = join(root, 'force-app/main/platform/lwc');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        /[\\/]queries\.ts$/.test(file)
    );
    const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href)));
    return [...new Set(textsIn(modules.map((module: object) => ({ ...module }))))];
}

/** An org with the product, and an agent in it with a minimum profile, our permission sets, and a chat. */
export async function minimumAgent(
    context: TestContext,
    options: Partial<LocalOrgOptions> = {}
): Promise<MinimumAgent> {
    const org = await testOrg(context, { source: PACKAGES, ...options });
    const served = await serve(context, org);
    const system = org.asSystem();
    const idOf = (soql: string): string => String(system.query(soql)[0]?.['Id']);
    const username = 'ada@agents.example.com';
    const userId = system.create('User', {
        Username: username,
        LastName: 'Agent',
        FirstName: 'Ada',
        Email: username,
        ProfileId: idOf(`SELECT Id FROM Profile WHERE Name = '${MINIMUM_ACCESS}'`)
    });
    SETS.forEach((name) => assign(org, userId, name));
    const queue = idOf("SELECT Id FROM Group WHERE DeveloperName = 'Etiquette_Chats'");
    system.create('GroupMember', { GroupId: queue, UserOrGroupId: userId });
    system.create('Etiquette_Policy__c', { Name: 'Default', Default__c: true });
    const channel = idOf("SELECT Id FROM MessagingChannel WHERE DeveloperName = 'Etiquette_Web_Chat'");
    const contact = system.create('Contact', { FirstName: 'Mia', LastName: 'Berg', Email: 'mia.berg@example.com' });
    const endUser = system.create('MessagingEndUser', {
        Name: 'Mia Berg',
        ContactId: contact,
        MessagingChannelId: channel,
        MessageType: 'EmbeddedMessaging',
        MessagingPlatformKey: 'mia'
    });
    const session = system.create('MessagingSession', {
        MessagingEndUserId: endUser,
        EndUserContactId: contact,
        MessagingChannelId: channel,
        Status: 'Active',
        StartTime: '2026-03-02T11:58:00Z',
        AcceptTime: '2026-03-02T11:59:00Z',
        OwnerId: userId
    });
    return { org, served, userId, token: org.tokenOf(username), session };
}
