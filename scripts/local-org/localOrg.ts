import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Sharing } from './schema/sobject.ts';
import { BulkApi } from './bulk/bulkApi.ts';
import type { ConversationMessage } from './conversation/conversationEntries.ts';
import { type Feature, featuresBut } from './features.ts';
import { installCatalogue } from './metadata/install.ts';
import { Catalogue } from './metadata/catalogue.ts';
import type { PackageCheck } from './metadata/deploy.ts';
import { deploySource } from './metadata/deploySource.ts';
import { MetadataStore } from './metadata/metadataStore.ts';
import { setTranslationWorkbench } from './metadata/languageSettings.ts';
import { addServiceChannels, fillNewOrg } from './newOrg.ts';
import type { ConnectedClient } from './oauth/oauth.ts';
import { Sessions } from './oauth/sessions.ts';
import { Org } from './org.ts';
import type { Change } from './records/change.ts';
import { type RecordsApi, recordsApi } from './records/recordsApi.ts';
import { Cursors } from './rest/cursors.ts';
import { handle } from './rest/front.ts';
import { changeEvents } from './streaming/changeEvent.ts';
import { Streaming } from './streaming/streaming.ts';

export type { ConversationMessage } from './conversation/conversationEntries.ts';
export type { Feature } from './features.ts';
export { ApiError } from './api/apiError.ts';
export type { PackageCheck } from './metadata/deploy.ts';
export type { ConnectedClient } from './oauth/oauth.ts';
export { ADMIN_USERNAME } from './newOrg.ts';
export type { Change } from './records/change.ts';
export type { RecordsApi } from './records/recordsApi.ts';

export interface LocalOrgOptions {
    /** The SQLite file, or `:memory:`. */
    file: string;
    /** Package directories in source format, deployed at once; without them the org stays as its file has it. */
    source?: readonly string[] | undefined;
    /** What the org lacks of what most orgs have; nothing unless it is named. */
    lacking?: readonly Feature[];
    /** How records of some objects are shared, where it is other than their own way. */
    sharing?: Readonly<Record<string, Sharing>>;
    /** Standard fields that have field-level security here though nobody knows of it, as `MessagingSession.AcceptTime`. */
    securedFields?: readonly string[];
    /** The org's time, epoch milliseconds. */
    now: () => number;
    /** Programs that may log in by themselves, with a signed assertion or a secret. */
    clients?: readonly ConnectedClient[];
    /** One more check of what is deployed; what it finds fails the deploy. */
    check?: PackageCheck;
}

export interface OrgUser {
    id: string;
    username: string;
    name: string;
    email: string;
    isActive: boolean;
}

/** Salesforce's API over one SQLite file, for the same process and for HTTP clients. */
export interface LocalOrg {
    /** Answers a request of `/services/**`, `/cometd/**` or `/id/**`; false where the path is not the org's. */
    handle(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean>;
    /** Records with this user's permissions. */
    as(userId: string): RecordsApi;
    /** Records without limits of permissions, in the name of the administrator. */
    asSystem(): RecordsApi;
    /** Keeps a message of a conversation, by the conversation's identifier. */
    addMessage(conversation: string, message: ConversationMessage): void;
    /** Calls the listener with every change that was saved; the answer ends it. */
    onChange(listener: (change: Change) => void): () => void;
    /** What Change Data Capture tells of a change: one payload for each record. */
    changeEvents(change: Change): Record<string, unknown>[];
    /** The access token of a user, the same every time. */
    tokenOf(username: string): string;
    users(): OrgUser[];
    readonly organizationId: string;
    close(): void;
}

/** Opens the org in this file, a new one where there is none, and deploys the source into it. */
export async function openLocalOrg(options: LocalOrgOptions): Promise<LocalOrg> {
    const org = new Org(options.file, options.now, featuresBut(options.lacking ?? []));
    org.sharing = options.sharing ?? {};
    org.securedFields = new Set(options.securedFields);
    const catalogue = new Catalogue(org);
    setTranslationWorkbench(org, catalogue);
    installCatalogue(org, catalogue);
    fillNewOrg(org);
    addServiceChannels(org);
    const sessions = new Sessions(org);
    if (options.source) {
        await deploySource(org, catalogue, options.source, options.check);
    }
    const metadata = new MetadataStore(org, catalogue, options.check);
    const front = {
        org,
        sessions,
        cursors: new Cursors(),
        metadata,
        clients: options.clients ?? [],
        bulk: new BulkApi(org)
    };
    const streaming = new Streaming(org, catalogue, sessions);
    return {
        handle: (request, response) => streaming.handle(request, response) || handle(front, request, response),
        as: (userId) => recordsApi(org, () => org.accessOf(userId)),
        asSystem: () => recordsApi(org, () => org.systemAccess()),
        addMessage: (conversation, message) => org.conversations.add(conversation, message),
        onChange: (listener) => org.onChange(listener),
        changeEvents: (change) => changeEvents(org.schema, change, () => 0).map(({ payload }) => payload),
        tokenOf: (username) => sessions.tokenOf(userNamed(org, username)),
        users: () => users(org),
        organizationId: org.organizationId,
        close: () => {
            streaming.close();
            org.database.close();
        }
    };
}

function users(org: Org): OrgUser[] {
    return org.database
        .all('SELECT Id, Username, Name, Email, IsActive FROM o_User WHERE IsDeleted = 0 ORDER BY Id')
        .map((row) => ({
            id: String(row['Id']),
            username: String(row['Username']),
            name: String(row['Name']),
            email: String(row['Email']),
            isActive: row['IsActive'] === 1
        }));
}

function userNamed(org: Org, username: string): string {
    const user = users(org).find((each) => each.username.toLowerCase() === username.toLowerCase());
    if (!user) {
        throw new Error(`The local org has no user named "${username}".`);
    }
    return user.id;
}
