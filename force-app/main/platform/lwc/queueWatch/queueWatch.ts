import { api, LightningElement, wire } from 'lwc';
import { subscribe, unsubscribe, type EmpMessage, type EmpSubscription } from 'lightning/empApi';
import { graphql, type GraphQLResult, type ParsedQuery } from 'lightning/graphql';
import userId from '@salesforce/user/Id';
import { recordId } from 'c/etiquette';
import { errorMessage } from 'c/platformError';
import { fieldsIn, QUERIES, rowsIn, type Entity } from './queries';
import { availableAgents, tableOf, waitingIn, type Table } from './tables';

const ENTITIES = ['MessagingSession', 'LiveChatTranscript', 'UserServicePresence', 'AgentWork'] as const;
/** Events from now on. */
const NEW_ONES = -1;

interface Header {
    changeType?: string;
    recordIds?: string[];
    commitTimestamp?: number;
}

/**
 * Watches the queue by Change Data Capture: reads once, then goes on with what the events tell. Says `waiting` with the
 * chats that wait and are not another agent's already, and `capacity` {available, at} with how many agents could take
 * one more. Of what the org does not offer it says nothing: the capacity is unknown then, and `unoffered`
 * {entity, message} says why. After every reading comes `read` {entity}, or `unread` {entity, message}: what was known
 * stays until it is read again. Shows nothing.
 */
export default class QueueWatch extends LightningElement {
    sessionQuery: ParsedQuery | undefined;
    transcriptQuery: ParsedQuery | undefined;
    presenceQuery: ParsedQuery | undefined;
    workQuery: ParsedQuery | undefined;

    #tables: Record<Entity, Table> = {
        MessagingSession: tableOf(['Status', 'Requested']),
        LiveChatTranscript: tableOf(['Status', 'Requested']),
        UserServicePresence: tableOf(['UserId', 'IsCurrentState', 'ConfiguredCapacity']),
        AgentWork: tableOf(['UserId', 'Status', 'WorkItemId'])
    };
    #followed = new Set<Entity>();
    #known = new Set<Entity>();
    #refresh = new Map<Entity, () => Promise<void>>();
    #reading = new Set<Entity>();
    #subscriptions: EmpSubscription[] = [];
    #available: number | undefined;
    #gone = false;

    connectedCallback(): void {
        this.#gone = false;
        ENTITIES.forEach((entity) => void this.follow(entity));
    }

    disconnectedCallback(): void {
        this.#gone = true;
        this.#subscriptions.forEach((subscription) => void unsubscribe(subscription));
        this.#subscriptions = [];
    }

    @wire(graphql, { query: '$sessionQuery' })
    sessionsRead(result: GraphQLResult | undefined): void {
        this.read('MessagingSession', result);
    }

    @wire(graphql, { query: '$transcriptQuery' })
    transcriptsRead(result: GraphQLResult | undefined): void {
        this.read('LiveChatTranscript', result);
    }

    @wire(graphql, { query: '$presenceQuery' })
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
            if (this.#gone) {
                await unsubscribe(subscription);
            } else {
                this.#subscriptions.push(subscription);
            }
        } catch (error) {
            this.missing(entity, error);
            return;
        }
        this.#followed.add(entity);
        if (entity === 'MessagingSession') {
            this.sessionQuery = QUERIES.MessagingSession;
        } else if (entity === 'LiveChatTranscript') {
            this.transcriptQuery = QUERIES.LiveChatTranscript;
        } else if (entity === 'UserServicePresence') {
            this.presenceQuery = QUERIES.UserServicePresence;
        } else {
            this.workQuery = QUERIES.AgentWork;
        }
    }

    missing(entity: Entity, error: unknown): void {
        this.dispatchEvent(new CustomEvent('unoffered', { detail: { entity, message: errorMessage(error) } }));
    }

    read(entity: Entity, result: GraphQLResult | undefined): void {
        if (!this.#followed.has(entity)) {
            return;
        }
        if (result?.refresh) {
            this.#refresh.set(entity, result.refresh);
        }
        if (result?.errors?.length) {
            this.unread(entity, result.errors[0]);
        } else if (result?.data) {
            this.#known.add(entity);
            this.#tables[entity].fill(rowsIn(result, entity));
            this.dispatchEvent(new CustomEvent('read', { detail: { entity } }));
            this.say(entity, undefined);
        }
    }

    unread(entity: Entity, error: unknown): void {
        this.dispatchEvent(new CustomEvent('unread', { detail: { entity, message: errorMessage(error) } }));
    }

    /** Reads everything again that the org offers: events may have been missed. Never rejects. */
    @api
    async refresh(): Promise<void> {
        await Promise.all([...this.#followed].map((entity) => this.readAgain(entity)));
    }

    hear(entity: Entity, { data }: EmpMessage): void {
        if (!this.#known.has(entity)) {
            return;
        }
        const { ChangeEventHeader: told } = data.payload as { ChangeEventHeader?: Header };
        const { changeType = '', recordIds = [], commitTimestamp } = told ?? {};
        const change = { type: changeType, ids: recordIds.map(recordId), fields: fieldsIn(data.payload) };
        if (this.#tables[entity].change(change)) {
            this.say(entity, commitTimestamp);
        } else {
            void this.readAgain(entity);
        }
    }

    /** Many events at once are one reading. */
    async readAgain(entity: Entity): Promise<void> {
        if (this.#reading.has(entity)) {
            return;
        }
        this.#reading.add(entity);
        await Promise.resolve();
        this.#reading.delete(entity);
        try {
            await this.#refresh.get(entity)?.();
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
        const { MessagingSession, LiveChatTranscript, AgentWork } = this.#tables;
        if (!this.#known.has('MessagingSession') && !this.#known.has('LiveChatTranscript')) {
            return;
        }
        const detail = waitingIn([MessagingSession, LiveChatTranscript], AgentWork, userId);
        this.dispatchEvent(new CustomEvent('waiting', { detail }));
    }

    sayCapacity(at: number | undefined): void {
        if (!this.#known.has('UserServicePresence') || !this.#known.has('AgentWork')) {
            return;
        }
        const available = availableAgents(this.#tables.UserServicePresence, this.#tables.AgentWork);
        if (available === this.#available) {
            return;
        }
        this.#available = available;
        const detail = { available, ...(at !== undefined && { at }) };
        this.dispatchEvent(new CustomEvent('capacity', { detail }));
    }
}
