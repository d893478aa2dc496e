import { api, LightningElement, wire } from 'lwc';
import { subscribe, unsubscribe, type EmpMessage, type EmpSubscription } from 'lightning/empApi';
import { graphql, type GraphQLResult, type ParsedQuery } from 'lightning/graphql';
import userId from '@salesforce/user/Id';
import { recordId } from 'c/etiquette';
import { missingGrant, type Grant } from 'c/grants';
import { errorMessage, isAccessRefusal } from 'c/platformError';
import { PublishedEvents } from './publishedEvents';
import { rowsIn, type Row } from 'c/recordQuery';
import { fallbackFor, QUERIES, SESSION_QUERIES, type Entity } from './queries';
import { availableAgents, tableOf, waitingIn, type Table } from './tables';

const ENTITIES = ['MessagingSession', 'LiveChatTranscript', 'UserServicePresence', 'AgentWork'] as const;
const CHATS = ['MessagingSession', 'LiveChatTranscript'] as const;
/** The fields by which the wires get their queries. */
const QUERY_FIELDS = {
    MessagingSession: 'sessionQuery',
    LiveChatTranscript: 'transcriptQuery',
    UserServicePresence: 'presenceQuery',
    AgentWork: 'workQuery'
} as const;
/** Events from now on. */
const NEW_ONES = -1;

interface Payload extends Row {
    ChangeEventHeader?: { changeType?: string; recordIds?: string[]; commitTimestamp?: number };
}

/**
 * Watches the queue by Change Data Capture: reads once, then follows what the events tell. `poll` reads what no event has
 * told of yet: agents without View All may not subscribe, and an org publishes only what it has selected. Says `waiting`
 * with the chats that wait and are not another agent's already, and `capacity` {available, at} with how many agents could
 * take one more, if any row of another agent can be seen: otherwise it is unknown. After every reading comes `read`
 * {entity}, or `unread` {entity, message}: what was known stays until it is read again. Says `silent` after a reading of
 * what only polling tells of, and `missing` {grant, message} where the agent lacks a right. Shows nothing.
 */
export default class QueueWatch extends LightningElement {
    sessionQuery: ParsedQuery | undefined;
    transcriptQuery: ParsedQuery | undefined;
    presenceQuery: ParsedQuery | undefined;
    workQuery: ParsedQuery | undefined;
    agent = { me: userId };

    private tables: Record<Entity, Table> = {
        MessagingSession: tableOf(['Status', 'StartTime']),
        LiveChatTranscript: tableOf(['Status', 'RequestTime']),
        UserServicePresence: tableOf(['UserId', 'IsCurrentState', 'ConfiguredCapacity']),
        AgentWork: tableOf(['UserId', 'Status', 'WorkItemId'])
    };
    private asked = new Set<Entity>();
    private published = new PublishedEvents();
    /** Objects that the agent may not read, or that the org does not have. */
    private unreadable = new Map<Entity, string>();
    /** Which of the queries for the sessions is read. */
    private sessionFallback = 0;
    private seesOthers = false;
    private known = new Set<Entity>();
    private rereads = new Map<Entity, () => Promise<void>>();
    private latest = new Map<Entity, GraphQLResult>();
    private reading = new Set<Entity>();
    private subscriptions: EmpSubscription[] = [];
    private available: number | undefined;
    private gone = false;

    connectedCallback(): void {
        this.gone = false;
        ENTITIES.forEach((entity) => void this.follow(entity));
    }

    disconnectedCallback(): void {
        this.gone = true;
        this.subscriptions.forEach((subscription) => void unsubscribe(subscription));
        this.subscriptions = [];
    }

    @wire(graphql, { query: '$sessionQuery' })
    sessionsRead(result: GraphQLResult | undefined): void {
        this.read('MessagingSession', result);
    }

    @wire(graphql, { query: '$transcriptQuery' })
    transcriptsRead(result: GraphQLResult | undefined): void {
        this.read('LiveChatTranscript', result);
    }

    @wire(graphql, { query: '$presenceQuery', variables: '$agent' })
    presencesRead(result: GraphQLResult | undefined): void {
        this.read('UserServicePresence', result);
    }

    @wire(graphql, { query: '$workQuery' })
    worksRead(result: GraphQLResult | undefined): void {
        this.read('AgentWork', result);
    }

    /** Hears an object's changes first and reads it then, so that nothing falls between. */
    async follow(entity: Entity): Promise<void> {
        try {
            const hear = (message: EmpMessage): void => this.hear(entity, message);
            const subscription = await subscribe(`/data/${entity}ChangeEvent`, NEW_ONES, hear);
            if (this.gone) {
                await unsubscribe(subscription);
            } else {
                this.subscriptions.push(subscription);
            }
        } catch (error) {
            this.published.refuse(entity, errorMessage(error));
        }
        this.asked.add(entity);
        this[QUERY_FIELDS[entity]] = QUERIES[entity];
    }

    missing(grant: Grant, message: string): void {
        this.dispatchEvent(missingGrant(grant, message));
    }

    read(entity: Entity, result: GraphQLResult | undefined): void {
        if (!this.asked.has(entity)) {
            return;
        }
        if (result?.refresh) {
            this.rereads.set(entity, result.refresh);
        }
        if (result) {
            this.latest.set(entity, result);
        }
        if (result?.errors?.length) {
            this.unread(entity, result.errors[0]);
        } else if (result?.data) {
            // Who sees only their own rows cannot say that nobody is free.
            this.seesOthers ||= rowsIn(result, 'others').length > 0;
            const isNews = this.tables[entity].fill(
                rowsIn(result, entity).map((row) => [recordId(String(row.Id)), row])
            );
            if (isNews && this.known.has(entity)) {
                this.published.findChange(entity);
            }
            this.known.add(entity);
            this.dispatchEvent(new CustomEvent('read', { detail: { entity } }));
            const refusal = this.published.refusalOf(entity);
            if (refusal !== undefined) {
                this.missing('changeEvents', refusal);
            }
            if (this.published.isSilent(entity)) {
                this.dispatchEvent(new CustomEvent('silent'));
            }
            this.say(entity, undefined);
        }
    }

    unread(entity: Entity, error: unknown): void {
        const message = errorMessage(error);
        if (!isAccessRefusal(error)) {
            this.dispatchEvent(new CustomEvent('unread', { detail: { entity, message } }));
            return;
        }
        const fallback = entity === 'MessagingSession' ? fallbackFor(this.sessionFallback, message) : undefined;
        if (fallback) {
            this.missing(fallback.grant, message);
            this.sessionFallback = fallback.query;
            this.sessionQuery = SESSION_QUERIES[fallback.query];
            return;
        }
        this.unreadable.set(entity, message);
        // Most orgs have one of the two only.
        if (CHATS.every((one) => this.unreadable.has(one))) {
            this.missing('queue', this.unreadable.get('MessagingSession') ?? message);
        }
    }

    /** Reads everything again: events may have been missed. Never rejects. */
    @api
    async refresh(): Promise<void> {
        await Promise.all([...this.asked].map((entity) => this.readAgain(entity)));
    }

    /** Reads again what can be read and no change event has told of yet. Never rejects. */
    @api
    async poll(): Promise<void> {
        const silent = [...this.known].filter((entity) => this.published.isSilent(entity));
        await Promise.all(silent.map((entity) => this.readAgain(entity)));
    }

    hear(entity: Entity, { data }: EmpMessage): void {
        this.published.hear(entity);
        if (!this.known.has(entity)) {
            return;
        }
        const { ChangeEventHeader: header, ...fields } = data.payload as Payload;
        const { changeType: type = '', recordIds = [], commitTimestamp } = header ?? {};
        if (this.tables[entity].change({ type, ids: recordIds.map(recordId), fields })) {
            this.say(entity, commitTimestamp);
        } else {
            void this.readAgain(entity);
        }
    }

    /** Many events at once are one reading. The wire need not emit if nothing changed: then the last result counts. */
    async readAgain(entity: Entity): Promise<void> {
        if (this.reading.has(entity)) {
            return;
        }
        this.reading.add(entity);
        await Promise.resolve();
        this.reading.delete(entity);
        try {
            const before = this.latest.get(entity);
            await this.rereads.get(entity)?.();
            if (before && before === this.latest.get(entity)) {
                this.read(entity, before);
            }
        } catch (error) {
            this.unread(entity, error);
        }
    }

    say(entity: Entity, at: number | undefined): void {
        // Who was given a chat decides for whom it still waits.
        if (entity !== 'UserServicePresence') {
            this.sayWaiting();
        }
        if (entity === 'UserServicePresence' || entity === 'AgentWork') {
            this.sayCapacity(at);
        }
    }

    sayWaiting(): void {
        const { MessagingSession, LiveChatTranscript, AgentWork } = this.tables;
        if (!this.known.has('MessagingSession') && !this.known.has('LiveChatTranscript')) {
            return;
        }
        const detail = waitingIn([MessagingSession, LiveChatTranscript], AgentWork, userId);
        this.dispatchEvent(new CustomEvent('waiting', { detail }));
    }

    sayCapacity(at: number | undefined): void {
        if (!this.known.has('UserServicePresence') || !this.known.has('AgentWork')) {
            return;
        }
        const { UserServicePresence, AgentWork } = this.tables;
        const available = availableAgents(UserServicePresence, AgentWork);
        if (!this.seesOthers || available === this.available) {
            return;
        }
        this.available = available;
        this.dispatchEvent(new CustomEvent('capacity', { detail: { available, at } }));
    }
}
