import type { Right } from './agentNeeds.ts';

/** A component on a page, and what is set about it. */
export interface PageComponent {
    /** Without a namespace: `c:etiquetteUtility` is `etiquetteUtility`. */
    name: string;
    properties: Readonly<Record<string, string>>;
}

export interface Page {
    name: string;
    /** `UtilityBar`, `RecordPage`, … */
    type: string;
    /** The object of a record page. */
    object: string | undefined;
    components: readonly PageComponent[];
}

/** Which page is shown for an object's records, in one app or, without an app, everywhere. */
export interface PageChoice {
    object: string;
    page: string;
}

export interface App {
    name: string;
    utilityBar: string | undefined;
    pages: readonly PageChoice[];
}

/** The queue's routing configuration, as far as it is about chats. */
export interface ChatQueue {
    queue: string;
    routing: string;
    /** Seconds; `undefined` where none is set. */
    pushTimeout: number | undefined;
    /** How many users and groups it offers work to; `undefined` where that could not be read. */
    members: number | undefined;
}

/** What permission sets open beside objects: apps, and statuses in which an agent is online. */
export type SetupKind = 'TabSet' | 'ServicePresenceStatus';

/** What one agent may do, by profile and permission sets. */
export interface AgentAccess {
    name: string;
    /** User permissions, as `ViewAllData`. */
    permissions: ReadonlySet<string>;
    may(right: Right, object: string, field?: string): boolean;
    /** Everybody's records of an object. */
    seesAll(object: string): boolean;
    /** What of Setup is open to them, such as an app, by its id; undefined where the org did not say. */
    mayUse(kind: SetupKind, id: string): boolean | undefined;
}

/** Everything about an org by which it is judged; `undefined` is what could not be read. */
export interface OrgState {
    /** API versions, as `68`. */
    versions: readonly number[];
    objects: ReadonlySet<string>;
    omniChannel: boolean | undefined;
    apps: readonly App[];
    pages: readonly Page[];
    /** Pages that are chosen for the whole org. */
    chosenPages: readonly PageChoice[];
    /** Fields of chats' records that have field-level security, as `MessagingSession.AcceptTime`. */
    securedFields: ReadonlySet<string>;
    hasCaseKey: boolean;
    hasPolicyObject: boolean;
    /** Whether the package for legacy Chat is deployed. */
    hasLiveChat: boolean;
    /** Selected for change events, as `AgentWorkChangeEvent`. */
    changeEvents: ReadonlySet<string>;
    /** Objects whose service channel has status-based capacity, and the channel's name. */
    statusBased: readonly { channel: string; object: string }[] | undefined;
    queues: readonly ChatQueue[] | undefined;
    /** The active users who have the agents' permission set; of very many the first. */
    agents: readonly AgentAccess[] | undefined;
    /** The ids of apps and presence statuses, by their names. */
    setupIds: Readonly<Record<SetupKind, ReadonlyMap<string, string>>>;
    /** Presence statuses in which an agent is offered chats. */
    onlineStatuses: readonly string[];
    /** Presence configurations, and whether any user or profile has them. */
    presenceConfigs: readonly { name: string; isAssigned: boolean }[] | undefined;
    translationWorkbench: boolean | undefined;
    lightningWebSecurity: boolean | undefined;
    /** Whether the flow of the safety net runs; `undefined` where it is not deployed. */
    safetyNetActive: boolean | undefined;
    policies: { name: string; fields: Record<string, unknown> }[] | undefined;
}
